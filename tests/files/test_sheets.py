"""The sheet for SP4N: harmless on the way out, and nothing believed on the way back."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.files import sheets
from bot.files.sheets import COLUMNS, SheetProblem


def workbook(*rows: tuple[Any, ...], head: tuple[str, ...] = COLUMNS) -> bytes:
    """A sheet as a spreadsheet program saves it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def filled(number: object, sp4n: object, status: object = None) -> tuple[object, ...]:
    return (number, *[""] * len(sheets.FIELDS), sp4n, status)


def _cells(content: bytes) -> list[list[Any]]:
    return [[(cell.value, cell.data_type) for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[0]]


def test_the_sheet_has_exactly_the_fields_of_the_form() -> None:
    head = [value for value, _ in _cells(sheets.written([]))[0]]
    assert head == [
        "Nomor kanal", "Klasifikasi", "Judul", "Isi", "Tanggal kejadian", "Lokasi kejadian", "Instansi tujuan",
        "Kategori", "Lampiran", "Anonim", "Rahasia", "Nomor SP4N", "Status SP4N",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ['=HYPERLINK("http://contoh.invalid")', "+62", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_of_a_citizen_is_a_formula(text: str) -> None:
    value, kind = _cells(sheets.written([[text] * len(COLUMNS)]))[1][3]
    assert kind != "f"
    assert value.startswith("'")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_written_can_be_opened_again(text: str) -> None:
    rows = sheets.read(sheets.written([[f"DMI {text}", *[text] * (len(COLUMNS) - 1)]]))
    assert [row.place for row in rows] == [2]


def test_what_stands_in_the_cells_comes_back_as_it_is() -> None:
    moment = datetime(2026, 11, 25)  # noqa: DTZ001  # a spreadsheet's dates have no zone
    read = sheets.read(workbook(filled("DMI-7K3F9QX", 9165816, "Proses"), filled("=1+1", moment), filled(True, 1.5)))
    assert [(row.place, row.number, row.sp4n, row.status) for row in read] == [
        (2, "DMI-7K3F9QX", 9165816, "Proses"),
        (3, "=1+1", moment, None),
        (4, True, 1.5, None),
    ]


def _packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _with_words_of_its_own(sheet: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet)) as old, zipfile.ZipFile(made, "w") as archive:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>' + content
            archive.writestr(part.filename, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "sheet-unreadable"),
        (b"Nomor kanal;Nomor SP4N", "sheet-unreadable"),
        (workbook()[:900], "sheet-unreadable"),
        (_packed(a=b"x"), "sheet-unreadable"),
        (_packed(bomb=bytes(40_000_000)), "sheet-large"),
        (_packed(**{f"p{n}": b"" for n in range(200)}), "sheet-large"),
        (bytes(sheets.LARGEST + 1), "sheet-large"),
        (_with_words_of_its_own(workbook(filled("DMI-7K3F9QX", 9165816))), "sheet-unreadable"),
        (workbook(head=("Nomor", "SP4N")), "sheet-columns"),
        (workbook(*[filled("x", n) for n in range(sheets.ROWS + 1)]), "sheet-long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sheet_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(SheetProblem) as problem:
        sheets.read(content)
    assert problem.value.key == key
