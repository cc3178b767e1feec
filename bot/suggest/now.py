"""Whether a text speaks of what happens now or happened a moment ago: then the day is known and nobody asks for it."""

from __future__ import annotations

import re

from bot.domain.letters import small

_NOW = re.compile(
    r"\b(?:sekarang|skrg|skrang|skg|saat\s+ini|barusan|brusan|baru\s+(?:saja|aja)(?:\s+(?:terjadi|kejadian))?|malam\s+ini|mlm\s+ini|"
    r"(?:tadi|td|tdi)(?!\s+(?:malam|mlm|malem))|right\s+now|just\s+now|tonight)\b",
)
# "sampai sekarang" says how long, "sekarang ini banyak …" and "dari tadi" are days all the same
_NOT_NOW = re.compile(
    r"\b(?:sampai|sampe|smp|smpai|hingga|s/d|sd|until|till|untuk|buat|mulai)\s+(?:dengan\s+)?(?:sekarang|skrg|skrang|skg|saat\s+ini|kini)"
    r"|\b(?:sekarang|skrg)\s+(?:sudah|udah|sdh|belum|blm|masih|malah|tidak|tdk|gak)\b"
    r"|\b(?:dari|sejak)\s+(?:dulu|lama)\b.*\b(?:sekarang|saat\s+ini)"
    r"|\b(?:seperti|yang|yg|sama)\s+(?:tadi|td)\b",
)


def is_now(text: str) -> bool:
    """Words for now that mean the incident itself."""
    return _NOW.search(_NOT_NOW.sub(" ", small(text))) is not None
