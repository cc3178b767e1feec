"""Answers to "when" that name no day and are answers all the same: "tidak tahu", "lupa", "sudah lama", "tiap hari"."""

from __future__ import annotations

import re

from bot.domain.letters import small
from bot.suggest.datewords import FESTIVAL, NUMBER, SINCE_FESTIVAL

_LONGEST = 60  # characters; anything longer tells something about the report
_NOT = r"(?:tidak|tdk|tak|nggak|ngga|enggak|engga|gak|ga|gk|kagak|kaga|ndak|indak|kurang|belum|blm|ora|ra)"
_KNOW = r"(?:tahu|tau|tw|ingat|inget|yakin|pasti|jelas|ngerti|hafal|hapal|weruh|eling)"
_MANY = r"(?:hari|bengi|mbengi|wengi|esuk|isuk|awan|dino|malam|mlm|pagi|siang|sore|minggu|bulan|hujan|saat|waktu|jam)"
_LONG = r"(?:lama|lamo|lm|lamaa+)"
_VERY = r"(?:\s+(?:sekali|banget|bgt|bana))?"
_SINCE = r"(?:sudah|sdh|udah|udh|dah|telah|lah|wis|dari|sejak)"
_EVERY = r"(?:s?e?tiap2?|tiap-tiap|tiok|saban|saben)"
_SENTENCES = (
    rf"{_NOT}\s*{_KNOW}(?:\s+(?:pasti|persis|tepat|kapan|tanggal|tgl|lagi|juga|hari|mulai|sejak|di|mana|dimana|nama|jalan|tempat|alamat|lokasi)\w*)*",
    r"(?:saya\s+|sy\s+)?(?:sudah\s+|udah\s+|sdh\s+)?(?:lupa|lupo)(?:\s+(?:kapan|tanggal|tgl|hari|persis|pasti|mulai)\w*)*",
    r"entah(?:lah)?(?:\s+kapan)?|mana\s+(?:saya\s+|ku\s*)?(?:tahu|tau)",
    rf"(?:hampir\s+)?{_EVERY}\s+{_MANY}(?:\s+{_MANY})?(?:\s+{_SINCE}\s+(?:se|{NUMBER}\s*)(?:hari|minggu|bulan|tahun|wulan))?",
    SINCE_FESTIVAL.pattern,
    rf"(?:(?:dari|sejak|dr|sjk|mulai|semenjak|pas|waktu|habis|abis|setelah|sebelum)\s+)+{FESTIVAL}",
    rf"(?:{_SINCE}\s+)?(?:cukup\s+|sangat\s+|begitu\s+)?{_LONG}{_VERY}|(?:sudah|udah)\s+berbulan-bulan",
    r"(?:dari|sejak|dr|sjk)\s+(?:dulu|dahulu|awal|kecil)(?:\s+(?:lagi|kala))?|dari\s+dulu-dulu",
    r"(?:berhari|berbulan|bertahun|berminggu|terus)[- ]?(?:menerus|hari|bulan|tahun|minggu)",
    r"selalu|sering|setiap\s+kali",
    r"(?:i\s+)?(?:do\s*n[o']?t|dont)\s+(?:know|remember)|not\s+sure|no\s+idea|always|forgot",
    r"every\s*(?:day|night|week)|(?:for\s+)?a\s+long\s+time",
)
_WEEK = r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)"
_WITHIN = re.compile(
    rf"{SINCE_FESTIVAL.pattern}|\b{_EVERY}\s+(?:malam|mlm|bengi|mbengi|wengi|pagi|siang|sore|subuh|esuk|isuk)\b(?!\s+{_WEEK})",
)
_VAGUE = re.compile("|".join(f"(?:{one})" for one in _SENTENCES))
_POLITE = re.compile(
    r"^(?:maaf|maap|sorry|wah|hmm+|waduh|aduh|ya|saya|sy|aku|kami)\s+|\s+(?:min|pak|bu|kak|mas|mbak|bang|sih|nih|ya|deh|kok|lah)$"
)


def is_vague(text: str) -> bool:
    """Whether `text` as a whole says that there is no one day, or that nobody knows it."""
    if len(text) > _LONGEST:
        return False
    plain = " ".join(re.sub(r"[^\w\s'-]+", " ", text.casefold()).split())
    while (bare := _POLITE.sub("", plain)) != plain:
        plain = bare
    return _VAGUE.fullmatch(small(plain)) is not None


def vague_within(text: str) -> str | None:
    """Words inside a report that say when it is and name no day: "dari lebaran kemarin", "saben bengi"."""
    found = _WITHIN.search(small(text))
    return text[slice(*found.span())] if found else None
