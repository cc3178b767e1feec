"""Personal data in a citizen's words, found by their form and covered before anything leaves the system.

No library knows Indonesian identity numbers, so these are rules of our own, tried in the order below: what an earlier
rule has claimed no later one takes apart. Of names only the reporter's own is found, which is known; what people hide
on purpose is not: the verifier's look at the public text remains. A NIK is 16 digits: 6 of the area, day (+40 for
women), month, year, 4 running (Permendagri 8/2016 describes it); a KK number has the same build.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    NIK = "nik"
    CARD = "card"
    ACCOUNT = "account"
    MOBILE = "mobile"
    LANDLINE = "landline"
    EMAIL = "email"
    PLATE = "plate"
    NAME = "name"  # found by `bot.domain.selfnames`, where the writer is known


LABELS: dict[Kind, str] = {
    Kind.NIK: "[NIK disamarkan]",
    Kind.CARD: "[nomor kartu disamarkan]",
    Kind.ACCOUNT: "[rekening disamarkan]",
    Kind.MOBILE: "[nomor HP disamarkan]",
    Kind.LANDLINE: "[nomor telepon disamarkan]",
    Kind.EMAIL: "[surel disamarkan]",
    Kind.PLATE: "[pelat nomor disamarkan]",
    Kind.NAME: "[nama disamarkan]",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of the text that was searched."""

    kind: Kind
    start: int
    end: int


_GAP = r"[ .\-]{0,2}"  # people group digits: 1472 0112 …
_APART = r"[ .\-]{1,2}"


def _digits(least: int, most: int) -> str:
    return rf"\d(?:{_GAP}\d){{{least - 1},{most - 1}}}(?!\d)"


def _any(*words: str) -> str:
    return rf"(?:{'|'.join(words)})"


_DATE = r"\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d(?!\d)"
_UP_TO = r"[^\d\n\]]{0,20}"  # from the word that names a number to the number; never across a label
_CARD_GROUPS = r"(?!(?:(?:19|20)\d\d[ .\-]){3})(?:\d{16}|\d{4}(?P<sep>[ .\-])\d{4}(?P=sep)\d{4}(?P=sep)\d{4})(?!\d)"
_TICKET = r"(?<!\btiket )(?<!\blaporan )(?<!\btiket no )(?<!\blaporan no )(?<!\btiket no\. )(?<!\blaporan no\. )(?<!#)"

_BANKS = _any(
    r"no[\s.]*rek|norek|rekening|rek|bank|bri|bca|bni|bsi|btn|mandiri|cimb|danamon|permata|va|virtual\s+account",
    r"(?:transfer|tf|trf)\s+ke",
    r"(?:dana|ovo|gopay|shopeepay|linkaja)\s+(?:no|nomor|saya|ke)",
)
_TO_ACCOUNT = r"(?:(?!\brp\b|\bsebesar\b|\bsenilai\b|\bsejumlah\b)[^\d\n\]]){0,25}"
_NOT_MONEY = r"(?!\d{1,3}(?:[.,]\d{3})+(?!\d))"

_MOBILE_START = r"(?<!\d)(?<!\d[.,])(?:\+?\s?62[\s().\-]{0,3}(?:0|\(0\))?|[0o])[\s.\-]{0,2}8"
_MOBILE_REST = _any(r"\d{7,11}", rf"\d{{1,3}}(?:{_APART}\d{{2,5}}){{2,4}}", r"(?:[ .\-]\d){7,11}") + r"(?!\d)"
_DIGIT_WORD = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|\d)"
_SPOKEN_MOBILE = (
    rf"\b(?:nol|kosong|0)[\s,.\-]{{0,2}}(?:delapan|lapan|8)(?:[\s,.\-]{{0,2}}{_DIGIT_WORD}){{7,12}}(?![^\W_])"
)
_PHONES = _any(
    "wa|whatsapp|whatsap|watsap|hp|handphone|telp|tlp|tlpn|telepon|telpon|telfon|phone",
    "hub|hubungi|kontak|call|sms",
)
_TO_PHONE = r"\.?[\s:.=()]*(?:(?:no|nomor|nomer|nmr|saya|sy|kami|ini|nya|aktif|ke|di|adalah)\b[\s:.=()]*){0,4}"
_PHONE = _any(r"\d{7,14}", rf"\d{{2,4}}(?:{_APART}\d{{2,5}}){{1,4}}") + r"(?!\d)"
# A small o for the nought, an i or l for the one.
_SLIPPED_MOBILE = r"(?<!\w)[0o]8(?=[\doil .\-]{0,3}\d)[\doil](?:[ .\-]{0,2}[\doil]){6,10}(?!\w)"
_WIDE_MOBILE = r"(?<![\d(])(?:\(08\d{1,3}\)|08\d{2})(?:\s{0,2}-\s{0,2}|\s)\d{3,4}(?:\s{0,2}-\s{0,2}|\s)\d{3,5}(?!\d)"
_SPOKEN_NIK = rf"{_DIGIT_WORD}(?:[\s,.\-]{{0,2}}{_DIGIT_WORD}){{15}}(?![^\W_])"
_LOCAL = r"(?:[1-9]\d{1,3}[ .\-]{0,2}\d{3,4}|[1-9]\d{2,3}[ .\-]\d{2,4})(?!\d)"
_LANDLINE = rf"(?<!\d)(?<!\d[.,/\-])(?:\(0\d{{2,3}}\)|0(?:2[1-9]|[3-79]\d{{2}}))[ .\-]{{0,3}}{_LOCAL}"

_MAIL_NAME = r"(?<![\w.+\-])[\w.+\-]{1,64}"
_MAIL_HOST = "(?:gmail|yahoo|ymail|hotmail|outlook|icloud|live|protonmail)"
_SPOKEN_MAIL = (
    rf"{_MAIL_NAME}\s?(?:@|\(at\)|\[at\]|\bat\b|\bet\b)\s?{_MAIL_HOST}\s?(?:\.|\(dot\)|\[dot\]|\bdot\b|\btitik\b)\s?"
    r"(?:com|co\.?id|id|net|me)\b"
)

_AREAS = _any(
    "A|B|D|E|F|G|H|K|L|M|N|P|R|S|T|W|Z|AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK",
    "DL|DM|DN|DP|DR|DS|DT|DW|EA|EB|ED|KB|KH|KT|KU|PA|PB|PG|PS|PT|PY",
)
_PLATE = rf"(?<!\w)(?<!BLOK )(?<!Blok )(?!L ?300 ?PU){_AREAS}[ .\-]?\d{{3,4}}[ .\-]?[A-Z]{{1,3}}(?!\w)"
_SAYS_PLATE = (
    r"\b(?:plat|pelat|nopol|no\.?\s?pol(?:isi)?|nomor\s+polisi|nomor\s+kendaraan)\b"
    r"[\s:.]{0,3}(?:(?:nomor|no|nya|mobil|motor)[\s:.]{0,2}){0,2}"
)

_FEWEST_PHONE_DIGITS, _MOST_PHONE_DIGITS = 7, 15
# Kind, pattern (its group "it" is what gets covered, else the whole match), whether upper and lower case differ, and
# the fewest digits of a text in which it can be found: most texts have so few that most rules need not look.
_PATTERNS: tuple[tuple[Kind, str, bool, int], ...] = (
    (Kind.CARD, rf"\b(?:kk|kartu\s+keluarga)\b{_UP_TO}(?P<it>{_digits(15, 17)})", False, 15),
    (Kind.NIK, rf"(?<!\d)(?!{_DATE})(?P<nik>{_digits(16, 16)})", False, 16),
    (Kind.NIK, rf"(?:\bnik|ktp)\b{_UP_TO}(?P<it>{_digits(15, 17)})", False, 15),
    (Kind.NIK, rf"(?:\bnik|ktp)\b{_UP_TO}(?P<it>{_SPOKEN_NIK})", False, 0),
    (Kind.ACCOUNT, rf"\b{_BANKS}\b{_TO_ACCOUNT}{_NOT_MONEY}(?P<it>{_digits(8, 18)})", False, 8),
    (Kind.CARD, rf"(?<!\d)(?<!\d[ .\-]){_TICKET}(?P<it>{_CARD_GROUPS})", False, 16),
    (Kind.MOBILE, _MOBILE_START + _MOBILE_REST, False, 6),
    (Kind.MOBILE, _SPOKEN_MOBILE, False, 0),
    (Kind.MOBILE, _SLIPPED_MOBILE, False, 2),
    (Kind.MOBILE, _WIDE_MOBILE, False, 9),
    (Kind.MOBILE, rf"\b{_PHONES}\b{_TO_PHONE}(?P<it>\+?{_PHONE})", False, _FEWEST_PHONE_DIGITS),
    (Kind.LANDLINE, _LANDLINE, False, 8),
    (Kind.EMAIL, rf"{_MAIL_NAME}@[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}})+", False, 0),
    (Kind.EMAIL, _SPOKEN_MAIL, False, 0),
    (Kind.PLATE, _PLATE, True, 3),
    (Kind.PLATE, r"(?<!\w)bm[ .\-]?\d{1,4}[ .\-]?[a-z]{1,3}(?!\w)", False, 1),
    (Kind.PLATE, rf"{_SAYS_PLATE}(?P<it>{_AREAS}[ .\-]?\d{{1,4}}(?:[ .\-]?[a-z]{{1,3}})?)(?!\w)", False, 1),
)
NAME_LABEL = LABELS[Kind.NAME]
SHORTEST_NAME = 3  # letters; what is shorter is a word of its own too often
INTRODUCING = _any(
    *("saya", "sy", "aku", "nama", "namanya", "bernama", "pak", "bapak", "bpk", "bu", "ibu", "sdr", "sdri", "saudara"),
    *("saudari", "mas", "mbak", "bang", "kak", "dari", "oleh", r"a\.?n\.?", "pelapor", "name is", "i am", "mr", "mrs"),
)
_RULES = tuple(
    (kind, re.compile(pattern, 0 if cased else re.IGNORECASE), fewest) for kind, pattern, cased, fewest in _PATTERNS
)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=256)  # a draft's words are looked through at each of its steps, and again when it is sent
def find(text: str) -> tuple[Span, ...]:
    """Every piece of personal data in `text`, in order of place and without overlaps."""
    plain, places = _plain(text)
    digits = len(_DIGIT.findall(plain))
    found: list[Span] = []
    for kind, pattern in (rule[:2] for rule in _RULES if rule[2] <= digits):
        for match in pattern.finditer(plain):
            span = _span(kind, match, places)
            if span and all(span.end <= other.start or span.start >= other.end for other in found):
                found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def mask(text: str, name: str | None = None) -> str:
    """`text` with every find covered by its label; what only shows once its neighbour is covered goes too.

    `name` is the reporter's own: covered as a whole anywhere, its first word behind what introduces people.
    """
    while spans := find(text):
        for span in reversed(spans):
            text = text[: span.start] + LABELS[span.kind] + text[span.end :]
    return _without_name(text, (name or "").split())


def _without_name(text: str, words: list[str]) -> str:
    if not words or sum(map(str.isalpha, words[0])) < SHORTEST_NAME:
        return text
    if len(words) > 1:
        whole = r"\s+".join(map(re.escape, words))
        text = re.sub(rf"(?<!\w){whole}(?!\w)", NAME_LABEL, text, flags=re.IGNORECASE)
    first = rf"(?<!\w)({INTRODUCING})(\s+){re.escape(words[0])}(?!\w)"
    return re.sub(first, rf"\1\2{NAME_LABEL}", text, flags=re.IGNORECASE)


def _span(kind: Kind, match: re.Match[str], places: list[int]) -> Span | None:
    groups = match.groupdict()
    if "nik" in groups and not _built_like_nik(groups["nik"]):
        return None
    if kind is Kind.MOBILE and "it" in groups and not _phone_sized(groups["it"]):
        return None
    name = "it" if "it" in groups else 0
    start, end = match.span(name)
    return Span(kind, places[start], places[end - 1] + 1)


def _built_like_nik(digits: str) -> bool:
    number = re.sub(r"\D", "", digits)
    province, day, month = int(number[:2]), int(number[6:8]), int(number[8:10])
    return 11 <= province <= 97 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _phone_sized(number: str) -> bool:
    return _FEWEST_PHONE_DIGITS <= len(re.sub(r"\D", "", number)) <= _MOST_PHONE_DIGITS


def _plain(text: str) -> tuple[str, list[int]]:
    """`text` as the rules read it, and for each of its characters the place in the original.

    Characters that nobody sees (zero-width, direction marks) vanish, digits of other scripts and full-width letters
    become plain ones, and every kind of dash and space counts as the usual one.
    """
    if text.isascii():
        return text, list(range(len(text)))
    kept = [(plain, place) for place, character in enumerate(text) if (plain := _plain_character(character))]
    return "".join(plain for plain, _ in kept), [place for _, place in kept]


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Pd", "Zs"):
        return "-" if category == "Pd" else " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
