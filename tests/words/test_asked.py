"""Questions to the channel itself, and complaints that only look like them."""

from __future__ import annotations

import pytest

from bot.suggest.askedwords import Asked, asked, number_in
from bot.suggest.classes import kind


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
    assert kind("cara mengurus ktp lambat sekali") == "complaint"
