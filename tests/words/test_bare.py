"""What tells no matter is asked about; whatever tells one is never held up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.suggest.bare import is_bare
from bot.suggest.places import PlaceFound

BARE = (
    "kemarin",
    "Kemarin pagi jam 9",
    "12 November 2026",
    "sudah lama pak",
    "di depan rumah saya",
    "Jalan Contoh",
    "RT 3 RW 5",
    "tolong segera ditindaklanjuti pak",
    "mohon bantuannya min",
    "saya mau melapor",
    "ada masalah di sini",
    "last night",
)
MATTERS = (
    "banjir",
    "lampu",
    "sampah di pasar",
    "jalan rusak",
    "jalan Contoh tolong diperbaiki",
    "mau urus KK",
    "wc pasar kotor",
    "belum dapat bantuan",
    "air mati sejak kemarin",
    "kenapa kantor lurah tutup",
    "lampu ndak iduik",
    "no water since yesterday",
)
CONTOH = PlaceFound(None, None, "Jl. Contoh", None, None, ())


def _street(text: str) -> PlaceFound | None:
    return CONTOH if "contoh" in text.casefold() else None


@pytest.mark.parametrize("text", BARE)
def test_when_where_and_a_plea_tell_no_matter(text: str) -> None:
    assert is_bare(text, _street)


@pytest.mark.parametrize("text", MATTERS)
def test_a_word_of_the_matter_is_enough(text: str) -> None:
    assert not is_bare(text, _street)


@given(
    st.lists(st.sampled_from(BARE), max_size=2), st.sampled_from(MATTERS), st.lists(st.sampled_from(BARE), max_size=2)
)
def test_what_is_said_around_a_matter_does_not_hide_it(before: list[str], matter: str, after: list[str]) -> None:
    assert not is_bare(" ".join((*before, matter, *after)), _street)
