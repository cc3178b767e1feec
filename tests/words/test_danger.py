"""Words of danger as people cry them, their own despair, and what only sounds like either."""

from __future__ import annotations

import pytest

from bot.suggest.classes import kind
from bot.suggest.control import is_emergency
from bot.suggest.despair import is_despair, is_despair_alone


@pytest.mark.parametrize(
    "text",
    [
        "TOLONG ADA KECELAKAAN BANYAK DARAH DI JL CONTOH",
        "ada kecelakaan di simpang tiga korban luka parah",
        "fire in my neighbor house help",
        "the shop is burning",
        "ono kobongan pak tulung",
        "omah tonggoku kobong pak",
        "ada begal di jl ombak skrg",
        "ada rampok masuk toko sebelah",
    ],
)
def test_a_cry_of_danger_is_an_emergency_and_a_complaint(text: str) -> None:
    assert is_emergency(text)
    assert kind(text) == "complaint"


@pytest.mark.parametrize(
    "text",
    [
        "banyak begal di jalan ini, minta patroli",
        "sering ada begal di situ",
        "wingi ono begal",
        "fire hydrant broken",
        "every week fire near the dump",
        "korban kebakaran belum dapat santunan",
        "banyak kecelakaan di tikungan ini",
        "kecelakaan kemarin korban luka berat",
        "alat tes darah rusak",
        "ada api unggun pramuka",
    ],
)
def test_what_is_past_or_frequent_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "saya mau bunuh diri",
        "sy udah gak sanggup hidup lagi",
        "aku pengen mati aja",
        "Saya kepikiran untuk mengakhiri hidup karena utang",
        "gak mau hidup lagi min",
        "i want to kill myself",
    ],
)
def test_ones_own_despair_is_heard(text: str) -> None:
    assert is_despair_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "tetangga mau bunuh diri di jembatan",
        "saya mau lapor ada orang mau bunuh diri",
        "sosialisasi pencegahan bunuh diri",
        "lampu mau mati aja",
        "saya mau matikan lampu taman",
        "saya mau air hidup lagi",
        "I want to report a dead tree",
    ],
)
def test_what_is_about_others_or_lamps_is_no_despair(text: str) -> None:
    assert not is_despair(text)
