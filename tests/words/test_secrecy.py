"""Wishes to stay unknown, and what only sounds like one."""

from __future__ import annotations

import pytest

from bot.domain import private
from bot.domain.form import Draft
from bot.domain.selfnames import own
from bot.suggest.secrecy import allows, confides, hides, is_confidence, is_wish, without
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


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("oknum lurah minta uang buat surat tanah, tolong dirahasiakan", "oknum lurah minta uang buat surat tanah"),
        ("RAHASIA!! petugas dishub pungli di terminal", "petugas dishub pungli di terminal"),
        ("lurah minta 500rb tiap urus surat, rahasia ya", "lurah minta 500rb tiap urus surat"),
        ("laporan ini rahasia ya min: kadis main proyek", "kadis main proyek"),
        ("Mohon laporan saya dirahasiakan. guru memukul anak", "guru memukul anak"),
        ("cukup antara kita aja pak, camat minta jatah", "camat minta jatah"),
        ("please keep this confidential, the officer asked for a bribe", "the officer asked for a bribe"),
    ],
)
def test_a_wish_for_secrecy_is_heard_and_is_no_part_of_the_story(text: str, left: str) -> None:
    assert confides(text)
    assert not hides(text)
    assert without(text) == left
    assert title(text).casefold() == left


@pytest.mark.parametrize("text", ["rahasiakan ya", "tolong dirahasiakan ya pak", "Rahasia"])
def test_a_wish_for_secrecy_may_be_all_that_is_said(text: str) -> None:
    assert is_confidence(text)


@pytest.mark.parametrize(
    "text",
    [
        "pungli di samsat itu bukan rahasia lagi",
        "sudah jadi rahasia umum kalau lurah minta uang",
        "Rahasia umum, calo SIM di mana-mana",
        "anggaran desa dirahasiakan oleh kades",
        "kenapa data bansos dirahasiakan",
        "tolong jangan dirahasiakan anggaran desa",
        "mohon anggaran desa tidak dirahasiakan",
        "gak perlu rahasia",
        "rahasia perusahaan dibocorkan",
        "Rahasiakan identitas saya ya",
    ],
)
def test_what_only_speaks_of_a_secret_keeps_none(text: str) -> None:
    assert not confides(text)


def test_name_and_report_may_both_be_hidden() -> None:
    assert hides("tolong rahasiakan nama dan laporan saya, ada pungli")


@pytest.mark.parametrize(
    "text",
    [
        "kepsek smp 3 minta uang kemarin jgn sebut nama sy, takut anak sy kena",
        "jgn tulis nama sy, nanti sy diancam preman",
        "gak mau nama sy disebut pak, dia preman",
        "tolong rahasiakan nama saya lurah minta uang",
        "tanpa nama saya, Lurah minta uang",
        "nama sy jgn disebut, anak sy sekolah disana",
        "nama saya dicoret dari bansos",
        "nama saya hilang dari daftar pemilih",
    ],
)
def test_words_behind_a_wish_are_no_name_and_stay(text: str) -> None:
    assert not own(text, "Wati Contoh")
    assert private.cut(text, Draft(name="Wati Contoh", anonymous=True)) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("nama saya budi, tiang miring di jalan", ", tiang miring di jalan"),
        ("nama saya budi contoh, tiang miring", ", tiang miring"),
        ("nama saya Budi Contoh tiang miring", "tiang miring"),
        ("nama sy wati contoh tiang miring", "tiang miring"),
        ("NAMA SAYA SITI KARANGAN, LAMPU MATI", ", LAMPU MATI"),
        ("perkenalkan saya Joko mau lapor tiang miring", "mau lapor tiang miring"),
        ("saya Wati Contoh, warga", "saya , warga"),
    ],
)
def test_a_name_goes_and_the_story_stays(text: str, left: str) -> None:
    draft = Draft(name="Wati Contoh", anonymous=True)
    assert private.cut(text, draft) == left
    assert private.cut(left, draft) == left
