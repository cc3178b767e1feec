"""Words that tell no matter: only when, only where, or only a plea ("kemarin", "di Jalan Contoh", "tolong segera pak").

Whoever would have to work on them could only send them back, so they are asked what the matter is. One word that is
in none of the lists below is a matter: this asks too seldom rather than too often.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.suggest.datewords import MONTHS, NUMBERS, UNITS, WEEKDAYS
from bot.suggest.landmarkwords import CROSSINGS, RELATIONS
from bot.suggest.places import PlaceFound
from bot.suggest.placewords import DISTRICT_MARKS, STREET_MARKS, VILLAGE_MARKS
from bot.suggest.vague import is_vague
from bot.suggest.wordlists import words

_LONGEST = 80  # characters; what is longer tells something
_NAME = 6  # words that the name of a place may have
_SHORTEST = 2  # letters of a word that may be the matter: KK, WC
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_TIME = words(
    """
kemarin kemaren kmarin kmaren kmrin kmren kmrn kemrin wingi yesterday hari ini today tadi barusan baru saja sekarang
skrg skrng now lusa pagi siang sore petang malam mlm malem subuh dini semalam semalem smlm morning afternoon evening
night tonight lalu silam last ago sejak sjk dari mulai pada tanggal tgl tggl pukul pkl jam sudah udah udh sdh lama
dulu wib since on from setiap tiap selalu sering
"""
)
_PLACE = words(
    """
kota rumah rmh rumahnya tempat lokasi lokasinya alamat alamatnya sini disini situ disitu sana disana daerah
wilayah lingkungan kawasan komplek kompleks perum perumahan blok rt rw nomor nomer no km dekat ujung tengah tepi
pinggir arah sepanjang antara pasar sekolah sd sdn smp smpn sma sman smk masjid mesjid mushola musholla gereja
puskesmas kantor lurah camat jembatan terminal jl jln gg pelabuhan here there house street road place
"""
)
_PLEA = words(
    """
tolong tlg mohon mhn minta mint bantu bantuan bantuannya dibantu bantulah segera sgera secepatnya cepat
ditindaklanjuti tindaklanjuti tindak lanjut lanjuti ditindak ditangani tangani penanganan tanggapi ditanggapi diproses
proses perhatikan perhatian perhatiannya diperhatikan lapor melapor laporan laporkan melaporkan pengaduan aduan
mengadu mengadukan keluhan mengeluh aspirasi informasi masalah masalahnya ada mau ingin hendak kepada kpd yth dengan
hormat assalamualaikum assalamu'alaikum wassalam halo hallo hai selamat permisi maaf terima kasih terimakasih makasih
trims thanks please help report complaint pak bapak bpk ibu buk min mimin admin kak mas mbak bang abang pemerintah
pemko petugas dinas ya iya yaa oke okey sip baik dong deh kok sih nih lah saya sy aku kami kita anda nya ini itu yang
yg dan atau untuk utk agar supaya juga lagi sekali banget di ke oleh dr bu pk bg dg dgn tp si pa bp dlm pd se the this
that it is at in my our me we
"""
)
_TELLS_NOTHING = frozenset().union(
    *(_TIME, _PLACE, _PLEA, MONTHS, WEEKDAYS, NUMBERS, UNITS, CROSSINGS, STREET_MARKS, VILLAGE_MARKS, DISTRICT_MARKS),
    *(relation.split() for relation in RELATIONS),
)


def is_bare(text: str, find: Callable[[str], PlaceFound | None]) -> bool:
    """Whether nothing is left of `text` without the day, the place that `find` reads in it, and a plea."""
    if len(text) > _LONGEST:
        return False
    if is_vague(text):
        return True
    left = _words_of(text) - _TELLS_NOTHING
    if not left or len(left) > _NAME:
        return not left
    place = find(text)
    return place is not None and left <= _words_of(place.describe())


def _words_of(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST}
