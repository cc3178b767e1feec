"""Whether somebody speaks of ending their own life: that is no report, and nobody asks where it happened."""

from __future__ import annotations

import re

_MOST_READ = 2000  # characters
_MOST_ALONE = 14  # words; more tell something besides
_ME = r"(?:saya|sy|aku|ak|gue|gua|gw|awak|ambo|kulo)"
_WANT = (
    r"(?:mau|ingin|pengen|pengin|pingin|kepingin|pgn|akan|hendak|mending|lebih\s+baik|rasanya\s+(?:mau|ingin|pengen)|arep|niat|berniat|nak"
    r"|kepikiran(?:\s+(?:mau|untuk|buat))?|terpikir(?:\s+(?:mau|untuk|buat))?|berpikir\s+(?:mau|untuk|buat))"
)
_BETWEEN = (
    r"(?:\s+(?:sudah|sdh|udah|udh|jadi|cuma|hanya|benar2|benar-benar|sangat|terus|lagi|malam\s+ini|sekarang|skrg)){0,2}"
)
_END = (
    r"(?:bunuh\s+diri|bunuh\s+diriku|gantung\s+diri|mengakhiri\s+(?:hidup|semua(?:nya)?)|akhiri\s+hidup|menghabisi\s+diri|mati\s+(?:aja|saja|ae)"
    r"|(?:loncat|lompat|terjun)\s+dari\s+(?:jembatan|gedung|atap|lantai)|minum\s+racun)"
)
_NO_LIFE = (
    r"(?:(?:tidak|tdk|tak|gak|ga|nggak|udah\s+gak)\s+"
    r"(?:mau|ingin|pengen|sanggup|kuat|ada\s+gunanya)\s+hidup(?:\s+lagi)?)"
)
_ALONE = rf"{_WANT}\s+(?:bunuh\s+diri|mengakhiri\s+hidup|akhiri\s+hidup)"
_DESPAIR = re.compile(
    rf"\b{_ME}{_BETWEEN}\s+{_WANT}\s+{_END}\b|\b{_ME}{_BETWEEN}\s+{_NO_LIFE}\b|^\W*{_ALONE}\b|^\W*{_NO_LIFE}"
    rf"|\b(?:pikiran|keinginan)\s+(?:untuk\s+|mau\s+)?(?:bunuh\s+diri|mengakhiri\s+hidup)"
    r"|\b(?:i|i'm|im|i\s+am)\s+(?:\w+\s+){0,3}(?:kill\s+myself|end\s+my\s+life|suicidal|commit\s+suicide|to\s+die)\b|\bdon'?t\s+want\s+to\s+live\b",
    re.IGNORECASE,
)


def is_despair(text: str) -> bool:
    """Words of one's own death wish, also inside a story; of somebody else's it is an emergency (`control`)."""
    return _DESPAIR.search(text[:_MOST_READ]) is not None


def is_despair_alone(text: str) -> bool:
    """Such words that tell nothing else."""
    return len(text.split()) <= _MOST_ALONE and is_despair(text)
