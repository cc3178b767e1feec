"""A region's files, read so that a wrong value is refused by a sentence that names its place."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class RegionError(ValueError):
    """A region's file is wrong; the message is an Indonesian sentence for the person who edits it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a file; every getter refuses a missing or wrong value with its place."""

    file: str
    label: str
    table: Mapping[str, Any]

    def wrong(self, problem: str) -> RegionError:
        return RegionError(f"{self.file}, {self.label}: {problem}.")

    def get(self, key: str, kind: type[T]) -> T:
        value = self.table.get(key)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind or value == "":
            raise self.wrong(f'"{key}" harus diisi {_KIND_NAMES[kind]}')
        return value

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and key not in self.table:
            return default
        return self.get(key, str).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            raise self.wrong(f'"{key}" harus berupa daftar teks')
        return tuple(v.strip() for v in values)

    def part(self, key: str) -> Entry:
        return Entry(self.file, f"[{key}]", self.get(key, dict))

    def parts(self, key: str) -> list[Entry]:
        values = self.table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
            raise self.wrong(f'"{key}" harus ditulis sebagai [[{key}]]')
        return [Entry(self.file, f"entri {key} ke-{n}", v) for n, v in enumerate(values, 1)]


_KIND_NAMES: dict[type, str] = {
    str: "teks",
    int: "bilangan bulat",
    float: "bilangan",
    bool: "true atau false",
    dict: "sebagai tabel",
    date: "tanggal tanpa tanda kutip, misalnya 2026-03-20",
}


def load(directory: Path, name: str) -> Entry:
    """The TOML file `name` as one entry."""
    try:
        table = tomllib.loads(_content(directory, name))
    except tomllib.TOMLDecodeError as problem:
        raise RegionError(f"{name} tidak bisa dibaca: {problem}.") from None
    return Entry(name, "awal berkas", table)


def rows(directory: Path, name: str, columns: int, optional: int = 0) -> list[list[str]]:
    """The data rows of the CSV file `name`, its cells stripped; lines that begin with # are comments.

    The first `columns` cells are filled; `optional` more may follow, and may be empty.
    """
    lines = [line for line in _content(directory, name).splitlines() if line.strip() and not line.startswith("#")]
    found = [[cell.strip() for cell in row] for row in csv.reader(lines[1:])]
    for number, row in enumerate(found, 1):
        if len(row) not in (columns, columns + optional) or not all(row[:columns]):
            raise RegionError(f"{name}, baris data ke-{number}: harus berisi {columns} kolom yang terisi.")
    return found


def unique(file: str, items: list[T], code: Callable[[T], str]) -> tuple[T, ...]:
    """`items`, refused when there are none or two share a code."""
    if not items:
        raise RegionError(f"{file}: belum ada isinya.")
    seen: set[str] = set()
    for item in items:
        if code(item) in seen:
            raise RegionError(f'{file}: kode "{code(item)}" dipakai dua kali.')
        seen.add(code(item))
    return tuple(items)


def _content(directory: Path, name: str) -> str:
    try:
        return (directory / name).read_text("utf-8")
    except FileNotFoundError:
        raise RegionError(f"{name} tidak ada di {directory.name}.") from None
    except UnicodeDecodeError:
        raise RegionError(f"{name} tidak bisa dibaca: harus disimpan sebagai UTF-8.") from None
