# One virtual environment, made once and whenever the lock changes; plain pip, no other tool.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# One worker more than there are processors: a third of the suite's time is waiting.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
SECONDS ?= 60

.PHONY: demo run test check format docs search chaos bench month clean

demo: $(READY)
	$(BIN)/lapor demo

run: $(READY)
	$(BIN)/lapor run

test: $(READY)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal $(ARGS)

# Asks the properties and state machines with new examples again and again, for so many seconds or until one fails.
search: $(READY)
	end=$$(($$(date +%s) + $(SECONDS))); while [ $$(date +%s) -lt $$end ]; do \
		$(BIN)/pytest -n $(WORKERS) -m hypothesis --hypothesis-profile=search $(ARGS) || exit 1; done

# A working month of a thousand reports and forty officers; ends with what was counted, and 1 where anything is amiss.
month: $(READY)
	$(BIN)/python -m tests.month $(ARGS)

DATABASE ?= both

# Kills and starves the bot while people use it; ends with one line of JSON, and 1 where a promise was broken.
chaos: $(READY)
	$(BIN)/python -m tests.chaos --seconds $(SECONDS) --database $(DATABASE) $(ARGS)

# Measures; prints a table, writes docs/benchmarks.md and build/bench.json.
bench: $(READY)
	$(BIN)/python -m tests.bench $(ARGS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)
	$(BIN)/python -m bot.domain.diagram --write
	$(BIN)/python -m bot.notifier.policy --write

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' || \
		{ echo "Python 3.11 to 3.14 is needed; name one: make PYTHON=python3.12 demo"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
