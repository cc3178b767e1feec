"""Where citizens say who they are: their known name, and how people introduce themselves.

For what is anonymous: too much found costs a look, too little costs the anonymity.
"""

from __future__ import annotations

import re

from bot.domain.masking import INTRODUCING, SHORTEST_NAME, Kind, Span

_WORD = r"[^\W\d_][\w'’.-]+"
_NO_NAME = (
    r"(?!(?:adalah|sendiri|lengkap|tidak|tdk|gak|nggak|mau|ingin|warga|jangan|saya|dan|di|dari|yang|yg|itu|ini"
    r"|ketah?uan|diketahui|dikenali|bocor|tersebar|muncul|tampil|terlihat|kelihatan|boleh|bisa|jgn|jngn|tolong|mohon|tetap|anonim"
    r"|(?:di)?(?:rahasia|sembunyi|samar|sebut|tulis|tampil|cantum|tunjuk|sebar|bocor|ungkap|buka|umum)\w*|ke|ya|pak|bu|nya|harus)\b)"
)
# "nama saya Siti Contoh": whatever the letters
_TOLD = re.compile(
    rf"\b(?:nama\s*(?:saya|sy|ku|lengkap|saya\s+adalah|saya\s+itu|pelapor)?|namaku|bernama|perkenalkan,?\s+(?:saya|nama\s+saya)"
    rf"|my\s+name\s+is)\s*[:=,]?\s+(?P<it>{_NO_NAME}{_WORD}(?:\s+(?-i:[A-Z]){_WORD}){{0,2}})",
    re.IGNORECASE,
)
# "saya Joko": a capital letter tells the name from a verb
_CAPITAL = re.compile(
    r"\b(?:[Ss]aya|[Ss]y|[Aa]ku|I\s+am|I'm)\s+(?P<it>(?!(?:Warga|Mau|Ingin|Dan|Di|Dari|Yang|Tidak|Mohon|Lapor|Kira|Pak|Bu|RT|RW)\b)"
    r"[A-Z][a-z'’]{2,}(?:\s+[A-Z][a-z'’]+){0,2})"
)
_HOUSE = r"rumah(?:nya)?|keluarga|pelapornya|ttd|salam|hormat\s+saya|regards"


def own(text: str, name: str) -> tuple[Span, ...]:
    """The places where `text` tells who its writer is; `name` is the one that is known of them."""
    found = [*_known(text, name.split()), *_introduced(text)]
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _known(text: str, words: list[str]) -> list[Span]:
    if not words or sum(map(str.isalpha, words[0])) < SHORTEST_NAME:
        return []
    first = rf"(?<!\w)(?:{INTRODUCING}|{_HOUSE})\s+(?P<it>{re.escape(words[0])})(?!\w)"
    patterns = [first]
    if len(words) > 1:
        whole = r"\s+".join(map(re.escape, words))
        patterns.append(rf"(?<!\w)(?P<it>{whole})(?!\w)")
    return [_span(match) for one in patterns for match in re.finditer(one, text, re.IGNORECASE)]


def _introduced(text: str) -> list[Span]:
    return [_span(match) for pattern in (_TOLD, _CAPITAL) for match in pattern.finditer(text)]


def _span(match: re.Match[str]) -> Span:
    return Span(Kind.NAME, *match.span("it"))
