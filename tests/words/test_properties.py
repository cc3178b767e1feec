"""Whatever people write: readers never raise, what they say stays within what they promise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain import masking
from bot.language import Detector
from bot.suggest import dates
from bot.suggest.ahead import parse_ahead
from bot.suggest.control import control, is_emergency, is_greeting
from bot.suggest.places import Gazetteer
from bot.suggest.titles import title
from bot.suggest.topics import Topics, kind
from storage.region import SAMPLE, Area
from storage.regionreader import read

REGION = read(SAMPLE)
GAZETTEER = Gazetteer(REGION.areas)
TOPICS = Topics(REGION.agencies, REGION.categories)
DETECTOR = Detector()

# Words that the readers look for, between any characters at all: zero-width, right to left, other scripts' digits.
WRITTEN = """\
nik ktp kk rek bank wa hp telp plat nopol bm BM 1234 XY 0812-0000-1111 1472011501900001 (0765) 31000 a@contoh.id
at gmail dot com nol delapan satu tgl tanggal 31 32 Februari senin malam jam 25 kemarin lusa 2 minggu lalu tahun 0
1900 2999 sejak tadi jl jln gg rt rw 005/003 kel kec bukit kapur kampung baru dumai kota bkt sampah lampu jalan
rusak selamat pagi assalamualaikum min pak tolong mohon yth. . , ! ? : the is road [NIK disamarkan] [ ] ya batal
"""
PIECES = (*WRITTEN.split(), "\n", "\u200b", "\u202e", "\u0660\u0661\u0662", "０８１", "👍")
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.text("0123456789 .-/()+\u200b", max_size=80),
)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
EXAMPLES = settings(max_examples=150, deadline=None)


@EXAMPLES
@given(TEXTS)
@example("rek 1234567890 08120000111122 1472011501900001")
def test_nothing_can_be_found_in_a_masked_text_and_masking_it_again_changes_nothing(text: str) -> None:
    masked = masking.mask(text)
    assert masking.find(masked) == ()
    assert masking.mask(masked) == masked


@EXAMPLES
@given(TEXTS)
def test_finds_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = masking.find(text)
    borders = [border for span in spans for border in (span.start, span.end)]
    assert borders == sorted(borders)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@EXAMPLES
@given(st.from_regex(r"0812[0-9]{8}", fullmatch=True), TEXTS)
def test_a_mobile_number_on_a_line_of_its_own_never_survives(number: str, text: str) -> None:
    assert number not in masking.mask(f"{text}\n{number}\n")


@EXAMPLES
@given(TEXTS)
def test_a_text_without_digits_signs_or_number_words_is_left_alone(text: str) -> None:
    letters = "".join(sign for sign in text if sign.isalpha() and not sign.isnumeric())
    assert masking.mask(letters) == letters


@EXAMPLES
@given(TEXTS, DAYS)
def test_a_date_that_was_found_is_never_in_the_future_nor_before_the_republic(text: str, today: date) -> None:
    found = dates.find(text, today)
    assert found is None or date(dates.OLDEST, 1, 1) <= found.day <= today
    assert found is None or found.phrase in text


@EXAMPLES
@given(TEXTS, DAYS)
def test_an_answer_is_a_past_date_or_a_problem_that_has_words(text: str, today: date) -> None:
    try:
        found = dates.parse(text, today)
    except dates.DateProblem as problem:
        assert problem.key in ("date-impossible", "date-future", "date-unknown", "date-too-old")
        assert problem.understood in text
    else:
        assert date(dates.OLDEST, 1, 1) <= found.day <= today


@EXAMPLES
@given(DAYS, st.integers(0, 3000))
def test_every_written_date_of_the_past_is_read_back(today: date, back: int) -> None:
    day = max(today - timedelta(days=back), date(dates.OLDEST, 1, 1))
    for written in (day.strftime("%d/%m/%Y"), day.strftime("%Y-%m-%d"), f"tanggal {day.day}-{day.month}-{day.year}"):
        assert dates.parse(written, today).day == day


@EXAMPLES
@given(TEXTS, DAYS)
def test_a_date_ahead_is_read_or_refused(text: str, today: date) -> None:
    try:
        day, rest = parse_ahead(text, today)
    except dates.DateProblem:
        return
    assert isinstance(day, date)
    assert rest in " ".join((text, text.strip(" ,:;.-")))


@EXAMPLES
@given(TEXTS, st.integers(10, 120))
@example("ß" + 9 * "a", 10)
@example("İİİİİİİİİİ", 10)
@example("*0*÷", 10)
def test_a_title_is_never_empty_never_too_long_and_never_cut_inside_a_word(text: str, limit: int) -> None:
    made = title(text, limit)
    assert bool(made) == bool(text.strip())
    assert len(made) <= limit
    words = [_unmarked(word) for word in text.split()]
    if made and all(len(word) <= limit for word in text.split()):
        last = _unmarked(made.split()[-1])
        assert any(last in _pieces(word) for word in words), made


def _unmarked(word: str) -> str:
    """Without the signs of chats for bold and italics, which a title leaves out even inside a word: *0*÷."""
    return word.translate(str.maketrans("", "", "*_~")).casefold()


def _pieces(word: str) -> set[str]:
    """What a title may keep of a word: a part that begins and ends where a letter does not."""
    edges = [0, *(i for i in range(1, len(word)) if not (word[i - 1].isalnum() and word[i].isalnum())), len(word)]
    return {word[start:end] for start in edges for end in edges if start < end}


@EXAMPLES
@given(TEXTS)
def test_a_place_is_one_of_the_city_or_asked_about(text: str) -> None:
    found = GAZETTEER.find(text)
    if found is None:
        return
    assert found.village is None or found.village in REGION.areas
    assert found.district is None or found.district in {area.district for area in REGION.areas}
    assert found.village is None or found.ambiguous == ()
    assert found.describe() or found.ambiguous


@EXAMPLES
@given(TEXTS)
def test_small_readers_never_raise(text: str) -> None:
    assert DETECTOR.detect(text).language in ("id", "en", "ar", "zh", "und")
    assert kind(text) in ("complaint", "aspiration", "information")
    assert not (is_greeting(text) and is_emergency(text))
    assert control(text) is None or len(text) <= 40


class _Claims(Detector):
    """A detector to which langdetect would always say the same of English."""

    def __init__(self, english: float) -> None:
        super().__init__()
        self._english = english
        self.times = 0

    def _chances(self, lowered: str) -> dict[str, float]:
        self.times += 1
        return {"en": self._english}


CLAIMS = tuple(_Claims(chance) for chance in (0.0, 0.6, 1.0))


@EXAMPLES
@given(TEXTS)
def test_where_langdetect_is_not_asked_it_could_have_changed_nothing(text: str) -> None:
    asked = _Claims(0.0)
    found = asked.detect(text)
    assert asked.times or {claim.detect(text) for claim in CLAIMS} == {found}


@EXAMPLES
@given(TEXTS)
def test_guesses_are_ordered_and_lie_between_nothing_and_certainty(text: str) -> None:
    scores = [guess.score for guess in TOPICS.agencies(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)
    category = TOPICS.category(text)
    assert category is None or 0 < category.score < 1


@pytest.mark.parametrize("area", REGION.areas, ids=lambda area: area.village)
def test_every_village_is_found_by_its_full_name(area: Area) -> None:
    found = GAZETTEER.find(f"jalan rusak di Kelurahan {area.village} Kecamatan {area.district}")
    assert found is not None
    assert found.village == area
