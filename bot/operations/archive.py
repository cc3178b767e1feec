"""A backup as one tar file, written and read as a stream.

`lapor-backup.json` says what it is, `rows/TABLE/NNNNNN.jsonl` hold the tables in parts (the first line names the
columns), `files/…` the attachments, and `SHA256SUMS`, the last member, the checksums of all others in the form that
`sha256sum -c` reads.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

FORMAT = 1
HEAD, SUMS = "lapor-backup.json", "SHA256SUMS"
ROWS, FILES = "rows/", "files/"
_CHUNK = 1 << 20


class ArchiveProblem(Exception):
    """The backup cannot be written or read; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Head:
    """`revision` is the schema's, `key` the fingerprint of the key that opens it (never the key)."""

    revision: str
    key: str
    made_at: str
    format: int = FORMAT


class Writer:
    """Writes to `target` under a temporary name beside it and renames it when all was written."""

    def __init__(self, target: Path) -> None:
        self._target, self._part = target, target.with_name(f"{target.name}.part")
        self._sums: list[str] = []

    def __enter__(self) -> Writer:
        if self._target.exists():
            raise ArchiveProblem(f"{self._target.name} exists already. Name a new file; a backup is never overwritten.")
        descriptor = os.open(self._part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        self._file = os.fdopen(descriptor, "wb")
        self._tar = tarfile.open(fileobj=self._file, mode="w", format=tarfile.PAX_FORMAT)  # see __exit__
        return self

    def __exit__(self, kind: type[BaseException] | None, _problem: object, _trace: TracebackType | None) -> None:
        with self._file:
            if kind is None:
                self._put(SUMS, "".join(self._sums).encode())
                self._tar.close()
                self._file.flush()
                os.fsync(self._file.fileno())
        if kind is not None:
            self._part.unlink()
            return
        self._part.rename(self._target)
        _to_disk(self._target.parent)

    def head(self, head: Head) -> None:
        self.add(HEAD, json.dumps(asdict(head)).encode())

    def rows(self, table: str, number: int, names: list[str], part: Iterable[list[Any]]) -> None:
        lines = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in (names, *part)]
        self.add(f"{ROWS}{table}/{number:06}.jsonl", "\n".join(lines).encode())

    def add(self, name: str, content: bytes) -> None:
        self.stream(name, len(content), [content])

    def stream(self, name: str, size: int, chunks: Iterable[bytes]) -> None:
        source = _Hashed(chunks)
        self._tar.addfile(_member(name, size), source)  # type: ignore[arg-type]  # it only reads
        self._sums.append(f"{source.digest.hexdigest()}  {name}\n")

    def _put(self, name: str, content: bytes) -> None:
        self._tar.addfile(_member(name, len(content)), io.BytesIO(content))


class _Hashed:
    """Chunks as a file to read from, hashed on the way."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks, self._held = iter(chunks), b""
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        while len(self._held) < size and (more := next(self._chunks, None)) is not None:
            self._held += more
        given, self._held = self._held[:size], self._held[size:]
        self.digest.update(given)
        return given


def _member(name: str, size: int) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size, made.mode = size, 0o600
    return made


def _to_disk(folder: Path) -> None:
    """A new name survives a loss of power only when its folder was written."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def check(source: Path) -> Head:
    """Read a backup from its first to its last byte; ArchiveProblem when anything is missing, more or changed."""
    head: Head | None = None
    found: list[str] = []
    try:
        for name, content in members(source):
            if name == HEAD:
                head = _head(content.read())
            elif name == SUMS:
                expected = content.read().decode()
                if head is None or expected != "".join(found):
                    raise ArchiveProblem(f"{source.name} is damaged: its checksums do not fit. Take another backup.")
                return head
            found.append(f"{_sum(content)}  {name}\n")
    except (tarfile.TarError, UnicodeDecodeError, EOFError) as problem:
        raise ArchiveProblem(f"{source.name} is no backup of this program, or it is damaged.") from problem
    except OSError as problem:
        raise ArchiveProblem(f"{source.name} cannot be read: {problem.strerror}.") from problem
    raise ArchiveProblem(f"{source.name} is no whole backup: its end is missing. Take another one.")


def _head(raw: bytes) -> Head:
    try:
        head = Head(**json.loads(raw))
    except (ValueError, TypeError) as problem:
        raise ArchiveProblem("The backup was made by another release, whose form this one does not know.") from problem
    if head.format != FORMAT:
        raise ArchiveProblem(f"The backup has the form {head.format}; this release reads {FORMAT}. Use its release.")
    return head


def _sum(content: IO[bytes]) -> str:
    content.seek(0)
    digest = hashlib.sha256()
    while chunk := content.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def members(source: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The name and content of each member in order; a content is readable until the next one."""
    with tarfile.open(source, "r:") as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isreg() else None
            if content is None:
                raise ArchiveProblem(f"{source.name} holds something that no backup holds. Nothing was restored.")
            yield member.name, content
            tar.members = []  # type: ignore[attr-defined]  # a million attachments need not be remembered


def parts(source: Path) -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """The parts of all tables in order: table, names of columns, rows."""
    for name, content in members(source):
        if name.startswith(ROWS):
            first, *rows = (json.loads(line) for line in content.read().splitlines())
            yield name.split("/")[1], first, rows
