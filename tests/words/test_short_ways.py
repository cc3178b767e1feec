"""Readers take short ways; each finds what the plain way finds, whatever people write."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain import letters, masking, selfnames
from bot.suggest import (
    classes,
    dangerwords,
    dates,
    datewords,
    elsewhere,
    landmarks,
    now,
    officials,
    secrecy,
    titlewords,
    topics,
    vague,
)
from bot.suggest.daterules import BEGINNING, RULES
from bot.suggest.landmarkwords import RELATIONS, SPOTS
from tests.words.test_properties import TEXTS

_READERS = (classes, dangerwords, elsewhere, now, officials, secrecy, topics, vague)
_OTHERS = (datewords.NOT_DATES, datewords.SINCE_FESTIVAL, titlewords.ENDING, *(rule.pattern for rule in RULES))
PATTERNS = [
    one
    for one in (*(one for reader in _READERS for one in vars(reader).values()), *_OTHERS)
    if isinstance(one, re.Pattern) and not one.flags & re.IGNORECASE
]
ALIKE = str.maketrans({"s": "ſ", "i": "ı", "I": "İ", "k": "\u212a"})
SPELT = st.builds(
    lambda text, change: change(text),
    TEXTS,
    st.sampled_from((str, str.upper, str.title, lambda text: text.translate(ALIKE))),
)
EXAMPLES = settings(max_examples=150, deadline=None)


@EXAMPLES
@given(SPELT)
@example("Kebakaran di 17 AGUſTUſ, pelapor mınta dİrahasiakan! \u212aota PEKANBARU")
def test_small_letters_show_what_a_pattern_finds_that_does_not_mind_capitals(text: str) -> None:
    assert len(letters.small(text)) == len(text)
    for pattern in PATTERNS:
        plain = re.compile(pattern.pattern, pattern.flags | re.IGNORECASE)
        found = [match.span() for match in pattern.finditer(letters.small(text))]
        assert found == [match.span() for match in plain.finditer(text)], pattern.pattern
        assert letters.replaced(pattern, " ", text) == plain.sub(" ", text), pattern.pattern


@EXAMPLES
@given(SPELT)
@example("17 agustus 2026 sampai 18 agustus, 17-8-2026")
def test_every_rule_finds_its_dates_where_one_may_begin(text: str) -> None:
    text = letters.small(text)
    starts = [match.start() for match in BEGINNING.finditer(text)]
    for rule in (rule for rule in RULES if not rule.whole):
        found = [match.span() for match in dates._beginning_at(starts, rule.pattern, text)]
        assert found == [match.span() for match in rule.pattern.finditer(text)], rule.pattern.pattern


@EXAMPLES
@given(SPELT)
@example("bm 1 a, 0812 345 678, (0765) 31000, o812345678, o8l2ooo1, wa saya 81234567")
def test_too_few_digits_for_a_rule_are_too_few(text: str) -> None:
    found = masking.find.__wrapped__(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(masking, "_RULES", [(kind, pattern, 0) for kind, pattern, _ in masking._RULES])
        assert masking.find.__wrapped__(text) == found


@EXAMPLES
@given(SPELT, st.integers(0, 5))
def test_a_phrase_begins_with_a_word_that_begins_one(text: str, at: int) -> None:
    plain = text.lower().split()
    for known in (RELATIONS, landmarks._STANDING, landmarks._ALL_KNOWN, SPOTS):
        lengths = [length for length in (3, 2, 1) if at + length <= len(plain)]
        found = next((length for length in lengths if " ".join(plain[at : at + length]) in known), 0)
        assert landmarks._phrase(plain, at, known) == found


def test_a_month_with_a_long_s_is_read() -> None:
    found = dates.find("banjir sejak 17 aguſtuſ", date(2026, 11, 24))
    assert found is not None
    assert (found.day, found.phrase) == (date(2026, 8, 17), "17 aguſtuſ")


@EXAMPLES
@given(
    SPELT,
    st.sampled_from(("Siti Contoh", "kim", "Érik Contoh", "ISKANDAR")),
    st.sampled_from((str.upper, str.lower, str)),
)
@example("salam, sıti  CONTOH", "Siti Contoh", str)
def test_a_name_that_no_text_holds_is_not_looked_for(text: str, name: str, spelt: Callable[[str], str]) -> None:
    for told in (text, f"{text} saya {spelt(name)}", f"{text} {spelt(name).translate(ALIKE)} pak {spelt(name)}"):
        words = name.split()
        first = rf"(?<!\w)(?:{masking.INTRODUCING}|{selfnames._HOUSE})\s+(?P<it>{re.escape(words[0])})(?!\w)"
        joined = r"\s+".join(map(re.escape, words))
        whole = rf"(?<!\w)(?P<it>{joined})(?!\w)"
        patterns = [first, whole] if len(words) > 1 else [first]
        found = [one.span("it") for pattern in patterns for one in re.finditer(pattern, told, re.IGNORECASE)]
        assert [(span.start, span.end) for span in selfnames._known(told, words)] == found
