"""Which city a report happened in, as pure rules."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.suggest.towns import Atlas, Choice, Town, choose
from storage.region import Area, Box

CODES = ("A", "B", "C")


def _areas(code: str, *villages: str) -> tuple[Area, ...]:
    return tuple(Area(f"{code}.{number}", name, code, f"Pusat {code}") for number, name in enumerate(villages))


ATLAS = Atlas(
    (
        Town("A", "Kota Melati", _areas("A", "Anggrek", "Teluk Mawar", "Sukajadi"), Box(0, 0, 1, 1)),
        Town("B", "Kabupaten Bukit Padi", _areas("B", "Dahlia", "Sungai Teratai", "Sukajadi"), Box(2, 0, 3, 1)),
        Town("C", "Kota Bukit Padi", _areas("C", "Seroja", "Kampung Baru", "Wijaya"), Box(2, 0.5, 3, 2)),
    )
)


@dataclass(frozen=True)
class Case:
    text: str
    city: str
    between: tuple[str, ...] = ()


CASES = (
    Case("lampu jalan mati sudah seminggu", "A"),
    Case("lampu mati di Kel. Sei Teratai", "B"),
    Case("banjir di sungai teratai sejak kemarin", "B"),
    Case("Kecamatan Pusat C gelap sekali", "C"),
    Case("jalan rusak di Kabupaten Bukit Padi", "B"),
    Case("jalan rusak di kab. bukit padi", "B"),
    Case("jalan rusak di Kota Bukit Padi", "C"),
    Case("jalan rusak di Bukit Padi", "A", ("B", "C")),
    Case("got mampet di kelurahan Sukajadi", "A", ("A", "B")),
    Case("got mampet di kelurahan Sukajadi, kab Bukit Padi", "B"),
    Case("jalan di Kota Melati dan jalan di Kabupaten Bukit Padi rusak", "A", ("A", "B")),
    # a name of one word, or one that every region has, alone says nothing
    Case("namanya pak wijaya dan bu dahlia", "A"),
    Case("ada sampah di wijaya", "C"),
    Case("di kampung baru ada sampah", "A"),
    Case("di desa kampung baru ada sampah", "C"),
    # streets are named after everything; ways lead there; people come from there
    Case("lubang di Jl. Sungai Teratai", "A"),
    Case("macet dari Kota Melati ke Kabupaten Bukit Padi", "A"),
    Case("saya warga Kab. Bukit Padi, lampu mati di Kota Melati", "A"),
    # what only looks alike sends nobody elsewhere
    Case("di sungai terataii ada buaya", "A"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_the_words_say_the_city(case: Case) -> None:
    assert choose(ATLAS.named(case.text), "A") == Choice(case.city, case.between)


@pytest.mark.parametrize(
    ("pin", "own", "codes"),
    [
        ((0.5, 0.5), "A", {"A"}),
        ((2.5, 0.2), "A", {"B"}),
        ((2.5, 0.7), "A", {"B", "C"}),  # in the boxes of both
        ((2.5, 0.7), "C", set()),  # the own one may well be meant
        ((9.0, 9.0), "A", set()),
    ],
)
def test_a_pin_says_the_city(pin: tuple[float, float], own: str, codes: set[str]) -> None:
    assert ATLAS.pinned(pin, own) == codes


def test_centres_tell_boxes_apart_that_overlap() -> None:
    near, far = (2.5, 0.6), (2.5, 1.9)
    atlas = Atlas([Town("B", "B", (), Box(2, 0, 3, 2), [near]), Town("C", "C", (), Box(2, 0, 3, 2), [far])])
    assert atlas.pinned((2.5, 0.8), "C") == {"B"}
    assert atlas.pinned((2.5, 1.8), "B") == {"C"}


def test_a_pin_settles_which_of_two_is_meant() -> None:
    readings = [*ATLAS.named("got mampet di kelurahan Sukajadi"), ATLAS.pinned((2.5, 0.2), "A")]
    assert choose(readings, "A") == Choice("B")


@given(st.lists(st.frozensets(st.sampled_from(CODES))), st.sampled_from(CODES))
def test_the_choice_is_sure_or_asked_about_and_never_invented(readings: list[frozenset[str]], own: str) -> None:
    found = choose(readings, own)
    told = [reading for reading in readings if reading]
    assert set(found.between) <= frozenset().union(*told)
    if not told:
        assert found == Choice(own)
    elif found.between:
        assert found.city == own
        assert len(found.between) > 1
        assert own not in found.between or found.between[0] == own
    else:
        assert all(found.city in reading for reading in told)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(reading <= set(CODES) for reading in ATLAS.named(text))
