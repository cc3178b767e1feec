"""Words brought to one form before topics are compared: abbreviations written out, affixes off."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.suggest.wordlists import pairs

_FULL = pairs(
    """
jalan jln jl jalanan jlan
lubang lobang lubamg
lampu lmpu lampunya lamp
tidak tdk tak gak ga gk nggak enggak ngga engga ndak g nda kagak
belum blm blum belom
sudah sdh udah udh dah
rumah rmh rmah
sampah smpah sampag
bakar mbakar mbakari bakari membakar
mampet mampat buntu sumbat tersumbat
got goot
parit drainase drainasi drainage
banjir bnjir kebanjiran
puskesmas puskes pkm puskemas
dokter dr
sekolah skolah sekolahan
bantuan bantuannya
surat srt
sembako sembakonya
penerangan penerang
lapangan lap
pegawai peg
kelurahan kel
kecamatan kec
perumahan perum
kemarau kmarau
parkir parkiran parker
polusi polutan
macet macat
retribusi restribusi
sertifikat sertipikat
wifi wi-fi
tetangga tetanga
akta akte
gorong gorong-gorong
"""
)
_SUFFIX = re.compile(r"(?:lah|kah|nya|ku|mu)$")
_DERIVED = re.compile(r"(?:kan|an|i)$")
_PREFIX = re.compile(r"^(?:meng|mem|men|meny|me|peng|pem|pen|peny|per|ber|ter|di|ke|se)")
_SHORTEST_STEM = 4
_TOKEN = re.compile(r"[^\W_]+")


def written_out(word: str) -> str:
    """An abbreviation or a common slip as the word it stands for."""
    return _FULL.get(word, word)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word's common form; crude but the same on both sides, and never shorter than four letters."""
    word = _FULL.get(word, word)
    for pattern in (_SUFFIX, _DERIVED, _PREFIX):
        shorter = pattern.sub("", word)
        if len(shorter) >= _SHORTEST_STEM:
            word = shorter
    return _FULL.get(word, word)


def tokens(text: str) -> list[str]:
    """The words of `text` in order, as they are written."""
    return _TOKEN.findall(text.lower())


def stems(text: str) -> list[str]:
    """The words of `text` in order, each in its common form."""
    return [stem(word) for word in tokens(text)]
