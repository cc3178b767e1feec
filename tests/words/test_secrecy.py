"""Wishes to stay unknown, and what only sounds like one."""

from __future__ import annotations

import pytest

from bot.domain.selfnames import own
from bot.suggest.secrecy import allows, hides, is_wish, without
from bot.suggest.titles import title


@pytest.mark.parametrize(
    "text",
    [
        "Rahasiakan identitas saya ya",
        "saya anonim aja ya",
        "jangan sebut nama saya",
        "saya takut ketahuan",
        "Saya takut ketahuan nama saya",
        "nama saya tidak boleh ditampilkan",
        "identitas sy jgn dibocorkan ya",
        "jangan kasih tau nama saya ke pak RT",
        "please keep me anonymous",
    ],
)
def test_a_wish_to_stay_unknown_is_heard(text: str) -> None:
    assert is_wish(text)
    assert not allows(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("lampu mati di jl sudirman jgn sampai nama saya ketahuan", "lampu mati di jl sudirman"),
        ("di depan pasar senggol, jangan sebut nama saya", "di depan pasar senggol"),
        ("saya ingin lapor secara anonim pungli di kelurahan", "pungli di kelurahan"),
    ],
)
def test_a_wish_beside_a_story_leaves_the_story(text: str, left: str) -> None:
    assert hides(text)
    assert without(text) == left
    assert title(text).casefold() == left
    assert not own(text, "Wati Contoh")


@pytest.mark.parametrize(
    "text",
    [
        "nama saya jangan dicoret dari daftar bansos",
        "Nama saya tidak ditulis di daftar penerima bantuan",
        "akun anonim menyebar fitnah",
        "pegawai takut ketahuan korupsi",
        "data saya bocor di kantor lurah",
        "nama saya muncul di daftar utang padahal tidak pinjam",
    ],
)
def test_what_only_sounds_like_a_wish_is_none(text: str) -> None:
    assert not hides(text)
    assert without(text) == text


@pytest.mark.parametrize("text", ["Nama saya boleh ditampilkan", "gak usah anonim", "boleh tampilkan nama saya"])
def test_leave_to_show_the_name_is_no_wish_to_hide_it(text: str) -> None:
    assert allows(text)
    assert not hides(text)


def test_a_name_that_is_told_is_still_found() -> None:
    assert own("nama saya Wati Contoh, jangan sampai nama saya ketahuan", "")
