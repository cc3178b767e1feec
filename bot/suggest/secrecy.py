"""Whether a citizen asks to stay unknown or to have the report kept secret: wishes about it, no part of its story.

Patterns read small letters (`bot.domain.letters`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.letters import replaced, small

_MOST_READ = 2000  # characters
_LEAST_TOLD = 2  # words; what is left besides the wish tells something from here on

_ME = r"(?:saya|sy|aku|ak|kami|pelapor(?:nya)?|ku)"
_WHO = rf"(?:(?:nama|identitas|data(?:\s+diri|\s+pribadi)?)(?:ku|\s+(?:asli\s+)?{_ME})|identitas\s+pelapor)"
_SHOWN = (
    r"(?:di)?(?:sebut|tulis|tampil|cantum|tunjuk|sebar|bocor|ungkap|buka|umum|publik|ekspos|kasih?\s*ta[hu]+|beri\s*tahu)"
    r"(?:kan|in)?|ketah?uan|diketahui|dikenali|bocor|tersebar|muncul|keluar|kelihatan|terlihat"
)
_HIDDEN = r"(?:di)?(?:rahasia|sembunyi|samar)(?:kan|in)|dirahasia(?:kan|in)|jaga\s+kerahasiaan"
_NOT = (
    r"(?:jangan|jgn|jngn|jngan|jgan|(?:tidak|tdk)\s+(?:mau|ingin|boleh)|(?:gak?|nggak|ngga|ndak)\s+(?:mau|boleh)|gamau"
    r"|tanpa)"
)
_BEFORE = r"(?:(?:tolong|mohon|tlg|mhn|minta|harap|tapi|tp|dan|serta|ya|pak|bu|min)\s+)*"
_AFTER = r"(?:\s+(?:ya|yaa|aja|saja|dong|donk|min|pak|bu|lah|deh|nih|dulu|terima\s*kasih|makasih))*"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_BEFORE}(?:{'|'.join(patterns)}){_AFTER}(?!\w)")


_HIDE = _any(
    rf"{_NOT}\s+(?:(?:sampai|sampe|smp|ada|yang|yg|sih|pernah)\s+)*(?:{_SHOWN})\s+{_WHO}(?:\s+(?:ke|kepada|di)\s+\w+)?",
    rf"{_NOT}\s+(?:(?:sampai|sampe|smp|kalau|kalo|bila)\s+)*{_WHO}\s+(?:\w+\s+)?(?:{_SHOWN})",
    rf"{_WHO}\s+(?:\w+\s+)?{_NOT}\s+(?:(?:sampai|sampe|smp)\s+)?(?:{_SHOWN})",
    rf"{_NOT}\s+(?:sampai|sampe|smp)\s+(?:saya|sy|aku)\s+(?:ketah?uan|diketahui|dikenali)",
    rf"(?:me)?(?:{_HIDDEN})\s+nama\s+(?:dan|serta|&)\s+\w+\s+{_ME}",
    rf"(?:me)?(?:{_HIDDEN})\s+(?:ya\s+)?{_WHO}|merahasiakan\s+{_WHO}|{_WHO}\s+(?:\w+\s+){{0,2}}(?:{_HIDDEN})",
    rf"(?:jaga|lindungi|menjaga|melindungi)\s+(?:kerahasiaan\s+|privasi\s+)?{_WHO}|kerahasiaan\s+{_WHO}(?:\s+\w+)?\s+(?:dijaga|terjaga)",
    rf"{_ME}\s+(?:(?:mau|ingin|pengen|minta|pilih|lapor|secara|jadi|sebagai|tetap)\s+)*(?:anonim|anonymous)",
    r"(?:me)?lapor(?:kan)?\s+(?:secara\s+|sebagai\s+)?anonim|(?:mau|ingin|minta|mohon|secara)\s+anonim|anonim\s+(?:aja|saja|ya|dong|pak|min)",
    r"^\W*anonim(?:kan)?\W*$",
    rf"(?:{_ME}\s+)(?:\w+\s+)?(?:takut|takutnya|khawatir|kuatir)\s+(?:(?:nanti|kalau|kalo|jika|nama|identitas|{_ME})\s+)*"
    rf"(?:ketah?uan|diketahui|dikenali)(?:\s+(?:nama|identitas)(?:nya|\s+{_ME})|\s+(?:orang|tetangga|mereka|dia|siapa\s+saya))?",
    rf"(?:takut|takutnya|khawatir)\s+{_WHO}\s+(?:\w+\s+)?(?:{_SHOWN})|^\W*takut\s+ketah?uan(?:\s+(?:nama\s+)?{_ME})?",
    r"(?:please\s+)?(?:keep|hide)\s+(?:me|my\s+(?:name|identity))(?:\s+(?:anonymous|secret|private|hidden|confidential))?",
    r"(?:please\s+)?(?:don'?t|do\s+not)\s+(?:mention|show|tell|reveal|use|publish)\s+my\s+(?:name|identity)",
    r"(?:i\s+)?(?:want|would\s+like|prefer|'d\s+like)\s+to\s+(?:stay|remain|be)\s+anonymous|anonymous(?:ly)?\s+please",
)
_SHOW = _any(
    rf"{_WHO}\s+(?:boleh|bisa|silakan|silahkan|gpp|(?:tidak|gak|nggak)\s+apa(?:-?apa|2)?|biarkan|mau)\s+(?:(?:kok|aja|saja)\s+)?(?:{_SHOWN})",
    rf"(?:boleh|silakan|silahkan|tolong|mau)\s+(?:{_SHOWN})\s+{_WHO}",
    r"(?:(?:tidak|tdk|gak?|nggak|ngga)\s+(?:usah|perlu|jadi|mau)|jangan|bukan|matikan|batalkan)\s+anonim",
    r"(?:show|use|publish)\s+my\s+name|(?:not|no\s+longer)\s+anonymous",
)

_PLEASE = r"(?:tolong|mohon|tlg|mhn|minta|harap|agar|supaya|biar|please|pls)"
_IT = (
    r"(?:(?:isi\s+)?(?:laporan|aduan|pengaduan|info|informasi|pesan|chat|hal|masalah|ini)(?:nya|ku)?"
    r"(?:\s+(?:saya|sy|ini|itu))*)"
)
_KEPT = r"(?:di)?rahasia(?:kan|in)"
_QUIET = r"(?:rahasia|confidential|private)"
# "mohon dirahasiakan", "RAHASIA!! …", "… rahasia ya"; what officials keep secret is a complaint
_SECRET = _any(
    rf"{_PLEASE}\s+(?:{_IT}\s+)?(?:ya\s+)?{_KEPT}(?!\s+(?:oleh|sama|dari\s+(?:warga|publik|masyarakat)))(?:\s+{_IT})?",
    rf"{_IT}\s+(?:tolong\s+|mohon\s+|harus\s+|harap\s+)*{_KEPT}(?!\s+oleh)|{_KEPT}\s+{_IT}|^\W*{_KEPT}(?=\s+(?:ya+|pak|bu|min)\b|\W*[,.!]|\W*$)",
    rf"{_IT}\s+(?:bersifat\s+|secara\s+|sangat\s+|adalah\s+)*{_QUIET}(?!\s+(?:lagi|umum|publik|negara|dagang))",
    rf"(?:bersifat|secara|sifatnya)\s+{_QUIET}",
    rf"^\W*(?:sangat\s+|top\s+)?{_QUIET}(?:\s+(?:ya+|pak|bu|min))*(?=\s*[!:.,\n]|\s*$)",
    rf"(?<=[,.!;(\n])\s*(?:sangat\s+)?{_QUIET}(?=(?:\s+(?:ya+|aja|saja|dong|pak|bu|min|please|pls|dulu))*\s*[.!,)\n]*\s*$)",
    r"rahasia\s+(?:ya+|dong|aja|saja)(?=(?:\s+(?:pak|bu|min|kak))*\s*[.!,)]*\s*$)",
    r"(?:ini\s+|cukup\s+)*(?:cukup|hanya)\s+antara\s+kita(?:\s+(?:aja|saja|berdua))?",
    r"jaga\s+(?:kerahasiaan(?:nya)?|rahasia(?:nya)?)(?:\s+laporan(?:\s+ini)?)?(?!\s+negara)",
    r"(?:please\s+)?(?:keep|treat)\s+(?:it|this|my\s+report|this\s+report)\s+(?:as\s+)?(?:confidential|secret|private|between\s+us)",
)
_OPEN = re.compile(
    r"\b(?:bukan|(?:tidak|tdk|gak?|nggak|ngga|ndak)\s+(?:usah|perlu|harus|jadi|mau|lagi)|jangan|jgn|not|tanpa|matikan|batalkan)\W+(?:di)?$",
)


@lru_cache(maxsize=256)  # each step of a draft asks of the same words
def confides(text: str) -> bool:
    """Whether the words ask that the report stays secret; a wish about the name alone is none."""
    return _secret(replaced(_HIDE, " ", text[:_MOST_READ])) is not None


def _secret(text: str) -> re.Match[str] | None:
    """The first wish that is not denied: "tidak usah rahasia" is none."""
    low = small(text)
    return next((found for found in _SECRET.finditer(low) if not _OPEN.search(low[: found.start()])), None)


def hides(text: str) -> bool:
    """Whether the words ask that their writer stays unknown. Asked too often it costs a tap, too seldom a name."""
    text = text[:_MOST_READ]
    return _HIDE.search(small(text)) is not None and not shows(text)


def shows(text: str) -> bool:
    """Whether the words allow the name to be seen."""
    low = small(text[:_MOST_READ])
    found = _SHOW.search(low)
    return found is not None and not re.search(r"\b(?:tidak|tdk|gak|jangan)\s+$", low[: found.start()])


def without(text: str) -> str:
    """The words without such wishes; empty where they say nothing else."""
    rest = replaced(_SHOW, " ", text) if shows(text) else text
    while (found := _HIDE.search(small(rest)) or _secret(rest)) is not None:
        rest = f"{rest[: found.start()].rstrip(' ,;-')}{_joint(rest, found)}{rest[found.end() :].lstrip(' ,;-')}"
    told = re.findall(r"[^\W\d_]{2,}", rest)
    if rest == text:
        return text.strip(" ,;-\n")
    return rest.strip(" ,;-\n").lstrip(" ,;:.!-\n") if len(told) >= _LEAST_TOLD else ""


def _joint(text: str, found: re.Match[str]) -> str:
    """What separates the words on both sides: the sentence's end when one stood there."""
    before, after = text[: found.start()].rstrip()[-1:], text[found.end() :][:1]
    ends = before in ("", *".!?\n") or after in ("", *".!?")
    return " " if ends else ", "


def is_wish(text: str) -> bool:
    """Whether the whole text is a wish to stay unknown."""
    return hides(text) and not without(text)


def is_confidence(text: str) -> bool:
    """Whether the whole text asks that the report stays secret, and nothing else."""
    return confides(text) and not hides(text) and not without(text)


def allows(text: str) -> bool:
    """Whether the whole text allows the name to be seen."""
    return shows(text) and not without(text)
