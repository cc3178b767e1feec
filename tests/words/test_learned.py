"""What is learned: the export predicts as scikit-learn does, gives its reason, and is heard only where it is better."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import Detector
from bot.suggest import learned, train
from bot.suggest.blend import ranked, settled
from bot.suggest.choosing import PRECISE, Example, Guess, Voices, choose, measured
from bot.suggest.features import MOST_READ, features
from bot.suggest.knowledge import Knowledge
from bot.suggest.learned import Learned
from bot.suggest.learning import Task, agency, category
from bot.suggest.measure import OWN
from bot.suggest.routing import _examples
from bot.suggest.topics import SURE, Scored
from storage.region import SAMPLE
from storage.regionreader import read

REGION = read(SAMPLE)
ENOUGH = 120  # of the project's own reports: two seconds of training
CODES = st.sampled_from("abcdef")
SCORES = st.dictionaries(CODES, st.floats(0, 1))


@cache
def examples() -> list[Example]:
    found, _ = _examples(OWN, REGION)
    return found[::3][:ENOUGH]


@cache
def fitted() -> train.Fitted:
    made = train.fit(examples())
    assert made is not None
    return made


@cache
def model() -> Learned:
    """Through JSON and back, as the database gives it."""
    return learned.from_json(json.loads(json.dumps(learned.to_json(train.export(fitted())))))


WORDS = st.lists(st.sampled_from(" ".join(one.text for one in examples()).split()), max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=60)))
def test_the_export_predicts_what_scikit_learn_predicts(text: str) -> None:
    vector = fitted().vectorizer.transform([text])
    for name, field in (("agency", model().agency), ("category", model().category)):
        assert field is not None
        wanted = dict(zip(field.codes, fitted().models[name].predict_proba(vector)[0].tolist(), strict=True))
        found = field.chances(model().vocabulary.vector(text))
        assert found == pytest.approx(wanted, abs=1e-6)


def test_two_classes_are_predicted_alike_too() -> None:
    two = [one for one in examples() if one.agency in ("dpu", "dlh")]
    made = train.fit([Example(one.text, one.agency) for one in two])
    assert made is not None
    exported = train.export(made)
    assert exported.agency is not None and exported.category is None
    for text in ("sampah menumpuk", "jalan berlubang", ""):
        wanted = made.models["agency"].predict_proba(made.vectorizer.transform([text]))[0].tolist()
        found = exported.agency.chances(exported.vocabulary.vector(text))
        assert list(found.values()) == pytest.approx(wanted, abs=1e-6)


def test_the_vocabulary_holds_no_digit_and_nothing_of_fewer_than_three_reports() -> None:
    seen = [set(features(one.text)) for one in examples()]
    for feature in model().vocabulary.features:
        assert not any(sign.isdigit() for sign in feature)
        assert sum(feature in of_text for of_text in seen) >= train.RARE


def test_digits_and_words_behind_the_first_thousand_characters_say_nothing() -> None:
    assert features("hub 0812 0000 1111") == features("hub")
    assert features("x" * MOST_READ + " sampah") == features("x" * MOST_READ)


def test_a_reason_is_the_citizens_own_words() -> None:
    field = model().agency
    assert field is not None
    reason = model().because("halo min lampu jalan depan rumah padam", field, "dishub")
    assert "lampu" in reason
    assert reason in "halo min lampu jalan depan rumah padam"
    assert model().because("qqq", field, "dishub") == ""
    assert model().because("lampu", field, "no-such-agency") == ""


def test_too_few_reports_teach_nothing() -> None:
    assert train.fit(examples()[: train.FEWEST - 1]) is None
    assert train.fit([Example("sampah menumpuk", "dlh")] * 40) is None
    assert train.fit([Example(str(place), "ab"[place % 2]) for place in range(40)]) is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(CODES, SCORES, SCORES), min_size=1, max_size=20))
def test_the_voice_that_is_heard_is_never_worse_than_the_keywords(
    raw: list[tuple[str, dict[str, float], dict[str, float]]],
) -> None:
    guesses = [Guess(*one) for one in raw]
    chosen, keywords = choose(guesses), measured(guesses, None)
    assert chosen.top1 + chosen.top3 + chosen.coverage >= keywords.top1 + keywords.top3 + keywords.coverage
    if chosen.share is not None:
        assert chosen.precision >= PRECISE


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1))
def test_scaling_keeps_the_order_and_puts_the_threshold_at_sure(one: float, other: float, threshold: float) -> None:
    assert settled(threshold, threshold) == pytest.approx(SURE if threshold < 1 else 1.0)
    assert (settled(one, threshold) <= settled(other, threshold)) or one > other
    assert 0 <= settled(one, threshold) <= 1


def test_keywords_count_beside_the_chances_as_much_as_their_share() -> None:
    assert ranked({"a": 1.0}, {"b": 0.6}, 1.0) == [("a", 0.5), ("b", 0.3)]
    assert ranked({"a": 1.0}, {"b": 0.6}, 0.0) == [("b", 0.6), ("a", 0.0)]


def knowing(threshold: float = 0.2) -> Knowledge:
    base = model()
    assert base.agency is not None and base.category is not None
    fields = [
        learned.Field(field.codes, field.bias, field.weights, 1.0, threshold) for field in (base.agency, base.category)
    ]
    made = Learned(base.vocabulary, *fields)
    return Knowledge(REGION.areas, REGION.agencies, REGION.categories, Detector(), made)


def test_what_was_learned_is_heard_with_its_reason() -> None:
    guess = knowing().agencies("bohlam depan rumah putus, gelap gulita")[0]
    assert guess.code == "dishub"
    assert guess.like
    category_guess = knowing().category("bohlam depan rumah putus, gelap gulita")
    assert category_guess is not None and category_guess.code == "penerangan"


def test_an_agency_outside_the_city_is_named_by_its_keywords_whatever_was_learned() -> None:
    found = knowing().agencies("listrik padam sejak subuh, tiang listrik PLN miring")
    assert found[0].code == "pln"
    assert len({one.code for one in found}) == len(found)


def test_a_districts_office_is_learned_as_one_and_named_by_the_place() -> None:
    text = "pak lurah di purnama mempersulit surat pengantar"
    codes = [one.code for one in knowing().agencies(text)]
    assert codes[0] == "kec-dumai-barat"
    assert "district" not in [one.code for one in knowing().agencies("pak lurah mempersulit surat pengantar")]


def test_an_agency_that_the_city_no_longer_has_is_not_proposed() -> None:
    base = model()
    left = [one for one in REGION.agencies if one.code != "dishub"]
    assert base.agency is not None
    knowledge = Knowledge(
        REGION.areas, left, REGION.categories, Detector(), Learned(base.vocabulary, base.agency, None)
    )
    assert "dishub" not in [one.code for one in knowledge.agencies("lampu jalan mati gelap")]


def test_training_gives_figures_for_both_fields_and_a_model_where_it_is_better() -> None:
    task = Task([agency(one) for one in REGION.agencies], [category(one) for one in REGION.categories], examples())
    again = Task.from_json(json.loads(json.dumps(task.to_json())))
    made = train.train(again)
    assert made.examples == len(examples())
    assert set(made.figures) == {"agency", "category"}
    assert made.figures["agency"]["top1"] >= made.figures["agency"]["keywords1"] - 0.05
    heard = any(figures["share"] is not None for figures in made.figures.values())
    assert heard == (made.model is not None)


def test_keywords_stand_alone_where_nothing_was_learned() -> None:
    voices = Voices(REGION.agencies, REGION.categories)
    [guess] = voices.guesses(Example("lampu jalan mati", "dishub"), None).values()
    assert guess.chances == {}
    assert choose([guess]).share is None
    assert Scored("a", 1.0, "b").like == ""
