"""Which language the bot speaks: sure words decide, unsure ones are asked about, /bahasa decides over all."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.texts import Voice, say
from storage.models import Person as PersonRow
from storage.models import Ticket
from tests.stage import Person, Stage
from tests.talk.scenes import files, town

UNSURE = "road broken"
BOTH = ("Saya membaca bahasa Indonesia dan Inggris", "I read Indonesian and English")
SIGNS = ("Emoji atau tanda saja belum bisa saya pahami", "I cannot understand emoji or signs alone")


async def _language(stage: Stage) -> tuple[str, bool]:
    async with stage.database.transaction() as session:
        row = (await session.scalars(select(PersonRow).order_by(PersonRow.id.desc()))).first()
    assert row is not None
    return row.language, row.language_chosen


async def test_unsure_english_gets_a_button_and_the_question_again_in_english(quick_stage: Stage) -> None:
    ann = await quick_stage.person("Ann Contoh")
    await ann.says(UNSURE)
    await ann.hears("Would you like me to answer in English?", "Kapan kejadiannya?")
    await ann.taps("English")
    await ann.hears("When did")
    assert await _language(quick_stage) == ("en", True)
    await ann.says("yesterday")
    await ann.hears("Where")


@pytest.mark.parametrize(("code", "offered"), [("en", True), ("en-GB", True), ("id", False), ("ms", False)])
async def test_the_first_greeting_offers_english_to_an_english_phone(
    quick_stage: Stage, code: str, offered: bool
) -> None:
    made = await quick_stage.post("/sim/people", {"first_name": "Ann Contoh", "language_code": code})
    ann = Person(quick_stage, int(made["id"]), "Ann Contoh")
    await ann.says("/start")
    said = await ann.hears("Selamat datang")
    assert ("Would you like me to answer in English?" in said["text"]) is offered
    assert ("English" in await ann.buttons()) is offered
    await ann.says("/start")
    assert "Would you like" not in (await ann.hears("Selamat datang"))["text"]


async def test_an_english_greeting_is_offered_english_too(quick_stage: Stage) -> None:
    ann = await quick_stage.person("Ann Contoh")
    await ann.says("hello")
    await ann.hears("Would you like me to answer in English?", "Selamat datang")
    await ann.taps("English")
    await ann.hears("English")
    await ann.says("/bantuan")
    await ann.hears("Emergencies")


@pytest.mark.parametrize(
    "words",
    [
        "لا يوجد ماء في بيتنا منذ أسبوع",
        "垃圾没有人收已经一个星期了",
        "😡😡😡",
    ],
)
async def test_what_is_neither_language_is_kept_and_answered_in_both(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears(*(SIGNS if words == "😡😡😡" else BOTH))
    await budi.says("jalan rusak di depan rumah")
    await budi.hears("Kapan kejadiannya?")
    assert await _language(quick_stage) == ("id", False)


@pytest.mark.parametrize(
    "words",
    [
        "dalan ning ngarep omahku rusak kabeh pak",
        "ndak ado aie di rumah ambo lah tigo hari",
        "jalan kat kampung kami ni teruk sangat",
        "kumaha ieu jalan teu dibenerkeun wae",
    ],
)
async def test_regional_languages_are_reports_like_any_other(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    heard = await budi.hears("sudah saya catat")
    assert BOTH[1] not in heard["text"]
    assert "English" not in heard["text"]


async def test_a_language_named_behind_the_command_is_spoken_at_once(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/bahasa english")
    await budi.hears("I speak English")
    await budi.says("/bahasa klingon")
    await budi.hears("Which language")


async def test_a_choice_decides_over_any_guess(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/bahasa")
    await budi.taps("Bahasa Indonesia")
    await budi.hears("berbahasa Indonesia")
    await budi.says(UNSURE)
    heard = await budi.hears("Kapan kejadiannya?")
    assert "English" not in heard["text"]
    assert "English" not in await budi.buttons()


async def test_officers_read_in_which_language_a_report_was_written(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await files(place.budi, "نريد معبرا للمشاة أمام المدرسة")
    await _card(place.citra, number, "ditulis dalam aksara Arab")
    async with quick_stage.database.transaction() as session:
        assert (await session.scalars(select(Ticket))).one().language == "ar"


async def _card(officer: Person, number: str, *fragments: str) -> None:
    await officer.hears("Laporan baru", number)
    await officer.says(f"/tiket {number}")
    await officer.hears(number, *fragments)


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("en", 1, "1 attachment"), ("en", 2, "2 attachments"), ("id", 1, "1 lampiran"), ("id", 1200, "1.200 lampiran")],
)
def test_numbers_and_plurals_follow_the_language(language: str, count: int, said: str) -> None:
    assert say(language, "card-files", count=count) == said


def test_large_numbers_and_dates_are_written_as_the_language_does() -> None:
    indonesian, english = (Voice(language, ZoneInfo("Asia/Jakarta")) for language in ("id", "en"))
    assert "20.001" in indonesian.say("form-content-long", length=20_001, limit=20_000)
    assert "20,001" in english.say("form-content-long", length=20_001, limit=20_000)
    assert indonesian.day(date(2026, 11, 27)) == "Jumat, 27 November 2026"
    assert english.day(date(2026, 11, 27)) == "Friday, 27 November 2026"
