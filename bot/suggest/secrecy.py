"""Whether a citizen asks to stay unknown, or allows the name: wishes about the report, no part of its story."""

from __future__ import annotations

import re

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
    return re.compile(rf"(?<!\w){_BEFORE}(?:{'|'.join(patterns)}){_AFTER}(?!\w)", re.IGNORECASE)


_HIDE = _any(
    rf"{_NOT}\s+(?:(?:sampai|sampe|smp|ada|yang|yg|sih|pernah)\s+)*(?:{_SHOWN})\s+{_WHO}(?:\s+(?:ke|kepada|di)\s+\w+)?",
    rf"{_NOT}\s+(?:(?:sampai|sampe|smp|kalau|kalo|bila)\s+)*{_WHO}\s+(?:\w+\s+)?(?:{_SHOWN})",
    rf"{_WHO}\s+(?:\w+\s+)?{_NOT}\s+(?:(?:sampai|sampe|smp)\s+)?(?:{_SHOWN})",
    rf"{_NOT}\s+(?:sampai|sampe|smp)\s+(?:saya|sy|aku)\s+(?:ketah?uan|diketahui|dikenali)",
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


def hides(text: str) -> bool:
    """Whether the words ask that their writer stays unknown. Asked too often it costs a tap, too seldom a name."""
    text = text[:_MOST_READ]
    return _HIDE.search(text) is not None and not shows(text)


def shows(text: str) -> bool:
    """Whether the words allow the name to be seen."""
    found = _SHOW.search(text[:_MOST_READ])
    return found is not None and not re.search(r"\b(?:tidak|tdk|gak|jangan)\s+$", text[: found.start()], re.IGNORECASE)


def without(text: str) -> str:
    """The words without such a wish; empty where they say nothing else."""
    rest = _SHOW.sub(" ", text) if shows(text) else text
    while (found := _HIDE.search(rest)) is not None:
        rest = f"{rest[: found.start()].rstrip(' ,;-')}{_joint(rest, found)}{rest[found.end() :].lstrip(' ,;-')}"
    told = re.findall(r"[^\W\d_]{2,}", rest)
    return rest.strip(" ,;-\n") if rest == text or len(told) >= _LEAST_TOLD else ""


def _joint(text: str, found: re.Match[str]) -> str:
    """What separates the words on both sides: the sentence's end when one stood there."""
    before, after = text[: found.start()].rstrip()[-1:], text[found.end() :][:1]
    ends = before in ("", *".!?\n") or after in ("", *".!?")
    return " " if ends else ", "


def is_wish(text: str) -> bool:
    """Whether the whole text is a wish to stay unknown."""
    return hides(text) and not without(text)


def allows(text: str) -> bool:
    """Whether the whole text allows the name to be seen."""
    return shows(text) and not without(text)
