"""Names of other people in what the public would read: found behind what introduces people, covered as a proposal.

A machine cannot know all names, and a name may be what a report is about (an office, a street): the verifier is
pointed to it and decides.
"""

from __future__ import annotations

import re

from bot.domain.masking import NAME_LABEL, mask

_BEFORE = "pak|bapak|bpk|bu|ibu|sdr|sdri|saudara|saudari|mas|mbak|bang|kak|nama|namanya|bernama|atas nama|a\\.?n\\.?"
_WORD = r"[A-Z][A-Za-z'’.\-]+"
_NAME = re.compile(rf"(?<!\w)(?i:{_BEFORE})[.:]?\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})")
# Who is spoken of by an office has no name there, unless one follows; neither has whoever is spoken to.
_OFFICES = frozenset(
    ("rt", "rw", "lurah", "camat", "kades", "kepala", "ketua", "sekretaris", "guru", "dokter", "haji", "polisi")
)
_NO_NAMES = _OFFICES.union(
    ("wali", "walikota", "bupati", "gubernur", "presiden", "menteri", "kepsek", "satpam", "petugas", "pegawai"),
    ("admin", "min", "kota", "hamil", "menyusui", "rumah", "dan", "atau", "yang", "di", "ke", "dari", "ini", "itu"),
    ("saya", "kami", "kita", "mohon", "tolong", "jalan", "jl", "jln", "gang", "gg", "sd", "sdn", "smp", "smpn"),
    ("sma", "sman", "smk", "pkk", "tni", "polri", "asn", "pns", "kader", "dinas", "kantor", "kelurahan", "kecamatan"),
    ("desa", "dprd", "ibu", "bapak", "bu", "pak", "yth", "instansi"),
)


def find(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each name that somebody is introduced by, without overlaps."""
    spans = (_span(match["name"], match.start("name")) for match in _NAME.finditer(text))
    return tuple(span for span in spans if span is not None)


def _span(words: str, at: int) -> tuple[int, int] | None:
    """The name in `words`, which begin at `at`: "RT Joko Jalan Melati" is "Joko"; of capitals one word only."""
    start = end = None
    for word in re.finditer(r"\S+", words):
        plain = word.group().strip(".'’-")
        if start is None and plain.lower() in _OFFICES:
            continue
        if plain.lower() in _NO_NAMES or len(plain) < 2:
            break
        start = word.start() if start is None else start
        end = word.end() - word.group().endswith(".")
        if word.group().endswith(".") or plain.isupper():
            break
    return None if start is None or end is None else (at + start, at + end)


def proposed(text: str, own: str | None = None) -> str:
    """What the public might read of a report: personal data, the reporter's `own` name and other names covered."""
    masked = mask(text, own)
    for start, end in reversed(find(masked)):
        masked = masked[:start] + NAME_LABEL + masked[end:]
    return masked
