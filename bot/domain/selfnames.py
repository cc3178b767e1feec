"""Where citizens say who they are: their known name, and how people introduce themselves.

For what is anonymous: too much found costs a look, too little costs the anonymity.
"""

from __future__ import annotations

import re

from bot.domain.letters import small
from bot.domain.masking import INTRODUCING, SHORTEST_NAME, Kind, Span

_WORD = r"[^\W\d_][\w'’.-]+"
# Common words and verbs that follow "nama saya" and are no name.
_NO_NAME = (
    r"(?!(?:adalah|sendiri|lengkap|tidak|tdk|gak|ga|gk|nggak|ngga|ndak|mau|ingin|warga|jangan|saya|sy|aku|ku|kami|dan|di|dari|yang|yg|itu|ini"
    r"|ketah?uan|diketahui|dikenali|bocor|tersebar|muncul|tampil|terlihat|kelihatan|boleh|bisa|jgn|jngn|tolong|mohon|tetap|anonim"
    r"|takut\w*|khawatir\w*|kuatir|karena|krn|karna|soalnya|sebab|supaya|agar|biar|nanti|ntar|sampai|sampe|smp|kalau|kalo|klo|jika|bila"
    r"|anak|istri|suami|keluarga|orang|tetangga|rumah|ada|sudah|udah|sdh|udh|belum|blm|masih|malah|kok|kenapa|padahal|tapi|tp|juga|jg|lagi"
    r"|aja|saja|dong|donk|deh|min|kak|mas|mbak|pada|untuk|utk|buat|oleh|dalam|akan|jadi|hilang|salah|kena|masuk|keluar|lampu|jalan|air|sampah"
    r"|(?:di|men|me)(?:coret|pakai|catut|pinjam|hapus|jual|ambil|panggil|tolak|rahasia|sembunyi|samar|sebut|tulis|tampil|cantum|tunjuk|sebar"
    r"|bocor|ungkap|buka|umum|daftar|ancam|catat|masuk)\w*|(?:di|ter)\w{3,}(?:kan|in)|terdaftar|tercantum|tercatat|tertulis"
    r"|ke|ya|yaa|pak|bu|bapak|ibu|nya|harus)\b)"
)
_NAMED = (
    r"(?:nama\s*(?:saya\s+adalah|saya\s+itu|saya|sy|ku|lengkap|pelapor)?|namaku|bernama|"
    r"perkenalkan,?\s+(?:saya|nama\s+saya)|my\s+name\s+is)"
)
# "nama saya Siti Contoh": whatever the letters. Behind a comma a name has a capital, or ends with the clause.
_TOLD = re.compile(
    rf"\b{_NAMED}(?:\s*[:=]\s*|\s+|\s*,\s*(?=(?-i:[A-Z])))"
    rf"(?P<it>{_NO_NAME}{_WORD}(?:(?:\s+(?-i:[A-Z]){_WORD}){{1,2}}|(?:\s+{_NO_NAME}{_WORD}){{1,2}}(?=\s*(?:[,.;!\n]|$)))?)",
    re.IGNORECASE,
)
# "jangan sebut nama saya …" tells none: what follows is the story
_WISHED = re.compile(
    r"\b(?:jangan|jgn|jngn|jngan|jgan|tanpa|tidak|tdk|gak|ga|nggak|takut\w*|(?:me|di)?rahasiakan|rahasiain|sembunyikan|samarkan|kasih\s+tau"
    r"|don'?t|do\s+not|hide)\b[^.!?\n]{0,30}$",
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
        elif span.end > kept[-1].end:
            kept[-1] = Span(Kind.NAME, kept[-1].start, span.end)
    return tuple(kept)


def _known(text: str, words: list[str]) -> list[Span]:
    if not words or sum(map(str.isalpha, words[0])) < SHORTEST_NAME:
        return []
    if words[0].isascii() and small(words[0]) not in small(text):
        return []  # most texts say no name; the patterns below are made anew for each
    first = rf"(?<!\w)(?:{INTRODUCING}|{_HOUSE})\s+(?P<it>{re.escape(words[0])})(?!\w)"
    patterns = [first]
    if len(words) > 1:
        whole = r"\s+".join(map(re.escape, words))
        patterns.append(rf"(?<!\w)(?P<it>{whole})(?!\w)")
    return [_span(match) for one in patterns for match in re.finditer(one, text, re.IGNORECASE)]


def _introduced(text: str) -> list[Span]:
    told = [match for match in _TOLD.finditer(text) if not _WISHED.search(text[: match.start()])]
    return [*(_span(match, 0) for match in told), *map(_span, _CAPITAL.finditer(text))]


def _span(match: re.Match[str], group: str | int = "it") -> Span:
    """The name; with the words that lead to it (group 0) where nothing else may take its place behind them."""
    return Span(Kind.NAME, *match.span(group))
