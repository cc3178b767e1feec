"""Words that put something right: "bukan tadi pagi, kemarin sore". What they say instead, and what it was not."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 100  # characters; anything longer tells something
_MOST_WORDS = 9  # of what is said instead
_MEANT = r"(?:maksud(?:ku|nya|\s+(?:saya|sy|aku))?|maksdnya|mksdnya|mksd(?:ku|nya)?)"
_BEGINS = re.compile(
    rf"(?:(?:eh+|oh|ah|maaf|maap|aduh|waduh|sorry|min|pak|bu)[\s,.]+)*(?:(?P<not>bukan)|salah|{_MEANT}|ralat|koreksi|revisi|not|"
    r"correction)\b(?!\s+(?:cuma|cuman|hanya|saja|aja|main|satu|seorang|kali|only))[\s,:.]*",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    rf"(?:[,;.:]|\s[-–]\s|\b(?:tapi|tetapi|melainkan|harusnya|seharusnya|yang\s+benar|yg\s+bener|yang\s+bener|{_MEANT}|but)\b)[\s,:.]*",
    re.IGNORECASE,
)
_ONLY = re.compile(r"(?:baru|paling)\s+\w+(?:\s+\w+)?", re.IGNORECASE)  # "baru 3 hari"
_AROUND = (
    r"(?:\b(?:eh+|oh|ah|maaf|maap|aduh|waduh|wah|min|pak|bu|kak|lho|loh|dong|ya|deh|sih|kok|saya|sy|ku|nya|itu|ini|yang|yg|"
    r"tadi|masih|ada|semua|maksud\w*|kayaknya|sepertinya|di|pada|bagian|the|is|that|it)\b\s*)*"
)
_FIELDS = {  # the word for a field of the form, and the step that asks for it
    "date": r"(?:tanggal|tgl|hari|waktu|jam)(?:nya)?|date|day",
    "place": r"(?:tempat|lokasi|alamat|jalan)(?:nya)?|place|location|address",
    "title": r"judul(?:nya)?|title",
    "agency": r"(?:instansi|dinas)(?:nya)?|agency",
    "category": r"kategori(?:nya)?|category",
    "content": r"(?:isi|teks)(?:nya)?|text",
    "name": r"nama(?:nya)?|name",
}
_NO = (
    r"(?:bukan(?:\s+(?:itu|begitu|gitu|ini))?|salah(?:\s+(?:tulis|ketik))?|keliru|kliru|tidak|nggak|gak|no|wrong|not\s+right|"
    r"(?:tidak|tdk|gak|ga|nggak|kurang|blm|belum)\s+(?:benar|bener|betul|pas|tepat|sesuai|cocok))"
)
_NAMED_WRONG = {
    step: re.compile(rf"{_AROUND}(?:{_NO}\s+{_AROUND}(?:{word})|(?:{word})\s+{_AROUND}{_NO}){_AROUND}")
    for step, word in _FIELDS.items()
}
_WRONG = re.compile(rf"{_AROUND}{_NO}\s*{_AROUND}")


@dataclass(frozen=True, slots=True)
class Correction:
    """`instead` is what holds now, `wrong` what was said to be wrong (empty where only the new is named)."""

    instead: str
    wrong: str


def correction(text: str) -> Correction | None:
    """What a whole short message puts right; None where it only adds something."""
    text = text.strip(" .!?")
    if len(text) > _LONGEST:
        return None
    if _ONLY.fullmatch(text):
        return Correction(text, "")
    begun = _BEGINS.match(text)
    if begun is None:
        return None
    rest = text[begun.end() :]
    turns = list(_INSTEAD.finditer(rest))
    if not turns and begun["not"]:
        return None  # "bukan di pasar" says only where it was not
    instead = rest[turns[-1].end() :] if turns else rest
    wrong = rest[: turns[0].start()] if turns else ""
    return Correction(instead, wrong) if 0 < len(instead.split()) <= _MOST_WORDS else None


def wrong(text: str) -> str | None:
    """What a message that says nothing but "bukan itu" or "tempatnya salah" finds wrong: a step of the form, "" where
    it does not say which; None for everything else."""
    plain = " ".join(re.sub(r"[^\w\s]+", " ", text.casefold()).split())
    if len(text) > _LONGEST:
        return None
    named = next((step for step, pattern in _NAMED_WRONG.items() if pattern.fullmatch(plain)), None)
    return named if named is not None or not _WRONG.fullmatch(plain) else ""
