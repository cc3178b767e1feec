"""Claim codes: what is printed is what is read, by whatever hand, and one code serves once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import claims, numbers
from bot.domain.claims import Standing

CODES = st.text(numbers.SYMBOLS, min_size=claims.LENGTH, max_size=claims.LENGTH)
NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)


@given(CODES)
def test_a_code_is_read_as_printed_typed_or_linked(code: str) -> None:
    spoken = claims.shown(code).replace("0", "o").replace("1", "l").lower().replace("-", " ")
    assert {claims.read(claims.shown(code)), claims.read(spoken), claims.read(claims.payload(code))} == {code}


def test_a_fresh_code_has_a_digit_and_a_letter() -> None:
    """One code in a hundred was letters alone, and was taken for words when it was typed."""
    made = [claims.new(Random(seed).randrange) for seed in range(2000)]
    assert not [code for code in made if code.isalpha() or code.isdecimal()]


@given(CODES)
def test_a_code_is_no_number_and_its_link_fits_telegram(code: str) -> None:
    assert numbers.read(code, None) is None and numbers.read(code, "DMI") is None and numbers.sp4n(code) is None
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", claims.payload(code))


NO_CODES = "", "klaim-", "K7Q2-M9XR-4T3", "K7Q2-M9XR-4T3BB", "K7Q2-M9XR-4T3U", "DM-7K3F9QX", "DMAI-7K3F9QX", "9165816"


@pytest.mark.parametrize("text", NO_CODES)
def test_anything_else_is_no_code(text: str) -> None:
    assert claims.read(text) is None


def test_fresh_codes_are_read_and_differ() -> None:
    fresh = {claims.new() for _ in range(200)}
    assert len(fresh) == 200 and all(claims.read(code) == code for code in fresh)


def test_a_code_serves_once_and_until_its_last_moment() -> None:
    moment = timedelta(microseconds=1)
    assert claims.standing(None, NOW, NOW - moment) is Standing.OPEN
    assert claims.standing(None, NOW, NOW) is Standing.EXPIRED
    assert claims.standing(NOW - moment, NOW, NOW) is Standing.USED
