"""Cities that a place may name and that are none of the deployment's: the report is kept, and said to lie outside.

Only with a word that names a city ("kota Pekanbaru"), or as the end of the place ("Jl. Contoh, Pekanbaru"): streets and
kitchens are called after cities as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.letters import small

_MOST_READ = 4096  # characters: one Telegram message
_NEAR = (
    r"pekan\s?baru|pku|bengkalis|siak(?:\s+sri\s+indrapura)?|kampar|bangkinang|pelalawan|pangkalan\s+kerinci|rokan\s+(?:hilir|hulu)|rohil|rohul|"
    r"bagan\s?siapi-?api|indragiri\s+(?:hilir|hulu)|inhil|inhu|tembilahan|rengat|kuantan\s+singingi|kuansing|kepulauan\s+meranti|selat\s?panjang|duri|dumai"
)
_FAR = (
    r"jakarta(?:\s+(?:pusat|barat|timur|utara|selatan))?|bogor|depok|tangerang(?:\s+selatan)?|bekasi|bandung|semarang|surakarta|yogyakarta|surabaya|malang|"
    r"denpasar|medan|binjai|pematang\s?siantar|banda\s+aceh|padang|bukit\s?tinggi|payakumbuh|jambi|palembang|bengkulu|bandar\s+lampung|batam|"
    r"tanjung\s?pinang|pangkal\s?pinang|pontianak|banjarmasin|balikpapan|samarinda|makassar|manado|palu|kendari|ambon|jayapura|mataram|kupang"
)
_MARK = r"(?:kota(?:madya)?|kab(?:upaten)?\.?)"
_AWAY = (
    r"(?:ke|menuju|dari|arah|tujuan|jurusan|lintas|warga|orang|asal|ktp|via|"
    r"jl|jln|jalan|gg|gang|rm|masakan|simpang|raya|toko|rumah\s+makan)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?P<before>{_AWAY}\.?\s+)?(?P<mark>{_MARK}\s+)?(?P<name>{_NEAR}|{_FAR})(?P<end>\s*(?:$|[.,;\n]))?(?!\w)",
)
_LEADS = re.compile(r"(?:^|,\s*|\b(?:di|d|in)\s+)$")


def elsewhere(text: str, own: Iterable[str]) -> str | None:
    """The first city of `text` that is none of those that `own` names ("Kota Dumai"); None when there is none."""
    ours = {_plain(name) for name in own}
    low = small(text[:_MOST_READ])
    for found in _NAMED.finditer(low):
        if found["before"] or _plain(found["name"]) in ours:
            continue
        if found["mark"] or (found["end"] is not None and _LEADS.search(low[: found.start()])):
            return " ".join(text[slice(*found.span("name"))].split())
    return None


def _plain(name: str) -> str:
    return re.sub(rf"^{_MARK}\s+|\s+|-", "", name.casefold())
