"""Days, places and titles that stand in the words already, and what only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.suggest.addresses import address
from bot.suggest.dates import find, parse
from bot.suggest.elsewhere import elsewhere
from bot.suggest.landmarks import landmark, office
from bot.suggest.titles import title
from bot.suggest.vague import is_vague, vague_within

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("air gak ngalir 3 hari", date(2026, 11, 21)),
        ("sampah ga diambil 2 minggu, bau", date(2026, 11, 10)),
        ("kejadian senin", date(2026, 11, 23)),
        ("kejadiannya hari rabu di pasar", date(2026, 11, 18)),
        ("pohon tumbang wingi", date(2026, 11, 23)),
    ],
)
def test_a_day_that_is_said_is_read(text: str, day: date) -> None:
    found = find(text, TODAY)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "text",
    [
        "bayar pajak tidak bisa 3 hari kerja",
        "proyek belum selesai 3 bulan lagi",
        "lampu mati 3 hari sekali",
        "guru tidak masuk 2 hari dalam seminggu",
        "kejadian di pasar senin",
    ],
)
def test_how_often_and_how_long_yet_is_no_day(text: str) -> None:
    assert find(text, TODAY) is None


def test_yesterday_in_javanese_answers_when() -> None:
    assert parse("wingi", TODAY).day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tiap sore banjir", "tiap sore"),
        ("bau asap setiap pagi", "setiap pagi"),
        ("tiap sore minggu ada balap", None),
        ("setiap rumah kena", None),
    ],
)
def test_what_comes_back_is_kept_as_it_was_said(text: str, words: str | None) -> None:
    assert vague_within(text) == words


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("di jl ombak tadi ada begal", "Jl. Ombak"),
        ("jl ombak kmrn banjir", "Jl. Ombak"),
        ("jl kelakap 7 skrg gelap", "Jl. Kelakap 7"),
        ("gang contoh barusan banjir", "Gg. Contoh"),
        ("jl tadika puri gelap", "Jl. Tadika Puri"),
    ],
)
def test_a_street_is_not_called_after_a_time(text: str, street: str) -> None:
    assert address(text).street == street


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Guru SMP 2 minta uang", "SMP 2"),
        ("kepsek sdn 5 pungli", "SDN 5"),
        ("anak saya smp 2 tahun lalu", None),
        ("gurunya smp galak", None),
    ],
)
def test_a_school_is_told_by_who_works_there(text: str, place: str | None) -> None:
    assert landmark(text) == place


def test_an_office_is_where_its_service_is() -> None:
    assert office("antri di disdukcapil lama sekali") == "Disdukcapil"
    assert office("kantor camat tutup terus") == "Kantor Camat"
    assert office("capilan musik keliling") is None


@pytest.mark.parametrize("text", ["ga tau", "gatau pak", "tidak tahu nama jalannya", "lupa"])
def test_not_knowing_is_no_place(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Kota pekanbaru jl hangtuah", "pekanbaru"),
        ("jl hangtuah, pekanbaru", "pekanbaru"),
        ("di kab bengkalis", "bengkalis"),
        ("kota dumai", None),
        ("jalan lintas dumai pekanbaru rusak", None),
        ("jl pekanbaru gelap", None),
        ("warga kab. siak buang sampah", None),
        ("rumah makan padang, jl sudirman", None),
        ("bus ke medan mogok di terminal", None),
    ],
)
def test_another_city_is_one_only_where_it_says_where(text: str, city: str | None) -> None:
    assert elsewhere(text, ["Kota Dumai"]) == city


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "Bapak/ibu, saya ingin menyampaikan bahwa lampu jalan di depan SDN 3 mati",
            "Lampu jalan di depan SDN 3 mati",
        ),
        (
            "Jln rusak parah di dekat jembatan kayu, masyarakat minta tolong segera diperbaiki karena berbahaya",
            "Jln rusak parah di dekat jembatan kayu",
        ),
        ("lurah minta uang untuk surat tanah", "Lurah minta uang untuk surat tanah"),
        ("Lurah, minta data KK", "Minta data KK"),
        (
            "Parit di Jalan Contoh 18, Kelurahan Bumi Ayu, tersumbat sejak kemarin pagi, air masuk rumah warga.",
            "Parit di Jalan Contoh 18 tersumbat sejak kemarin pagi, air masuk rumah warga",
        ),
        (
            "Lampu jalan di depan SDN 3 Jalan Contoh, Kel. Teluk Binjai, mati sejak kemarin, gelap sekali kalau malam.",
            "Lampu jalan di depan SDN 3 Jalan Contoh mati sejak kemarin",
        ),
        (
            "Dasar pemerintah ga becus!! percuma kami bayar pajak. Lampu jalan di gang kami mati tiga bulan",
            "Lampu jalan di gang kami mati tiga bulan",
        ),
        ("KECEWA SEKALI!!! AIR PARIT MELUAP KE RUMAH", "Air parit meluap ke rumah"),
        ("Percuma bayar pajak, tidak becus", "Percuma bayar pajak, tidak becus"),
    ],
)
def test_a_title_begins_and_ends_with_what_is_told(text: str, short: str) -> None:
    assert title(text) == short
