"""Ticket numbers: made at random, read leniently, never mistaken for SP4N's or for one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import numbers
from bot.domain.numbers import SYMBOLS

NUMBER = "DMI-7K3F9QX"


def draws(text: str) -> Iterator[int]:
    return iter([SYMBOLS.index(symbol) for symbol in text])


def number_of(symbols: str) -> str:
    drawn = draws(symbols)
    return numbers.new("DMI", lambda limit: next(drawn))


def made() -> st.SearchStrategy[str]:
    """Numbers of every possible kind, through the front door."""
    symbols = st.text(SYMBOLS, min_size=6, max_size=6).filter(lambda text: not text.isdigit() and not text.isalpha())
    return symbols.map(number_of)


def test_a_number_is_made_of_the_drawn_symbols_and_their_check() -> None:
    drawn = draws("7K3F9Q")
    assert numbers.new("DMI", lambda limit: next(drawn)) == NUMBER


def test_random_is_asked_for_one_of_the_symbols() -> None:
    asked: list[int] = []
    drawn = draws("7K3F9Q")

    def record(limit: int) -> int:
        asked.append(limit)
        return next(drawn)

    numbers.new("DMI", record)
    assert asked == [32] * 6


@pytest.mark.parametrize("first", ["123456", "000000", "ABCDEF"])
def test_digits_alone_and_letters_alone_are_drawn_again(first: str) -> None:
    drawn = draws(first + "7K3F9Q")
    assert numbers.new("DMI", lambda limit: next(drawn)) == NUMBER


@pytest.mark.parametrize("region", ["", "D", "dmi", "DM1", "DUMAI", "D-I"])
def test_a_region_code_is_two_to_four_capital_letters(region: str) -> None:
    with pytest.raises(ValueError, match="region code"):
        numbers.new(region)


@pytest.mark.parametrize(
    "written",
    [
        "DMI-7K3F9QX",
        "dmi-7k3f9qx",
        "dmi7k3f9qx",
        "DMI 7K3F9QX",
        " DMI - 7K3F 9QX ",
        "DMI–7K3F9QX",
        "DMI—7K3F9QX",
        "DMI‑7K3F9QX",
        "DMI_7K3F9QX",
        "#DMI-7K3F9QX",
        "DMI-7K3F9QX.",
        "(DMI-7K3F9QX)",
        "`DMI-7K3F9QX`",
        "DMI-\u200b7K3F9QX",
        "ＤＭＩ－７Ｋ３Ｆ９ＱＸ",
        "D M I 7 K 3 F 9 Q X",
        "DMI-7K3F9QX\n",
    ],
)
def test_a_number_is_read_as_people_write_it(written: str) -> None:
    assert numbers.read(written, None) == NUMBER
    assert numbers.read(written, "DMI") == NUMBER


@pytest.mark.parametrize("written", ["7K3F9QX", "7k3f9qx", "-7K3F9QX", "7K3 F9QX", "DM1-7K3F9QX"])
def test_within_a_region_its_code_may_be_missing_or_misread(written: str) -> None:
    assert numbers.read(written, "DMI") == NUMBER
    assert numbers.read(written, None) is None


@pytest.mark.parametrize("seven", ["O", "o", "0"])
def test_letters_that_look_like_digits_are_read_as_those(seven: str) -> None:
    right = "A0B1C2" + numbers.check("A0B1C2")
    for one in "iIlL1":
        assert numbers.read(f"DMI-A{seven}B{one}{right[4:]}", None) == f"DMI-{right}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DMI",
        "DMI-",
        "DMI-7K3F9Q",
        "DMI-7K3F9QXX",
        "DMI-7K3F9QY",
        "laporan DMI-7K3F9QX",
        "DMI-7K3F9QX jalan rusak",
        "9165816",
        "#9165816",
        "DMI-9165816",
        "DMI-UUUUUUU",
        "jalanan",
        "081200000000",
        "1471000000000001",
        "DMI-٧K3F9QX",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert numbers.read(text, None) is None
    assert numbers.read(text, "DMI") is None


def test_a_word_of_seven_letters_is_no_number_even_if_its_check_fits() -> None:
    assert numbers.read("JA1ANAE", "DMI") == "DMI-JA1ANAE"
    assert numbers.read("DMI-jalanae", "DMI") == "DMI-JA1ANAE"
    assert numbers.read("jalanae", "DMI") is None


@pytest.mark.parametrize("symbols", ["123456Y", "9000010", "ABCDEF3", "HJKMNPM"])
def test_what_is_never_made_is_never_read_even_if_its_check_fits(symbols: str) -> None:
    assert numbers.check(symbols[:6]) == symbols[6]
    assert numbers.read(f"DMI-{symbols}", None) is None
    assert numbers.find(f"DMI-{symbols}") == []


def test_words_are_not_found_even_if_their_check_fits() -> None:
    assert numbers.find("yang jalanae") == []
    assert numbers.find("yang ja1anae") == ["YANG-JA1ANAE"]


def test_a_number_of_another_region_is_none() -> None:
    assert numbers.read("PKU-7K3F9QX", "DMI") is None
    assert numbers.read("PKU-7K3F9QX", None) == "PKU-7K3F9QX"


def test_numbers_are_found_in_a_quoted_card() -> None:
    other = numbers.new("PKU")
    card = f"Laporan *{NUMBER}* (Proses)\nSerupa: {other.lower()}, lihat juga DMI 7k3f9qx; SP4N #9165816."
    assert numbers.find(card) == [NUMBER, other]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jalan rusak di depan pasar, yang terjadi kemarin",
        "nomor 9165816",
        "RT 0012345 RW 0067890",
        "XADMI-7K3F9QX",
        "DMI-7K3F9QXA",
        "DMI-7K3F9QY",
        "plat BM 1234 XX",
    ],
)
def test_nothing_is_found_where_nothing_stands(text: str) -> None:
    assert numbers.find(text) == []


@pytest.mark.parametrize("text", ["#9165816", "9165816", " 9165816 ", "# 9165816", "＃９１６５８１６"])
def test_the_national_number_is_seven_digits(text: str) -> None:
    assert numbers.sp4n(text) == "9165816"


@pytest.mark.parametrize("text", ["", "916581", "91658160", "##9165816", "9165816 ya", "916581X", "٩١٦٥٨١٦", NUMBER])
def test_anything_else_is_no_national_number(text: str) -> None:
    assert numbers.sp4n(text) is None


@given(made())
def test_a_made_number_reads_as_itself(number: str) -> None:
    assert numbers.read(number, None) == numbers.read(number.lower(), "DMI") == number
    assert numbers.read(number[4:], "DMI") == number


@given(made())
def test_a_made_number_is_never_taken_for_sp4ns_nor_for_a_word(number: str) -> None:
    assert numbers.sp4n(number) is None
    assert numbers.sp4n(number[4:]) is None
    assert not number[4:].isdigit()
    assert not number[4:].isalpha()


@given(made(), st.integers(0, 6), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_is_always_noticed(number: str, at: int, wrong: str) -> None:
    symbols = list(number[4:])
    changed = symbols[at] != wrong
    symbols[at] = wrong
    assert (numbers.read("DMI-" + "".join(symbols), None) is None) is changed


@given(made())
def test_two_symbols_swapped_are_always_noticed(number: str) -> None:
    for a, b in combinations(range(7), 2):
        symbols = list(number[4:])
        symbols[a], symbols[b] = symbols[b], symbols[a]
        if symbols[a] != symbols[b]:
            assert numbers.read("DMI-" + "".join(symbols), None) is None


def test_every_single_substitution_of_the_example_is_noticed() -> None:
    wrong = [NUMBER[:at] + symbol + NUMBER[at + 1 :] for at in range(4, 11) for symbol in SYMBOLS]
    assert [text for text in wrong if numbers.read(text, None)] == [NUMBER] * 7


@given(made(), st.text(), st.text())
def test_a_number_is_found_within_any_text(number: str, before: str, after: str) -> None:
    assert number in numbers.find(f"{before}\n{number}\n{after}")


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    for number in (numbers.read(text, None), numbers.read(text, "DMI"), *numbers.find(text)):
        assert number is None or numbers.read(number, None) == number
    found = numbers.sp4n(text)
    assert found is None or (len(found) == 7 and found.isascii() and found.isdigit())


def test_numbers_are_not_sequential_and_do_not_repeat() -> None:
    made_now = [numbers.new("DMI") for _ in range(2000)]
    assert len(set(made_now)) > 1995  # 2^29.8 numbers: a pair among 2,000 is met once in about 480 runs
    assert made_now != sorted(made_now)
