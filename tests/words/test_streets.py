"""Where a street's name ends, and where two streets meet."""

from __future__ import annotations

import pytest

from bot.suggest.addresses import address


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("lubang di Jl. Bukit Datuk Dalamnya 20 cm", "Jl. Bukit Datuk"),
        ("jl sudirman lebarnya 2 meter", "Jl. Sudirman"),
        ("Jl. Sudirman 20 meter dari pasar", "Jl. Sudirman"),
        ("Gg. Contoh 5 gelap", "Gg. Contoh 5"),
        ("Jl. Sudirman dan Jl. Merdeka rusak", "Jl. Sudirman"),
    ],
)
def test_a_street_ends_where_the_hole_is_described(text: str, street: str) -> None:
    assert (address(text).street, address(text).crossing) == (street, None)


@pytest.mark.parametrize(
    "text",
    [
        "macet di simpang Jl. Sudirman dan Jl. Merdeka tiap pagi",
        "perempatan jl sudirman - jl merdeka",
        "pertigaan jalan Sudirman dengan jalan Merdeka",
    ],
)
def test_a_crossing_names_both_streets(text: str) -> None:
    assert (address(text).street, address(text).crossing) == ("Jl. Sudirman", "Jl. Merdeka")
