"""The words: both languages have the same keys with the same arguments, and every key that the code names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.domain.access import NOT_PUBLIC
from bot.domain.actions import CITIZENS, OFFICERS
from bot.domain.form import CHANGEABLE, Step
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action, Reason, State
from bot.domain.people import Role
from bot.usecases.pushes import PUBLIC_NEWS
from handlers import menus

ROOT = Path(__file__).parent.parent
SAID = re.compile(
    r"""\bsay(?:\.say)?\(\s*(?:[a-z_.]+,\s*)?"([a-z][a-z0-9_-]+)"|(?:FormProblem|Refused)\("([a-z][a-z0-9_-]+)\""""
)


def test_both_languages_have_the_same_keys_and_arguments() -> None:
    texts.check()


def test_every_key_that_the_code_names_is_there() -> None:
    sources = [
        path for room in ("bot", "handlers") for path in (ROOT / room).rglob("*.py") if "simulator" not in path.parts
    ]
    named = {key for path in sources for found in SAID.findall(path.read_text()) for key in found if key}
    assert len(named) > 100
    assert [key for key in sorted(named) if not texts.has(key)] == []


def _families() -> list[str]:
    states = [state for state in State if state is not State.ARCHIVED]
    return [
        *(f"next-{state}" for state in states),
        *(f"next-archived-{reason}" for reason in Reason),
        *(f"push-archived-{reason}" for reason in Reason),
        *(f"archived-{reason}" for reason in Reason if reason not in NOT_PUBLIC),
        *(f"news-{action}" for action in PUBLIC_NEWS),
        *(f"kind-{kind}" for kind in Kind),
        *(f"ask-content-{kind}" for kind in Kind),
        *(f"ask-{step}" for step in Step if step not in (Step.CONTENT, Step.REVIEW)),
        *(f"field-{step}" for step in CHANGEABLE),
        *(f"act-{form.action}" for form in OFFICERS),
        *(f"act-citizen-{form.action}" for form in CITIZENS),
        *(f"event-{action}" for action in Action),
        *(f"role-{role}" for role in Role),
        *(f"command-{name}" for name in (*menus.CITIZEN, *sorted(menus.OFFICIAL))),
    ]


@pytest.mark.parametrize("key", _families())
def test_every_key_of_a_family_is_there(key: str) -> None:
    assert texts.has(key)


@given(st.text(max_size=80))
def test_arguments_are_escaped(words: str) -> None:
    said = texts.say("id", "quote", words=words)
    inner = said.removeprefix("<blockquote>").removesuffix("</blockquote>")
    assert "<" not in inner
    assert ">" not in inner


def test_a_missing_argument_is_an_error_and_not_a_word_on_a_screen() -> None:
    with pytest.raises(texts.TextProblem):
        texts.say("id", "quote")


def test_no_command_description_is_longer_than_telegram_allows() -> None:
    for language in texts.LANGUAGES:
        for name in (*menus.CITIZEN, *menus.OFFICIAL):
            assert 0 < len(texts.say(language, f"command-{name}")) <= 256
