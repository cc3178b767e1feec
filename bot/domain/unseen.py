"""Signs that nobody sees: zero-width ones, and marks that turn the direction of what follows, in our own sentences too.

The joiners stay: emoji and some scripts need them.
"""

from __future__ import annotations

_SIGNS = "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\u2800\u3164\ufeff"
_UNSEEN = dict.fromkeys([*map(ord, _SIGNS), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "")


def without(text: str) -> str:
    """The text without them and without white space at either end."""
    return text.translate(_UNSEEN).strip()
