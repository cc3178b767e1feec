"""Words of the date grammar: months, weekdays, numbers and units in Indonesian and English, and what is no date.

Patterns read small letters (`bot.domain.letters`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _numbered(lines: Iterable[str], first: int) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines, first) for word in line.split()}


def either(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MONTHS = _numbered(
    (
        "januari january jan",
        "februari pebruari february feb peb",
        "maret march mar mrt",
        "april apr",
        "mei may",
        "juni june jun",
        "juli july jul",
        "agustus august agst agt ags agu aug",
        "september sept sep",
        "oktober october okt oct",
        "november nopember nov nop",
        "desember december des dec",
    ),
    first=1,
)
WEEKDAYS = _numbered(
    (
        "senin senen snin monday",
        "selasa slasa tuesday",
        "rabu rebo wednesday",
        "kamis kemis kms thursday",
        "jumat jum'at jum’at jumaat jmat jmt friday",
        "sabtu sbtu saturday",
        "minggu mggu ahad sunday",
    ),
    first=0,
)
NUMBERS = _numbered(
    (
        "satu siji one a an",
        "dua duo loro rong two",
        "tiga tga tigo telu telung three",
        "empat ampek papat patang four",
        "lima limo limang five",
        "enam anam enem six",
        "tujuh tujuah pitu pitung seven",
        "delapan lapan salapan wolu wolung eight",
        "sembilan sambilan songo nine",
        "sepuluh sapuluah ten",
        "sebelas eleven",
        "duabelas twelve",
    ),
    first=1,
)
_UNIT_WORDS = {
    "hour": "menit mnt minute minutes jam jm hour hours",
    "day": "hari hr hri dino dinten day days malam mlm nights",
    "week": "minggu mnggu mggu mgg pekan week weeks",
    "month": "bulan bln bulanan month months",
    "year": "tahun thn th year years",
}
UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}

MONTH = rf"(?P<month>{either(MONTHS)})\.?"
# Bare "mar", "jan", "des" are names and villages as well, and "may" is a verb: without a day only full names count.
MONTH_NAME = rf"(?P<month>{either(m for m in MONTHS if len(m) > 4 or m in ('mei', 'juni', 'juli', 'june', 'july'))})"
WEEKDAY = rf"(?P<weekday>{either(WEEKDAYS)})"
NUMBER = rf"(?P<number>\d{{1,3}}|{either(NUMBERS)})"
UNIT = rf"(?P<unit>{either(UNITS)})"
DATE = r"(?:tanggal|tgl|tggl|tg)\.?"
YESTERDAY = r"(?:kemarin|kemaren|kmarin|kmaren|kmrin|kmren|kmrn|kemrin|wingi|yesterday)"
AGO = rf"(?:(?:yang|yg)\s+)?(?:lalu|lalunya|silam|kebelakang|{YESTERDAY})"
DAYTIME = r"(?:pagi|siang|sore|petang|malam|mlm|malem|subuh|dini\s+hari)"

_STREET = r"\b(?:jl|jln|jalan|gg|gang|perum|perumahan|komplek|kompleks|simpang)\b\.?\s*"
_LIST = rf"{either(WEEKDAYS)}"
_NOT_DATES = (
    rf"{_STREET}\d{{1,2}}\s+(?:{either(MONTHS)})\b(?!\s*\d)",  # Jalan 17 Agustus
    rf"{_STREET}(?:[a-z]+\s+){{0,3}}(?:no\.?\s*)?\d+(?:\s*[-/]\s*\d+)*\b(?!\s*(?:{either([*MONTHS, *UNITS])})\b)",
    r"\br[tw]\b\.?\s*[:.]?\s*\d+(?:\s*[/-]\s*(?:r[tw])?\.?\s*\d+)*",
    r"\b(?:no|nomor|nmr|blok|lantai|km|sdn|sd|smpn|smp|sman|sma|smkn|smk|tiket|laporan)\b\.?\s*:?\s*[\d#][\w/.-]*",
    r"(?:\+62|\b62|\b0)[\s-]?8\d[\d\s-]{6,13}",
    r"\brp\.?\s*[\d.,]{1,20}",
    r"(?<![\d.,])\d[\d.,]{0,15}\s*(?:rb|ribu|ribuan|k|jt|juta|persen|%|meter|mtr|m|cm|kg|ton|liter|orang|kk|rumah|titik|kali|x|unit)\b",
    r"\b\d+,\d+\b",
    rf"\b(?:s?e?tiap2?|tiap-tiap|per|saban|every|each)\s+(?!\d{{1,2}}\s+(?:{either(MONTHS)})\b)(?:hari\s+)?\w+(?:\s*(?:,|dan|&|atau|and|-)\s*(?:{_LIST}))*",
    rf"\b(?:{_LIST})\s*(?:-|–|s/d|sd|sampai|sampe|hingga|to)\s*(?:{_LIST})\b",
    r"\b(?:perda|uu|undang[- ]undang|pp|permen\w*|perwako|perwali|perpres)\b.{0,30}?\b(?:tahun|thn|th)\.?\s*\d{4}",
    r"\b(?:lahir|kelahiran|ttl|angkatan|lulusan|born)\b.{0,25}?\d{4}",
    r"\bsehari\s+semalam\b|\bsemalam\s+suntuk\b",
    r"\b(?:\d+|dua|tiga|empat)\s*(?:x|kali)\s+(?:se\w+|dalam\s+\w+)",
    r"\b24\s*/\s*7\b",
    r"\b(?:sampai|sampe|smp|smpai|hingga|s/d|till|until)\s+(?:dengan\s+)?(?:saat\s+|hari\s+|hr\s+|skrg|sekarang\s*)(?:ini)?",
    r"\bhari\s+(?:ini\s+juga|libur|raya|kerja)\b",
)
# "Lebaran kemarin" was not yesterday, and nobody knows which day is meant.
FESTIVAL = (
    r"(?:bulan\s+|hari\s+raya\s+|malam\s+)?(?:puasa|pasa|poso|romadhon|ramadh?an|lebaran|idul\s*fitri|idul\s*adha|"
    r"natal|imlek|nyepi|waisak|pemilu|pilkada|pileg|pilpres|agustusan|tujuh\s*belasan|musim\s+(?:hujan|kemarau|panas|panen))"
)
SINCE_FESTIVAL = re.compile(
    rf"\b(?:(?:dari|sejak|dr|sjk|mulai|semenjak|pas|waktu|habis|abis|setelah|sebelum)\s+)*{FESTIVAL}\s+"
    rf"(?:{YESTERDAY}|(?:(?:yang|yg)\s+)?(?:lalu|wingi))\b"
)
# Each of them begins with a word, a digit or a plus; most places of a text are none of these.
NOT_DATES = re.compile(rf"(?:\b|(?=[\d+]))(?:{'|'.join(f'(?:{pattern})' for pattern in _NOT_DATES)})")
