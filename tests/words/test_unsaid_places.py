"""Places and days as people write them in haste: short forms, words of the region, feasts, an answer with a sigh."""

from __future__ import annotations

from datetime import date

import pytest

from bot.suggest.addresses import address
from bot.suggest.dates import DateProblem, find, parse
from bot.suggest.landmarks import answered, landmark
from bot.suggest.topics import SURE, Topics, kind
from bot.suggest.vague import is_vague, vague_within
from storage.region import SAMPLE
from storage.regionreader import read

TODAY = date(2026, 11, 24)
REGION = read(SAMPLE)


@pytest.mark.parametrize("text", ["jalan tol berlubang di km 20", "lampu di jalan tol mati", "jalan tol rusak parah"])
def test_a_toll_road_is_surely_no_city_agency_s(text: str) -> None:
    found = Topics(REGION.agencies, REGION.categories).agencies(text)
    assert "tol" in [one.code for one in found]
    assert not [one for one in found if one.code != "tol" and one.score >= SURE]


@pytest.mark.parametrize("text", ["Apa syarat mengurus KTP hilang?", "min apa saja berkas ganti KK yang rusak"])
def test_asking_what_is_needed_asks_whatever_was_lost(text: str) -> None:
    assert kind(text) == "information"


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("sampah menumpuk di Pasar Senggol sejak kemarin", "Pasar Senggol"),
        ("lampu mati di terminal Contoh", "Terminal Contoh"),
        ("antre lama di Puskesmas Bumi Ayu", "Puskesmas Bumi Ayu"),
        ("parkir liar di RSUD Contoh", "RSUD Contoh"),
        ("harga sembako di pasar naik terus", None),
        ("antre BPJS di rumah sakit lama sekali", None),
        ("sampah di pasar tidak diangkut", None),
    ],
)
def test_what_stands_somewhere_by_its_own_name_is_a_place(text: str, spot: str | None) -> None:
    assert landmark(text) == spot


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("jln rsk prh tlg", None),
        ("Jl. Teluk Makmur Ancur", "Jl. Teluk Makmur"),
        ("Jl. Sudirman Dokek Simpang Ratusima", "Jl. Sudirman"),
        ("jalan ancur", None),
    ],
)
def test_a_word_for_broken_is_no_part_of_a_street(text: str, street: str | None) -> None:
    assert address(text).street == street


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("depan rs awal bros dumai dr minggu lalu", "Depan RS awal bros"),
        ("lampu mati dekat polsek dumai timur", "Dekat polsek dumai timur"),
        ("smp 2 dumai", "SMP 2"),
        ("SD 03", "SD 03"),
        ("kantor samsat", "Kantor Samsat"),
        ("dukcapil", "Dukcapil"),
        ("sungai dumai", "Sungai Dumai"),
        ("pungli di SMA Negeri 1 tadi", "SMA Negeri 1"),
        ("kantor dukcapil antri", None),
        ("samsat menolak berkas saya", None),
    ],
)
def test_what_everybody_knows_is_a_place(text: str, place: str | None) -> None:
    assert landmark(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("kan udah dibilang di smp 2", "SMP 2"),
        ("ya di dukcapil lah", "Dukcapil"),
        ("ya di jalan Contoh dekat pasar", "Jalan Contoh dekat pasar"),
        ("di depan pasar", "di depan pasar"),
        ("Yayasan Contoh", "Yayasan Contoh"),
    ],
)
def test_of_an_answer_with_a_sigh_the_place_stays(text: str, place: str) -> None:
    assert answered(text) == place


@pytest.mark.parametrize("text", ["dari bulan puasa kemarin", "dari lebaran kemarin", "jalan rusak sejak lebaran lalu"])
def test_a_feast_is_not_yesterday(text: str) -> None:
    assert find(text, TODAY) is None
    assert vague_within(text)
    with pytest.raises(DateProblem):
        parse(text, TODAY)


@pytest.mark.parametrize("text", ["dari lebaran kemarin", "Tiap malam", "Tiap malam wis sebulan", "saben bengi"])
def test_what_names_no_day_is_an_answer(text: str) -> None:
    assert is_vague(text)


def test_a_plain_yesterday_stays_one() -> None:
    found = find("rusak kemarin", TODAY)
    assert found is not None
    assert found.day == date(2026, 11, 23)
    assert parse("baru 3 hari", TODAY).day == date(2026, 11, 21)
