"""The date grammar's table: what people write about time, and which reader works it out. Order does not matter.

Patterns read small letters (`bot.domain.letters`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.suggest import dategrammar as read
from bot.suggest.datewords import (
    AGO,
    DATE,
    DAYTIME,
    MONTH,
    MONTH_NAME,
    NUMBER,
    UNIT,
    WEEKDAY,
    YESTERDAY,
)

Kind = Literal["explicit", "weekday", "relative"]


_APART = r"(?<![\w/.,-])"


@dataclass(frozen=True, slots=True)
class Rule:
    """`whole` rules only read an answer that is nothing but a date; in running text they would see ghosts."""

    pattern: re.Pattern[str]
    read: read.Reader
    kind: Kind
    whole: bool


def _rules(kind: Kind, reader: read.Reader, *patterns: str, whole: bool = False) -> tuple[Rule, ...]:
    compiled = (re.compile(rf"{_APART}(?:{pattern})(?!\w)") for pattern in patterns)
    return tuple(Rule(pattern, reader, kind, whole) for pattern in compiled)


_D, _M, _Y = r"(?P<day>\d{1,2})", r"(?P<monthno>\d{1,2})", r"(?P<year>\d{4}|['’]?\d{2})"
_Y4 = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = r"(?P<year>1[0-8]\d\d|(?:19|20)\d\d)"
_IN_YEAR = rf"(?:\s*,?\s*(?:tahun|thn|th)?\.?\s*{_Y4})"
_NTH = r"(?:st|nd|rd|th)"
_RANGE = r"(?:\s*(?:-|–|s/d|sd|sampai|dan|&)\s*\d{1,2})?"
_SINCE = r"(?:sejak|sjk|semenjak|dari|dr|mulai|pada|pd|di|awal|akhir|pertengahan|since|in|from|on|last|during)"
_FOR = (
    r"(?:sudah|sdh|sudh|udah|udh|dah|wis|wes|alah|telah|sejak|sjk|selama|slma|hampir|hmpir|sekitar|kurang\s+lebih|"
    r"kira[- ]kira|ada|±|lebih\s+dari|for|about|almost|already)"
)
# "air gak ngalir 3 hari": since then
_TROUBLE = (
    r"(?:(?:tidak|tdk|tak|gak?|gk|nggak|ngga|ndak|belum|blm|ora)\s+(?:\w+\s+)?\w+|"
    r"mati|padam|mampet|macet|tersumbat|bocor|banjir|tergenang|menumpuk|numpuk|hilang|rusak)"
)
_AND = r"(?:ini|dan|di|min|pak|bu|tolong|mohon|lebih|berturut|terus)"
_ONE = r"se(?P<unit>hari|minggu|pekan|bulan|tahun)"
_STILL = r"(?:an)?(?!\s+(?:sekali|lagi|ke\s*depan|kerja|dua|tiga|\d))"
_MONTH_UNIT = r"(?:bulan|bln|month)"
_BEFORE_NOW = rf"(?:(?:ini\s+)?(?:{AGO}|terakhir|belakangan|ago)|ini)"

RULES: tuple[Rule, ...] = (
    *_rules("explicit", read.iso, r"(?P<year>\d{4})[-/.](?P<monthno>\d{1,2})[-/.](?P<day>\d{1,2})(?![-/.]?\d)"),
    *_rules(
        "explicit",
        read.numeric,
        rf"{_D}\s?(?P<sep>[-/.])\s?{_M}\s?(?P=sep)\s?{_Y}(?![-/.]?\d)",
        rf"(?:{DATE}|pada|sejak|{WEEKDAY}\W{{1,2}})\s*{_D}\s?[/-]\s?{_M}(?![\d/-])",
        rf"{DATE}\s*{_D}\s+(?:bulan|bln)\s+{_M}{_IN_YEAR}?",
        rf"(?:bulan|bln)\s+{_M}\s+{DATE}\s*{_D}{_IN_YEAR}?",
    ),
    *_rules(
        "explicit",
        read.numeric,
        rf"{_D}\s?[-/.]\s?{_M}",
        rf"{_D}\s+{_M}(?:\s+{_Y})?",
        r"(?P<day>\d\d)(?P<monthno>\d\d)(?P<year>\d{4})",
        whole=True,
    ),
    *_rules(
        "explicit",
        read.worded,
        rf"{_D}{_NTH}?{_RANGE}(?:\s*[-/]?\s*|\s+of\s+){MONTH}(?:[\s,/-]*{_Y}(?![.:\d]))?",
        rf"{MONTH}\s+{_D}(?:{_NTH}(?:,?\s+{_Y4})?|,?\s+(?P<year_after>\d{{4}}))",
    ),
    *_rules("explicit", read.worded, rf"{MONTH}\s+{_D}(?P<year>)", whole=True),
    *_rules("explicit", read.worded, rf"on\s+{MONTH}\s+{_D}(?P<year>)(?![\d/.,:-])"),
    *_rules(
        "explicit",
        read.day_of_month,
        rf"{DATE}\s*{_D}(?:\s+(?P<which>(?:bulan|bln)\s+(?:ini|{AGO})))?(?![\d/]|[.,-]\d)",
        rf"(?:on\s+)?the\s+{_D}{_NTH}",
    ),
    *_rules("explicit", read.day_of_month, _D, whole=True),
    *_rules(
        "relative",
        read.month,
        rf"(?:{_MONTH_UNIT}\s+)?{MONTH}{_IN_YEAR}",
        rf"{_MONTH_UNIT}\s+{MONTH}(?:\s+{AGO})?(?!\s*\d)",
        rf"(?:bulan|bln)\s+(?:ke\s*)?{_M}{_IN_YEAR}?(?!\s*(?:an|kali|x)\b)",
        rf"{_SINCE}\s+{MONTH_NAME}(?:\s+{AGO})?(?!\s*\d)",
        rf"{MONTH_NAME}\s+{AGO}",
    ),
    *_rules("relative", read.month, MONTH, whole=True),
    *_rules("relative", read.just_year, rf"(?:(?:{_SINCE}|tahun|thn|th)\.?\s+){{1,2}}{_Y4}(?![-/.]\d)"),
    *_rules("relative", read.just_year, rf"(?:(?:tahun|thn|th)\.?\s+)?{_ANY_YEAR}", whole=True),
    *_rules(
        "weekday",
        read.weekday,
        rf"(?:hari|hr|hri)\s+{WEEKDAY}(?:\s+{DAYTIME})?(?:\s+(?:{AGO}|(?P<this>ini)|(?P<ahead>depan|besok)))?",
        rf"(?:(?P<eve>malam|mlm)\s+)?(?!minggu|mggu){WEEKDAY}(?:\s+{DAYTIME})?\s+(?:{AGO}|(?P<this>ini)|(?P<ahead>depan))",
        rf"(?P<eve>malam|mlm)\s+{WEEKDAY}(?:\s+{AGO})?",
        rf"(?:sejak|sjk|semenjak|pada|mulai|dari|since|on|last|from)\s+(?!minggu|mggu){WEEKDAY}",
        rf"(?!minggu|mggu){WEEKDAY}\s+{DAYTIME}",
        rf"(?:kejadian(?:nya)?|terjadi(?:nya)?|waktu(?:nya)?|pas)\s+(?:di\s+|pada\s+)?(?:hari\s+)?(?!minggu|mggu){WEEKDAY}",
    ),
    *_rules("weekday", read.weekday, rf"{WEEKDAY}(?:\s+{DAYTIME})?", whole=True),
    *_rules(
        "relative",
        read.ago,
        rf"{NUMBER}\s*{UNIT}(?:an)?\s+{_BEFORE_NOW}",
        rf"{_FOR}\s+(?:{_FOR}\s+)?{NUMBER}\s*{UNIT}{_STILL}",
        rf"{_TROUBLE}\s+{NUMBER}\s*{UNIT}{_STILL}(?=\s*(?:[,.;!?\n]|$|{_AND}\b))",
    ),
    *_rules("relative", read.ago, rf"(?:(?:baru|wis|paling)\s+)?{NUMBER}\s*{UNIT}", whole=True),
    *_rules(
        "relative",
        read.one_ago,
        rf"{_ONE}\s+{_BEFORE_NOW}",
        rf"{_FOR}\s+(?:{_FOR}\s+)?{_ONE}{_STILL}",
        rf"(?P<unit>minggu|mggu|mnggu|mgg|pekan|bulan|bln|tahun|thn)\s+{AGO}",
        r"last\s+(?P<unit>week|month|year)",
    ),
    *_rules("relative", read.one_ago, rf"(?:(?:baru|wis|paling)\s+)?{_ONE}", whole=True),
    *_rules(
        "relative",
        read.this,
        r"(?:(?:awal|akhir|pertengahan)\s+)?(?P<unit>bulan|bln|tahun|thn)\s+ini",
        r"this\s+(?P<unit>month|year)",
    ),
    *_rules(
        "relative",
        read.days_back(0),
        r"(?:hari|hr|hri)\s+ini|today|this\s+(?:morning|afternoon|evening)|tonight|barusan|brusan|just\s+now",
        r"(?:tadi|td|tdi)\s+(?:pagi|siang|sore|petang|subuh|jam|pukul|pkl)|malam\s+ini",
        r"(?:pagi|siang|sore|subuh|dini\s+hari)\s+(?:tadi|td|ini)|baru\s+(?:saja|aja)\s+(?:terjadi|kejadian)",
    ),
    *_rules(
        "relative",
        read.days_back(0),
        r"(?:tadi|td|sekarang|skrg|skrang|skr|saat\s+ini|now|baru\s+(?:saja|aja))",
        whole=True,
    ),
    *_rules(
        "relative",
        read.days_back(1),
        r"semalam|semalem|smalam|smlm|last\s+night|(?:tadi|td|tdi)\s+(?:malam|mlm|malem)|(?:malam|mlm)\s+tadi",
        rf"{YESTERDAY}(?:\s+{DAYTIME})?(?!\s+(?:lusa|dulu))",
    ),
    *_rules(
        "relative",
        read.days_back(2),
        rf"{YESTERDAY}\s+(?:lusa|dulu)|lusa\s+{YESTERDAY}|(?:the\s+)?day\s+before\s+yesterday|kelmarin",
    ),
    *_rules("relative", read.days_back(-1), r"besok|esok|tomorrow", whole=True),
    *_rules("relative", read.days_back(-2), r"lusa", whole=True),
    *_rules("relative", read.days_back(-7), r"(?:minggu|pekan)\s+depan|next\s+week", whole=True),
)


def _beginning() -> re.Pattern[str]:
    """Where one of the rules for running text may match: the place alone, found once for all of them."""
    bodies = (rule.pattern.pattern.removeprefix(_APART) for rule in RULES if not rule.whole)
    nameless = (re.sub(r"\(\?P<\w+>", "(?:", body).replace("(?P=sep)", "[-/.]") for body in bodies)
    return re.compile(rf"{_APART}(?={'|'.join(nameless)})")


BEGINNING = _beginning()
