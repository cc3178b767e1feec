"""Words about the draft itself while one is written: begin anew, throw it away, go on. They are no part of it."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.suggest.smallwords import POLITE
from bot.suggest.wordlists import phrases


class DraftWord(StrEnum):
    REPORT = "report"  # "buat laporan": a new one, or the one that waits
    ANEW = "anew"
    DROP = "drop"
    RESUME = "resume"


_PHRASES = {
    DraftWord.REPORT: (
        "buat laporan|bikin laporan|buat laporan baru|bikin laporan baru|laporan baru|lapor baru|buat aduan|new report|make a report"
    ),
    DraftWord.ANEW: "mulai baru|mulai dari awal|mulai ulang|ulang dari awal|start over|start anew",
    DraftWord.DROP: "buang|buang aja|buang saja|buang draf|buang drafnya|hapus draf|hapus drafnya|discard|discard the draft",
    DraftWord.RESUME: (
        "lanjutkan|lanjut|lanjutin|teruskan|terusin|lanjutkan draf|lanjutkan laporan|lanjutkan laporan tadi|sampai mana|"
        "sampe mana|tadi sampai mana|tadi sampe mana|sampai mana tadi|sampe mana tadi|kita sampai mana|tadi sudah sampai mana|"
        "tadi udah sampai mana|tadi udah sampe mana|sudah sampai mana|udah sampe mana|continue|go on|where were we"
    ),
}
_MEANT = phrases(_PHRASES)
_AROUND = re.compile(
    r"^(?:(?:eh+|oh|halo|hai|hi|maaf|permisi|oke|ok|ya|yuk|saya mau|mau|tolong)\s+)+|(?:\s+(?:ya|yah|aja|saja|dulu))+$"
)
_LONGEST = 50  # characters


def meant(text: str) -> DraftWord | None:
    """What the whole short message says about the draft; None for everything else."""
    if len(text) > _LONGEST:
        return None
    plain = " ".join(POLITE.sub(" ", re.sub(r"[^\w\s]+", " ", text.casefold())).split())
    return _MEANT.get(plain) or _MEANT.get(_AROUND.sub("", plain))
