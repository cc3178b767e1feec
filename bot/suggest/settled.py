"""Words after the fact: that it is over by now or back again, thanks with a reason, stars, taking back a report."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.suggest.several import WRONG

_LONGEST = 80  # characters; anything longer tells something

_DONE = re.compile(
    r"\b(?:sudah|udah|udh|sdh|dah|alhamdulillah)\s+(?:\w+\s+)?(?:beres|selesai|kelar|diperbaiki|dibetulin|dibetulkan|nyala|menyala|normal"
    r"|bagus|bersih|diangkut|ditangani|teratasi|lancar|fixed)\b|\b(?:it\s+is|it's|already|now)\s+(?:fixed|solved|done)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:terima\s*kasih|makasih|mksh|trims|thanks|thank\s+you|tks|nah\s+gitu\s+dong|gitu\s+dong)\b", re.IGNORECASE
)
_STILL = re.compile(
    r"\b(?:belum|blm|tapi|tp|tetapi|padahal|katanya|masih|tolong|mohon|minta|kapan|kenapa|lagi|rusak|mati|tidak|tdk|gak|ga|not|but|please)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\W*(?:(?:ga|gak|gk|nggak|ngga|enggak|tidak|tdk|tak|batal)\s*jadi|batal|cancel)\b[\s,.!-]*(?:(?:deh|lah|pak|bu|min|lapor(?:nya)?|aja|dulu)[\s,.!-]+)*"
    r"(?:(?:karena|krn|soalnya|ternyata|lampunya|jalannya)\s+)*",
    re.IGNORECASE,
)
_NUMBERS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5}
_STARS = re.compile(
    rf"(?:(?:saya|sy|aku)\s+)?(?:(?:kasih|beri|nilai(?:nya)?|rating(?:nya)?|bintang|skor)\s+)*(?P<it>[1-5]|{'|'.join(_NUMBERS)})"
    r"(?:\s*(?:/\s*5|bintang|stars?|aja|saja|deh|lah|pak|bu|min|ya|dong|dari\s+(?:5|lima)))*\W*",
    re.IGNORECASE,
)
_ONE = rf"(?:[1-5]|{'|'.join(_NUMBERS)})"
_MARKED = re.compile(
    rf"\b(?:bintang|nilai(?:nya)?|rating(?:nya)?|skor(?:nya)?)\s*:?\s*(?P<after>{_ONE})\b|"
    rf"\b(?P<before>{_ONE})\s*(?:bintang|stars?\b|/\s*5)|(?P<signs>[⭐★🌟]{{1,5}})",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?P<first>[1-5])(?:\s*[,;!–-]\s*|\s+)(?=[^\W\d_])|,\s*(?P<last>[1-5])\W*$")
_AGAIN = re.compile(r"\b(?:lagi|kembali|kambuh|kumat|masih|again|still)\b", re.IGNORECASE)
_BEFORE = (
    r"(?:(?:eh+|oh|ah|ya|maaf|halo|min|admin|pak|bu|kak|tolong|mohon|minta|bisa|boleh|mau|ingin|saya|sy|aku|kami|please|can|"
    r"i|want|to)\b[\s,.!]*)*"
)
_SOFT = r"(?:\s+(?:aja|saja|deh|lah|dong|dulu|ya|pak|bu|min))*"
_OWN = r"(?:my\s+|the\s+)?(?:laporan|aduan|pengaduan|report)(?:nya|ku)?(?:\s+(?:saya|sy|aku|kami|itu|ini|tadi))*"
_WITHDRAWN = re.compile(
    rf"{_BEFORE}(?:(?:(?:men|di)?cabut|(?:di)?tarik|withdraw){_SOFT}(?:\s+{_OWN})?|(?:mem)?batal(?:kan|in){_SOFT}\s+{_OWN}|"
    rf"{_OWN}\s+{_BEFORE}(?:di)?(?:cabut|tarik|batalkan|batalin)){_SOFT}(?![\w-])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_REOPENED = re.compile(
    rf"{_BEFORE}(?:{_OWN}\s+{_BEFORE})?(?:(?:di)?buka(?:kan|in)?{_SOFT}(?:\s+{_OWN})?\s+(?:lagi|kembali|ulang)|reopen)(?:\s+{_OWN})?"
    rf"{_SOFT}(?=\W*(?:$|[,.!;]|masih|belum|blm|karena|krn|soalnya|still))",
    re.IGNORECASE,
)
_REASON = re.compile(r"\W*(?:karena|krn|soalnya|ternyata|because)\b", re.IGNORECASE)


class Rated(NamedTuple):
    """A rating "1" to "5" and the words beside it; `sure` where it says itself that it is one."""

    stars: str
    words: str
    sure: bool


def is_settled(text: str) -> bool:
    """Short words that it is over, or thanks for it, and nothing that is still wrong."""
    return len(text) <= _LONGEST and bool(_DONE.search(text) or _THANKS.search(text)) and not _STILL.search(text)


def is_thanks(text: str) -> bool:
    """Thanks for what is over, with what it was: "makasih pak lampunya udah nyala"."""
    return _THANKS.search(text) is not None and is_settled(text)


def is_dropped(text: str) -> bool:
    """ "Ga jadi, sudah beres": the report is not wanted any more, with the reason."""
    found = _DROPPED.match(text) if len(text) <= _LONGEST else None
    return found is not None and is_settled(text[found.end() :])


def stars(text: str) -> str | None:
    """The rating that "4", "bintang 4", "4 aja" or four stars give, "1" to "5"; None for everything else."""
    plain = text.strip()
    if plain and set(plain) <= {"⭐", "★", "🌟"}:
        return str(min(len(plain), 5))
    found = _STARS.fullmatch(plain)
    return str(_NUMBERS.get(found["it"].lower(), found["it"])) if found else None


def rated(text: str) -> Rated | None:
    """The rating and the sentence of "bintang 5 petugasnya ramah" or "4, cepat sekali"; None where there is none."""
    if (alone := stars(text)) is not None:
        return Rated(alone, "", sure=True)
    found = _MARKED.search(text) or (None if WRONG.search(text) else _BARE.search(text))
    if found is None:
        return None
    given = next(value for value in found.groupdict().values() if value)
    words = f"{text[: found.start()].strip(' ,.;:-')} {text[found.end() :].strip(' ,;:-')}".strip()
    return Rated(stars(given) or given, words, sure=found.re is _MARKED)


def is_again(text: str) -> bool:
    """ "Lampunya mati lagi": short words that what was over is wrong again, or still."""
    return len(text) <= _LONGEST and bool(_AGAIN.search(text) and WRONG.search(text))


def is_withdrawing(text: str) -> bool:
    """ "Cabut aja laporannya, udah beres": the own report is to be withdrawn, with or without the reason."""
    found = _WITHDRAWN.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return False
    rest = found["rest"].strip(" .,!?")
    return not rest or is_settled(rest) or _REASON.match(rest) is not None


def is_reopening(text: str) -> bool:
    """ "Eh buka lagi dong, masih mampet": a report that is over is to go on."""
    return len(text) <= _LONGEST and _REOPENED.match(text.strip()) is not None


def after_reopening(text: str) -> str:
    """What words that open a report again say beside that, which is why: "masih mampet"."""
    found = _REOPENED.match(text.strip())
    return text.strip()[found.end() :].strip(" ,.!;") if found else text
