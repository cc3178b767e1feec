"""Which language a citizen writes: langdetect behind a small recipe that leans towards Indonesian.

langdetect's own module-level `detect` loads its profiles lazily and is not safe when several threads start cold, and
with all 55 profiles it reads short Indonesian as Estonian or Tagalog. So: a private factory with four profiles, a
fixed seed, and function words that overrule it where it is weak (short texts, two languages in one text). Regional
languages (Melayu Riau, Jawa, Minang) have no profile; reading them as Indonesian is what a citizen wants.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import langdetect
from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

Language = Literal["id", "en", "ar", "zh", "und"]

_PROFILES: dict[str, Language] = {"id": "id", "en": "en", "ar": "ar", "zh-cn": "zh"}
_SEED = 1708
_LONGEST = 1000  # characters: a language shows long before
_SHORT_WORDS, _SHORT_LETTERS = 3, 12


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_INDONESIAN = _words(
    "ada adalah agar aja akan aku anda antara apa apabila apakah atas atau bagaimana bahwa baik banyak bapak baru",
    "beberapa begini begitu belum berapa besar bila bisa blm bpk bu bukan bulan cuma dalam dan dapat dari deh",
    "dekat dengan depan di dia dgn dong dulu dr gak ga gk hanya harus hari hingga ibu ini itu jadi jalan jangan",
    "jika jg jln juga kalau kalo kami kamu kapan karena karna kata ke kembali kenapa kepada ketika kita kok krn",
    "lagi lalu lama lebih lewat maaf mana masih mau minta mohon mudah namun nanti nggak nih nya oleh orang pada",
    "padahal pak para pas perlu pernah pun rumah saat saja sama sampai sangat satu saya sdh se sebab sebelum",
    "secara sedang segera sehingga sejak sekali sekarang selalu selama semua seperti sering serta setelah setiap",
    "siapa sini sudah supaya sy tapi telah tempat terima kasih terus tetapi tidak tdk tentang terlalu tolong tsb",
    "tersebut udah udh untuk utk waktu warga yang yg air banjir lampu sampah kecamatan kelurahan min selamat pagi",
    "siang sore malam tanggal sana situ tak dah bantuan permohonan perbaikan pohon parkir rw rt jl gang lapor",
    "pasang buat pemasangan rusak mati padam bau mampet macet parah gelap lubang berlubang bocor kotor roboh",
    "tumbang hilang lambat kantor",
)
_ENGLISH = _words(
    "a about after again all also am an and any are as at be because been before being but by can cannot could",
    "day days did do does doing don't for from get good got had has have he help her here hello hi his how i if",
    "in into is isn't it its it's i'm just me more my need no not of off on once one or our out over people",
    "please report road she should so some street thank thanks that the their them then there these they this",
    "those to too trash until up very want was water we week weeks were what when where which who why will with",
    "would you your near broken light lights morning afternoon evening night garbage flood house nobody since",
    "everywhere nothing something someone anyone fix noise market tree trees power smells closed open much many",
    "still school every full lamp dark dirty damaged dogs children neighbour neighbor nobody",
)
# Both languages write these: they say nothing.
_SHARED = _words(
    "a an am in me no on or so do he us min per problem hotel bus video email online report admin full help"
)
_EASTERN = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u3400-\u9fff]")
_LATIN = re.compile(r"[a-zà-öø-ÿ]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|(?<!\w)[@/]\w+", re.IGNORECASE)  # says nothing of a language
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """`sure` English is safe to switch the interface to; anything unsure is read but not acted upon."""

    language: Language
    sure: bool


class Detector:
    """Build one at start; threads may share it."""

    def __init__(self) -> None:
        self._factory = _factory()
        self._last: tuple[str, Found] | None = None

    def detect(self, text: str) -> Found:
        """One update asks several times about the same words, and reading them takes milliseconds."""
        last = self._last
        if last is None or last[0] != text:
            last = self._last = text, self._detect(text)
        return last[1]

    def _detect(self, text: str) -> Found:
        lowered = _ADDRESS.sub(" ", text[:_LONGEST].lower().replace("’", "'"))
        words = _WORD.findall(lowered)
        counts = _count(words, lowered)
        if counts.plainly_indonesian and not _EASTERN.search(lowered):
            return _between(counts, 0.0)
        latin = len(_LATIN.findall(lowered))
        chances = self._chances(lowered)
        top = max(chances, key=lambda name: chances[name], default="")
        if top in ("ar", "zh-cn") and len(_EASTERN.findall(lowered)) > latin:
            return Found(_PROFILES[top], sure=chances[top] > 0.9)
        if not latin:
            return Found("und", sure=False)
        return _between(counts, chances.get("en", 0.0))

    def _chances(self, lowered: str) -> dict[str, float]:
        detector = self._factory.create()
        detector.append(lowered)
        try:
            return {found.lang: found.prob for found in detector.get_probabilities()}
        except LangDetectException:  # no letter that any profile knows
            return {}


@cache
def _factory() -> DetectorFactory:
    """Its profiles are read once in a process (10 ms, 4 MB); what it makes from them is never changed."""
    factory = DetectorFactory()
    factory.set_seed(_SEED)
    folder = Path(langdetect.__file__).parent / "profiles"
    factory.load_json_profile([(folder / name).read_text("utf-8") for name in _PROFILES])
    return factory


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many words are function words of each language; `telling` ones are English alone."""

    words: int
    indonesian: int
    english: int
    telling: int
    short: bool

    @property
    def plainly_indonesian(self) -> bool:
        """Whether no chance of English could change what `_between` finds; asking langdetect takes half a
        millisecond."""
        return not self.short and not self.telling and self.indonesian > self.english


def _count(words: list[str], lowered: str) -> _Counts:
    return _Counts(
        len(words),
        sum(word in _INDONESIAN for word in words),
        sum(word in _ENGLISH for word in words),
        sum(word in _ENGLISH and word not in _SHARED for word in words),
        short=len(words) < _SHORT_WORDS or len(lowered.strip()) < _SHORT_LETTERS,
    )


def _between(counts: _Counts, chance: float) -> Found:
    """Indonesian or English; `chance` is langdetect's for English. When in doubt Indonesian."""
    if counts.short:
        if counts.telling and counts.english == counts.words:
            return Found("en", sure=False)
        return Found("id", sure=counts.indonesian == counts.words)
    if _reads_english(chance, counts.indonesian, counts.english, counts.telling):
        return Found("en", sure=counts.indonesian == 0 and counts.telling >= 2 and chance >= 0.9)
    return Found("id", sure=counts.indonesian > counts.english or chance < 0.5)


def _reads_english(chance: float, indonesian: int, english: int, telling: int) -> bool:
    return telling > 0 and (
        (chance >= 0.9 and english > indonesian)
        or (chance >= 0.99 and indonesian == 0)
        or (english >= 2 and english > 2 * indonesian)
    )
