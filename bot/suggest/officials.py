"""Whether a report accuses those who serve: bribes, corruption, harassment. Its teller may want to stay unknown."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.letters import small

_MOST_READ = 4096  # characters: one Telegram message
_NEAR = r"[^.!?\n]{0,60}?"
_OFFICIAL = (
    r"\b(?:petugas|pegawai|oknum|asn|pns|honorer|pejabat|lurah|camat|kepala\s+(?:desa|dinas|sekolah|puskesmas|seksi)|kades|kadis|"
    r"walikota|wali\s*kota|satpol(?:\s*pp)?|polisi|polantas|dishub|staf|staff|sekdes|seklur|ketua\s+r[tw]|pak\s+r[tw]|guru|kepsek|"
    r"dokter|perawat|bidan|orang\s+(?:dinas|kelurahan|kecamatan|kantor)|officer|official)\b"
)
_MONEY = r"\b(?:uang|duit|bayaran|imbalan|jatah|setoran|amplop|pelicin|rp\.?\s*\d|\d+\s*(?:rb|ribu|k|jt|juta))"
_ASKED = (
    r"\b(?:minta|meminta|minta2|mintain|dimintai|diminta|memungut|pungut|menagih|mematok|memotong|potong|terima|menerima)"
    r"\b"
)
_HARM = (
    r"\b(?:melecehkan|dilecehkan|pelecehan|mengancam|diancam|ancam|mengintimidasi|intimidasi|memaki|menganiaya|memukul|dipukul|"
    r"memeras|diperas|menggoda|meraba|mencabuli|cabul|harass\w*|threaten\w*)\b"
)
_PLAIN = (
    r"\b(?:pungli|pungutan\s+liar|pungut(?:an)?\s+liar|korupsi|koruptor|dikorupsi|suap|disuap|menyuap|sogok\w*|menyogok|gratifikasi|"
    r"uang\s+(?:pelicin|rokok|tutup\s+mulut)|penggelapan|digelapkan|penyelewengan|diselewengkan|mark\s*up|jual\s+beli\s+jabatan|"
    r"proyek\s+fiktif|bribe\w*|corrupt\w*)\b"
)
_ACCUSING = re.compile(
    "|".join(
        (
            _PLAIN,
            rf"{_OFFICIAL}{_NEAR}{_ASKED}{_NEAR}{_MONEY}",
            rf"{_ASKED}{_NEAR}{_MONEY}{_NEAR}{_OFFICIAL}",
            rf"{_OFFICIAL}{_NEAR}{_HARM}",
            rf"{_HARM}{_NEAR}(?:oleh|sama){_NEAR}{_OFFICIAL}",
        )
    ),
)


@lru_cache(maxsize=256)  # each drawing of a card asks of the same words
def accuses(text: str) -> bool:
    """Too often costs one sentence on the card, too seldom may cost the teller more."""
    return _ACCUSING.search(small(text[:_MOST_READ])) is not None
