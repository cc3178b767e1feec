"""A text in small letters, so that patterns need no `re.IGNORECASE`.

With that flag Python compares letter by letter; without it, it skips to where a match may begin: four times as fast.
"""

from __future__ import annotations

import re

_ALIKE = str.maketrans("\u017f\u0131\u0130", "sii")  # what the flag takes for these letters as well


def small(text: str) -> str:
    """`text` as a pattern in small letters reads it with that flag, sign for sign: places in both are the same."""
    return text.lower() if text.isascii() else text.translate(_ALIKE).lower()


def replaced(pattern: re.Pattern[str], by: str, text: str) -> str:
    """`text`, as it is written, with `by` for each match of a pattern that reads small letters."""
    for found in reversed(list(pattern.finditer(small(text)))):
        text = f"{text[: found.start()]}{by}{text[found.end() :]}"
    return text
