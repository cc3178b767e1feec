"""The sheet that goes to SP4N and comes back with its numbers: written and read, and never trusted.

Its fields are those of SP4N-LAPOR!'s form, between the number of this channel and what the officer fills in. Everything
here computes and blocks: call it in a thread. openpyxl is loaded when the first sheet is made: hundreds of
milliseconds that no other process needs.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

NUMBER, SP4N, STATUS = "Nomor kanal", "Nomor SP4N", "Status SP4N"
FIELDS = (
    "Klasifikasi",
    "Judul",
    "Isi",
    "Tanggal kejadian",
    "Lokasi kejadian",
    "Instansi tujuan",
    "Kategori",
    "Lampiran",
    "Anonim",
    "Rahasia",
)
COLUMNS = (NUMBER, *FIELDS, SP4N, STATUS)
ROWS = 500  # tickets in a sheet
LARGEST = 1_000_000  # bytes of a sheet that is sent back
_UNPACKED = 8_000_000  # bytes of all its parts together
_PARTS = 60
_CELL = 32_000  # characters; a cell holds 32,767
_ACTIVE = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
)  # a spreadsheet takes such a text for a formula, at once or when saved as CSV
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # signs that XML cannot hold
_ENTITIES = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)


_BROKEN = (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError)


class SheetProblem(Exception):
    """The whole sheet cannot be read; `key` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a returned sheet, `place` as the spreadsheet counts; the values are whatever stands there."""

    place: int
    number: object
    sp4n: object
    status: object


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    plain = _FORBIDDEN.sub(" ", text)[:_CELL]
    return f"'{plain}" if plain.startswith(_ACTIVE) else plain


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook with the columns and a line for each row, every cell a plain text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("SP4N")
    sheet.freeze_panes = "B2"
    for row in (COLUMNS, *rows):
        cells = [WriteOnlyCell(sheet, value=harmless(text)) for text in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(content: bytes) -> list[Row]:
    """The filled lines of a returned sheet. Raises SheetProblem for what is no such sheet, or too large to open."""
    _bounded(content)
    try:
        return _rows(content)
    except SheetProblem:
        raise
    except Exception as problem:  # a stranger's file: openpyxl raises whatever its parts make Python raise
        raise SheetProblem("sheet-unreadable") from problem


def _bounded(content: bytes) -> None:
    """Refuse what unpacks to more than a sheet ever has, and XML that defines words of its own."""
    if len(content) > LARGEST:
        raise SheetProblem("sheet-large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
                raise SheetProblem("sheet-large")
            unpacked = b"".join(archive.read(part) for part in parts)  # never more of a part than it claims to be
    except (zlib.error, *_BROKEN) as problem:
        raise SheetProblem("sheet-unreadable") from problem
    if any(word in unpacked for word in _ENTITIES):
        raise SheetProblem("sheet-unreadable")


def _rows(content: bytes) -> list[Row]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    lines = book.worksheets[0].iter_rows(min_row=1, max_row=ROWS + 2, max_col=40, values_only=True)
    columns = _columns(next(iter(lines), ()))
    found = [Row(place, *(line[at] for at in columns)) for place, line in enumerate(lines, 2) if any(line)]
    if len(found) > ROWS:
        raise SheetProblem("sheet-long")
    return found


def _columns(head: Sequence[Any]) -> list[int]:
    """Where the three columns stand that are read; the officer may have moved or added others."""
    names = [str(name).strip().lower() for name in head]
    try:
        return [names.index(name.lower()) for name in (NUMBER, SP4N, STATUS)]
    except ValueError:
        raise SheetProblem("sheet-columns") from None
