"""The labelled sets, part by part: what is read well stays read well. Figures and history: docs/words.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.suggest import measure
from bot.suggest.measure import SETS, app, misses
from bot.suggest.measured import Case, Parts, marked, rows, score

PARTS = Parts()
FOLDERS = ("first", "held-out")
# Precision and recall that a part must keep, where it is not perfect.
FLOORS = {
    ("held-out", "sure English"): (1.0, 0.87),
    ("held-out", "titles, word for word"): (0.9, 0.9),
    ("first", "agency, when sure"): (1.0, 0.72),
    ("held-out", "agency, first"): (0.9, 0.9),
    ("held-out", "agency, when sure"): (1.0, 0.55),
    ("held-out", "category"): (0.92, 0.92),
}
SIZES = {  # texts in both sets together
    "dates": 40,
    "answers": 40,
    "places": 40,
    "language": 60,
    "masking": 60,
    "titles": 40,
    "topics": 60,
    "control": 60,
    "emergencies": 40,
    "kinds": 40,
}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("part", PARTS.all)
def test_a_part_reads_its_set_as_well_as_it_did(part: str, folder: str) -> None:
    cases = PARTS.all[part](SETS / folder)
    precision, recall = FLOORS.get((folder, part), (1.0, 1.0))
    wrong = [f"{case.text!r}: {sorted(case.wanted)} read as {sorted(case.found)}" for case in cases if missed(case)]
    reached = score(cases)
    assert reached.precision >= precision, wrong
    assert reached.recall >= recall, wrong


def missed(case: Case) -> bool:
    return case.found != case.wanted


@pytest.mark.parametrize(("name", "least"), SIZES.items())
def test_the_sets_are_large_enough_and_no_text_is_in_both(name: str, least: int) -> None:
    first, held_out = ([row[0] for row in rows(SETS / folder, name)] for folder in FOLDERS)
    assert len(first) + len(held_out) >= least
    assert len({*first, *held_out}) == len(first) + len(held_out)


def test_labels_of_topics_are_agencies_and_categories_of_the_city() -> None:
    for folder in FOLDERS:
        for _, agency, category in rows(SETS / folder, "topics"):
            assert agency in PARTS.agency_codes
            assert category in {*PARTS.category_codes, "-"}


def test_marked_data_is_wanted_at_its_place() -> None:
    case = marked("hub {mobile:0812-0000-1111} ya")
    assert case.text == "hub 0812-0000-1111 ya"
    assert case.wanted == case.found == {"mobile 4 18"}


def test_a_text_that_is_read_wrongly_counts_against_precision_and_recall() -> None:
    right = Case("a", frozenset({"x"}), frozenset({"x"}))
    wrong = Case("b", frozenset({"x"}), frozenset({"y"}))
    silent = Case("c", frozenset({"x"}), frozenset())
    result = score([right, wrong, silent])
    assert (result.precision, result.recall) == (1 / 2, 1 / 3)


def test_the_command_prints_every_part_of_both_sets_and_the_routing_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "keluhan.csv"
    file.write_text(
        "keluhan,kelurahan,kecamatan,topik,instansi\n"
        "lampu jalan mati,Contoh,Contoh,Lampu,Dinas Perhubungan\n"
        "sampah menumpuk,Contoh,Contoh,Sampah,Dinas Sosial\n"
        "apa saja,Contoh,Contoh,Lain,Dinas Tanpa Padanan\n",
        "utf-8",
    )
    ended = CliRunner().invoke(app, ["--csv", str(file), "--misses"], env={"COLUMNS": "120"})
    assert ended.exit_code == 0, ended.output
    for part in PARTS.all:
        assert ended.output.count(part) >= len(FOLDERS)
    assert re.search(r"top-1\s*│\s*2\s*│\s*1\.00\s*│\s*0\.500", ended.output)


def test_misses_name_the_text_and_both_readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "control.tsv").write_text("# a comment\n\nya\tno\n", "utf-8")
    parts = Parts()
    monkeypatch.setattr(parts, "all", {"words of control": parts.all["words of control"]})
    assert list(misses(parts, tmp_path)) == ["words of control: 'ya' wanted ['no'] found ['yes']"]
    assert measure.table(parts, tmp_path).row_count == 1
