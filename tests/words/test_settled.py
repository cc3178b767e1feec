"""Words after the fact, and what only sounds like them."""

from __future__ import annotations

import pytest

from bot.suggest.settled import is_dropped, is_settled, stars


@pytest.mark.parametrize("text", ["nah gitu dong udah nyala, makasih", "sudah beres", "makasih ya pak", "it is fixed"])
def test_what_is_over_is_read_as_over(text: str) -> None:
    assert is_settled(text)


@pytest.mark.parametrize(
    "text",
    ["BOHONG! lampunya masih mati", "tolong diperbaiki, terima kasih", "udah diperbaiki tapi rusak lagi", "di pasar"],
)
def test_what_is_still_wrong_is_not_over(text: str) -> None:
    assert not is_settled(text)


@pytest.mark.parametrize("text", ["ga jadi, sudah beres", "gak jadi pak, lampunya sudah nyala"])
def test_a_report_is_dropped_with_its_reason(text: str) -> None:
    assert is_dropped(text)


@pytest.mark.parametrize("text", ["ga jadi diperbaiki", "sudah beres", "tidak jadi dibangun, padahal sudah lelang"])
def test_what_was_never_done_is_no_cancel(text: str) -> None:
    assert not is_dropped(text)


@pytest.mark.parametrize(
    ("text", "given"),
    [("4", "4"), ("4 aja", "4"), ("bintang 4", "4"), ("⭐⭐⭐", "3"), ("lima", "5"), ("4/5", "4")],
)
def test_stars_are_read(text: str, given: str) -> None:
    assert stars(text) == given


@pytest.mark.parametrize("text", ["4 hari", "40", "6", "4 lampu mati", "", "bintang"])
def test_other_numbers_are_no_stars(text: str) -> None:
    assert stars(text) is None
