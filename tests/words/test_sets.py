"""The labelled sets, part by part: what is read well stays read well. Figures and history: docs/words.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.suggest import measure
from bot.suggest.measure import OWN, SETS, app, misses
from bot.suggest.measured import Case, Parts, marked, rows, score
from bot.suggest.topics import DISTRICT, district_name
from storage.region import SAMPLE
from storage.regionreader import read

PARTS = Parts()
FOLDERS = ("first", "held-out", "second")
# Precision and recall that a part must keep, where it is not perfect.
FLOORS = {
    ("held-out", "sure English"): (1.0, 0.87),
    ("held-out", "titles, word for word"): (0.9, 0.9),
    ("first", "agency, when sure"): (1.0, 0.72),
    ("held-out", "agency, first"): (0.9, 0.9),
    ("held-out", "agency, when sure"): (1.0, 0.55),
    ("held-out", "category"): (0.92, 0.92),
    ("held-out", "several matters"): (0.91, 0.84),
    ("second", "village or district"): (1.0, 0.95),
    ("second", "landmark"): (0.92, 0.92),
    ("second", "sure English"): (1.0, 0.7),
    ("second", "personal data"): (0.96, 0.96),
    ("second", "titles, word for word"): (0.94, 0.94),
    ("second", "agency, when sure"): (1.0, 0.6),
}
SIZES = {  # texts in all sets together
    "dates": 40,
    "answers": 40,
    "places": 40,
    "landmarks": 60,
    "language": 60,
    "masking": 60,
    "titles": 40,
    "topics": 60,
    "control": 60,
    "emergencies": 40,
    "kinds": 40,
    "several": 50,
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
    texts = [row[0] for folder in FOLDERS for row in rows(SETS / folder, name)]
    assert len(texts) >= least
    assert len(set(texts)) == len(texts)


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


def test_the_reports_for_routing_are_many_distinct_and_labelled_with_what_the_city_has() -> None:
    offices = {district_name(one.name) for one in read(SAMPLE).agencies if one.kind == DISTRICT}
    cells = [line.split("\t") for line in OWN.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(cells) >= 300
    assert len({text for text, *_ in cells}) == len(cells)
    for _, agency, category, *district in cells:
        assert agency in PARTS.agency_codes or (agency == DISTRICT and district[0] in offices)
        assert category in {*PARTS.category_codes, "-"}


def test_the_command_prints_every_part_of_all_sets() -> None:
    ended = CliRunner().invoke(app, ["--misses"], env={"COLUMNS": "120"})
    assert ended.exit_code == 0, ended.output
    for part in PARTS.all:
        assert ended.output.count(part) >= len(FOLDERS)


CSV = (
    "keluhan,kelurahan,kecamatan,topik,instansi\n"
    "lampu jalan mati di kelurahan Contoh,Contoh,Contoh,Lampu,Dinas Perhubungan\n"
    "sampah menumpuk sejak kemarin,Contoh,Contoh,Sampah,Dinas Sosial\n"
    "apa saja,Contoh,Contoh,Lain,Dinas Tanpa Padanan\n"
)


def test_routing_is_measured_on_a_file_and_what_has_no_counterpart_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "keluhan.csv"
    file.write_text(CSV, "utf-8")
    ended = CliRunner().invoke(app, ["routing", str(file)], env={"COLUMNS": "120"})
    assert ended.exit_code == 0, ended.output
    assert "2 texts, 1 left out" in ended.output
    assert re.search(r"agency\s*│\s*keywords\s*│\s*2\s*│\s*0\.500", ended.output)


def test_real_texts_are_counted_and_never_printed(tmp_path: Path) -> None:
    file = tmp_path / "keluhan.csv"
    file.write_text(CSV, "utf-8")
    ended = CliRunner().invoke(app, ["real", str(file)], env={"COLUMNS": "120"})
    assert ended.exit_code == 0, ended.output
    assert re.search(r"read as Indonesian\s*│\s*3\s*│\s*1\.000", ended.output)
    assert re.search(r"said in full is read\s*│\s*1\s*│\s*1\.000", ended.output)
    assert "menumpuk" not in ended.output


def test_misses_name_the_text_and_both_readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "control.tsv").write_text("# a comment\n\nya\tno\n", "utf-8")
    parts = Parts()
    monkeypatch.setattr(parts, "all", {"words of control": parts.all["words of control"]})
    assert list(misses(parts, tmp_path)) == ["words of control: 'ya' wanted ['no'] found ['yes']"]
    assert measure.table(parts, tmp_path).row_count == 1
