"""Questions to the channel itself, and complaints that only look like them."""

from __future__ import annotations

import pytest

from bot.suggest.askedwords import Asked, asked, number_in
from bot.suggest.classes import kind
from bot.suggest.insultwords import is_abuse
from bot.suggest.settled import is_thanks
from bot.suggest.smallwords import Small, small


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("laporan saya yang kemarin gimana kabarnya?", Asked.REPORTS),
        ("gimana laporan saya soal lampu jalan ya", Asked.REPORTS),
        ("gimana cara cabut laporan", Asked.WITHDRAWAL),
        ("cara batalkan laporan saya gimana ya", Asked.WITHDRAWAL),
        ("kamu robot ya?", Asked.ROBOT),
        ("bisa ngomong sama petugas ga", Asked.PERSON),
        ("hapus data pribadi saya dari sini", Asked.DATA),
        ("data saya tolong dihapus", Asked.DATA),
        ("jgn dicabut", Asked.KEPT),
        ("eh ga jadi deh", Asked.NOTHING),
        ("cuma mau tanya aja", Asked.ONLY_ASKING),
        ("mau bicara sama orang, bukan bot", Asked.PERSON),
        ("minta petugas, gak ngerti cara pakainya", Asked.PERSON),
        ("cs dong", Asked.PERSON),
        ("laporan saya kok lama bgt sih", Asked.REPORTS),
        ("kenapa laporanku lambat sekali", Asked.REPORTS),
        ("ga mau, batal aja", Asked.NOTHING),
        ("gak usah deh", Asked.NOTHING),
        ("ga mau air mati", None),
        ("minta petugas kebersihan", None),
        ("minta orang PLN datang", None),
        ("laporan saya lama tidak ditanggapi dinas", None),
        ("laporan kehilangan motor saya di polsek gimana", None),
        ("laporan saya di dinas tidak ditanggapi", None),
        ("hapus data saya di DTKS", None),
        ("petugas itu robot, tidak mau bicara", None),
        ("jalan rusak tidak jadi diperbaiki", None),
    ],
)
def test_only_what_asks_the_channel_itself_is_read_so(text: str, meant: Asked | None) -> None:
    assert asked(text) is meant


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("gimana laporan dmi j5mf xyn ya", "dmi j5mf xyn"),
        ("DMI-J5MFXYN punya tetangga saya, sudah sampai mana?", "DMI-J5MFXYN"),
        ("DMI-J5MFXYN lampunya masih mati", None),
        ("gimana laporan saya", None),
    ],
)
def test_a_number_is_opened_only_where_the_words_just_ask(text: str, number: str | None) -> None:
    assert number_in(text, ["DMI", "JKT"]) == number


def test_what_is_needed_for_a_paper_is_a_question_whatever_was_lost() -> None:
    assert kind("syarat bikin ktp hilang apa aja ya?") == "information"
    assert kind("syarat KTP hilang apa") == "information"
    assert kind("persyaratan akta lahir apa aja ya min") == "information"
    assert kind("syarat KTP dipersulit petugas") == "complaint"
    assert kind("cara mengurus ktp lambat sekali") == "complaint"


@pytest.mark.parametrize("text", ["anjing kau bot goblok", "dasar bot tolol", "fuck you", "ANJING LU", "bot sampah"])
def test_an_insult_alone_is_heard(text: str) -> None:
    assert is_abuse(text)


@pytest.mark.parametrize(
    "text",
    ["anjing", "anjing liar banyak", "sampah", "petugas goblok minta uang", "jalan ini jelek", "babi lepas"],
)
def test_a_beast_or_a_story_is_no_insult(text: str) -> None:
    assert not is_abuse(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("terima kasih banyak ya min", Small.THANKS),
        ("ini bot apa ya?", Small.HELP),
        ("ini buat apa sih", Small.HELP),
        ("ini apaan, jalan rusak terus", None),
        ("terima kasih banyak jalan kami rusak", None),
    ],
)
def test_thanks_and_what_this_is(text: str, meant: Small | None) -> None:
    assert small(text) is meant


def test_thanks_for_what_is_over_are_no_report() -> None:
    assert is_thanks("makasih pak lampunya udah nyala")
    assert not is_thanks("makasih, tapi lampunya masih mati")
    assert not is_thanks("sudah diperbaiki warga sendiri")
