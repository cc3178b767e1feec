"""Words after the fact: that it is over by now, thanks with a reason, stars typed."""

from __future__ import annotations

import re

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
