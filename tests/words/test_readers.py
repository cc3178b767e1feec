"""Readers one by one: what is shown for what was found, many threads at once, and texts made to be slow."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from bot.domain import masking
from bot.language import Detector
from bot.suggest import dates
from bot.suggest.control import Control, control, dangers, is_cry, is_emergency, is_greeting
from bot.suggest.landmarks import spot
from bot.suggest.measure import SETS
from bot.suggest.measured import rows
from bot.suggest.places import Gazetteer
from bot.suggest.titles import title
from bot.suggest.topics import Topics, kind
from storage.region import SAMPLE
from storage.regionreader import read

TODAY = date(2026, 11, 24)
REGION = read(SAMPLE)
READERS: dict[str, Callable[[str], object]] = {
    "dates.find": lambda text: dates.find(text, TODAY),
    "masking.mask": masking.mask,
    "title": title,
    "kind": kind,
    "control": control,
    "greeting": is_greeting,
    "emergency": is_emergency,
    "places": Gazetteer(REGION.areas).find,
    "agencies": Topics(REGION.agencies, REGION.categories).agencies,
    "language": Detector().detect,
}
MESSAGE = 4096  # characters: the longest that Telegram carries
SLOW = {
    "digits": "1" * MESSAGE,
    "spaced digits": "1 " * (MESSAGE // 2),
    "dots": "." * MESSAGE,
    "blanks": " " * MESSAGE,
    "commas": "a" + ", " * (MESSAGE // 2) + "b",
    "new lines": "a" + "\n" * MESSAGE + "b",
    "question marks": "?! " * (MESSAGE // 3),
    "zero width": "\u200b" * MESSAGE,
    "openings": "yth dinas a " * (MESSAGE // 12),
    "brackets": "[" * MESSAGE,
    "mail names": "a.b+c-" * (MESSAGE // 6),
    "at signs": "a@" * (MESSAGE // 2),
    "number words": "nol delapan " * (MESSAGE // 12),
    "greetings": "selamat pagi pak " * (MESSAGE // 17),
    "courtesies": "mohon maaf izin " * (MESSAGE // 16),
    "streets": "jl jalan gg " * (MESSAGE // 12),
    "villages": "bukit kapur timah " * (MESSAGE // 18),
    "dates": "sejak tanggal 1 " * (MESSAGE // 16),
    "accounts": "rek bank transfer ke " * (MESSAGE // 21),
    "keywords": "lampu jalan mati parit " * (MESSAGE // 23),
    "letters": "a" * MESSAGE,
}
LONGEST = 1.0  # seconds, on a machine that does other things too; a usual text takes less than a thousandth


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
@pytest.mark.parametrize("reader", READERS)
def test_no_message_makes_a_reader_slow(reader: str, text: str) -> None:
    started = time.process_time()
    READERS[reader](text)
    assert time.process_time() - started < LONGEST


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("NIK saya 1472011501900001 tolong", "NIK saya [NIK disamarkan] tolong"),
        ("kk 1472010101200003", "kk [nomor kartu disamarkan]"),
        ("rek BRI 1234-01-000123-53-4 a.n Budi Contoh", "rek BRI [rekening disamarkan] a.n Budi Contoh"),
        ("wa 0812-0000-1111 dan 0813 0000 2222", "wa [nomor HP disamarkan] dan [nomor HP disamarkan]"),
        ("telp (0765) 31000", "telp [nomor telepon disamarkan]"),
        ("surel budi.contoh@contoh.id", "surel [surel disamarkan]"),
        ("BM 1234 XY parkir", "[pelat nomor disamarkan] parkir"),
        ("jalan rusak di RT 005/RW 003", "jalan rusak di RT 005/RW 003"),
    ],
)
def test_each_kind_of_data_is_covered_by_its_own_words(text: str, shown: str) -> None:
    assert masking.mask(text) == shown


def test_numbers_hidden_by_signs_that_nobody_sees_are_covered() -> None:
    assert masking.mask("\u202e0812\u200b0000\u200d1111\u202c") == "\u202e[nomor HP disamarkan]\u202c"


def test_a_cold_detector_answers_many_threads_as_it_answers_one() -> None:
    texts = [row[0] for row in rows(SETS / "first", "language")]
    alone = [Detector().detect(text) for text in texts]
    shared = Detector()
    with ThreadPoolExecutor(8) as pool:
        for together in pool.map(lambda _: [shared.detect(text) for text in texts], range(8)):
            assert together == alone


def test_a_complaint_cut_short_is_still_read_as_indonesian() -> None:
    detector = Detector()
    texts = [text for text, language in rows(SETS / "first", "language") if language == "id"]
    assert {detector.detect(text[:12].strip()).language for text in texts} <= {"id"}


def test_a_word_steers_only_as_the_whole_message() -> None:
    assert control("batal") is Control.CANCEL
    assert control("Batal.") is Control.CANCEL
    assert control("batalkan proyek di jalan kami") is None


@pytest.mark.parametrize(
    ("text", "key", "understood"),
    [
        ("31 Februari", "date-impossible", "31 Februari"),
        ("besok", "date-future", "besok"),
        ("17 Agustus 1900", "date-too-old", "17 Agustus 1900"),
        ("  tidak tahu ", "date-unknown", "tidak tahu"),
    ],
)
def test_a_wrong_date_is_refused_with_the_words_it_is_about(text: str, key: str, understood: str) -> None:
    with pytest.raises(dates.DateProblem) as refused:
        dates.parse(text, TODAY)
    assert (refused.value.key, refused.value.understood) == (key, understood)


def test_29_february_without_a_year_is_the_last_one_there_was() -> None:
    assert dates.parse("29 Februari", TODAY).day == date(2024, 2, 29)


def test_a_title_ends_at_a_clause_when_the_sentence_is_too_long() -> None:
    text = (
        "Jembatan kayu di ujung kampung kami hampir putus sehingga anak-anak takut menyeberang ketika berangkat sekolah"
    )
    assert title(text) == "Jembatan kayu di ujung kampung kami hampir putus"


def test_one_endless_word_is_cut_because_nothing_else_can_be() -> None:
    assert title("a" * 200) == "A" + "a" * 79


@pytest.mark.parametrize(
    "text",
    [
        "tolong pak ada orang mau bunuh diri di jembatan sungai dumai",
        "KEBAKARAN DI PASAR SENGGOL DUMAI TOLONG CEPAT ADA ORANG TERJEBAK",
        "cepat tolong ada orang terjebak",
    ],
)
def test_danger_now_is_a_complaint_however_it_begs(text: str) -> None:
    assert kind(text) == "complaint"


@pytest.mark.parametrize("text", ["TOLONG CEPATTT", "tolong cepat pak", "Tolooong", "cepat dong pak"])
def test_a_cry_tells_nothing_else(text: str) -> None:
    assert is_cry(text)


@pytest.mark.parametrize("text", ["tolong", "tolong bantu", "cepat", "tolong cepat perbaiki lampu", "ya lagi"])
def test_what_asks_for_something_is_no_cry(text: str) -> None:
    assert not is_cry(text)


def test_the_words_of_danger_are_named() -> None:
    assert dangers("KEBAKARAN di pasar, ada orang terjebak") == ("kebakaran", "orang terjebak")
    assert dangers("dulu pernah kebakaran di pasar") == ()


def test_a_named_spot_after_a_bare_di() -> None:
    assert spot("KEBAKARAN DI PASAR SENGGOL TOLONG") == "Pasar Senggol"
    assert spot("tolong ada kebakaran di pasar") is None
