"""Words that put something right, and words that only begin like them."""

from __future__ import annotations

import pytest

from bot.suggest.corrections import correction, wrong


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("bukan itu tempatnya, di jl merdeka depan masjid", "di jl merdeka depan masjid"),
        ("eh bukan tadi pagi, kemarin sore", "kemarin sore"),
        ("bukan awal bros, maksudku rsud", "rsud"),
        ("baru 3 hari", "baru 3 hari"),
        ("ralat: kemarin", "kemarin"),
        ("bukan jl sudirman tapi jl merdeka", "jl merdeka"),
        ("maksudnya di depan pasar", "di depan pasar"),
        ("bukan di pasar", None),
        ("bukan cuma lampu, jalan juga rusak di jl merdeka", None),
        ("salah satu warga jatuh kemarin", None),
        ("lampunya juga mati, bukan cuma satu", None),
    ],
)
def test_only_what_puts_right_is_read_so(text: str, instead: str | None) -> None:
    found = correction(text)
    assert (found.instead if found else None) == instead


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("bukan itu", ""),
        ("Salah.", ""),
        ("bukan", ""),
        ("ada yang salah", ""),
        ("bukan begitu maksud saya", ""),
        ("tempatnya salah", "place"),
        ("salah tanggal", "date"),
        ("judulnya kurang pas", "title"),
        ("bukan di pasar", None),
        ("salah satu warga jatuh", None),
        ("tempat sampahnya rusak", None),
        ("jalannya tidak dibenarkan", None),
        ("lampunya juga mati", None),
    ],
)
def test_a_bare_no_finds_a_field_wrong_or_none(text: str, field: str | None) -> None:
    assert wrong(text) == field
