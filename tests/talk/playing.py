"""Plays what a citizen sends first, answers what is asked as most people would, and counts questions and presses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import select

from bot.domain.form import Draft, Step
from bot.usecases import drafting
from storage.models import Conversation, Person
from storage.models import Draft as DraftRow
from tests.stage import START
from tests.talk.phone import Bot, Phone

SETS = Path(__file__).parent / "sets"
TODAY = date(2026, 11, 24)
MOST_QUESTIONS = 8
_SPECIAL = re.compile(r"\[(\w+)(?: ([^\]]*))?\] ?(.*)", re.DOTALL)
INSIDE, BRAZIL = (1.667, 101.45), (-23.55, -46.63)
FIELDS = ("class", "day", "place", "agency", "questions", "taps")


@dataclass(frozen=True, slots=True)
class Talk:
    """One line of a set. `day` None: not judged, "?": none; `place` "": a pin, "-": asked;
    `agency` "": not judged, and where the bot is not sure enough to propose one there is nothing to judge."""

    style: str
    messages: tuple[str, ...]
    kind: str
    day: str
    place: str
    agency: str
    asked: tuple[str, ...]
    taps: int


@dataclass(frozen=True, slots=True)
class Played:
    """How a talk went: the draft before the first question, what was asked, presses, whether a ticket came of it."""

    draft: Draft
    asked: tuple[str, ...]
    taps: int
    filed: bool


def read(name: str) -> list[Talk]:
    lines = (SETS / f"{name}.tsv").read_text("utf-8").splitlines()
    return [_talk(line.split("\t")) for line in lines if line and not line.startswith("#")]


def _talk(cells: list[str]) -> Talk:
    style, messages, kind, day, place, agency, asked, taps = cells
    return Talk(
        style, tuple(messages.split(" // ")), kind, day, place, agency, tuple(filter(None, asked.split(","))), int(taps)
    )


def contents(message: str) -> Iterator[dict[str, Any]]:
    """What Telegram would hand over for one message of a set; an album is three."""
    match = _SPECIAL.fullmatch(message)
    if match is None:
        yield {"text": message}
        return
    kind, given, words = match.groups()
    caption = {"caption": words} if words else {}
    if kind == "album":
        for number in range(3):
            yield {**_photo(number), "media_group_id": "7", **(caption if number == 0 else {})}
        return
    yield {**_content(kind, given or "", words), **(caption if kind not in ("forward", "pin") else {})}


def _photo(number: int = 0) -> dict[str, Any]:
    file = f"foto-{number}-{next(_numbers)}"
    return {"photo": [{"file_id": file, "file_unique_id": file, "width": 800, "height": 600, "file_size": 90_000}]}


def _counting() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


_numbers = _counting()


def _content(kind: str, given: str, words: str) -> dict[str, Any]:
    file = {"file_id": f"berkas-{next(_numbers)}", "file_unique_id": "b", "file_size": 50_000}
    match kind:
        case "photo":
            return _photo()
        case "voice":
            return {"voice": {**file, "duration": 9}}
        case "video":
            return {"video": {**file, "duration": 9, "width": 640, "height": 480}}
        case "note":
            return {"video_note": {**file, "duration": 9, "length": 240}}
        case "file":
            return {"document": {**file, "file_name": given}}
        case "sticker":
            kinds = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {"sticker": {**file, **kinds}}
        case "forward":
            return {"text": words, "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Contoh"}}
        case "bot":
            sender = {"id": 77, "is_bot": True, "first_name": "Bot Contoh", "username": "contohbot"}
            return {"text": words, "forward_origin": {"type": "user", "date": 1, "sender_user": sender}}
        case "venue":
            location = {"latitude": INSIDE[0], "longitude": INSIDE[1]}
            return {"location": location, "venue": {"location": location, "title": given, "address": "Contoh"}}
    latitude, longitude = BRAZIL if kind == "brazil" else INSIDE
    return {"location": {"latitude": latitude, "longitude": longitude}}


async def stands(bot: Bot, phone: Phone) -> tuple[Draft | None, str, bool]:
    """The phone's newest draft, the step that is asked now, and whether it was filed."""
    async with bot.database.transaction() as session:
        person = select(Person.id).where(Person.lookup == bot.database.keyring.lookup(phone.id)).scalar_subquery()
        talk = (await session.scalars(select(Conversation).where(Conversation.person_id == person))).one()
        query = select(DraftRow).where(DraftRow.person_id == person).order_by(DraftRow.updated_at.desc())
        row = (await session.scalars(query.limit(1))).one_or_none()
        step = str(talk.data.get("step", ""))
        return (drafting.read(row) if row else None), step, bool(row and row.filed_at)


async def play(bot: Bot, talk: Talk) -> Played:
    """One talk from the first message to *Kirim*."""
    phone, asked, updates = Phone(bot), list[str](), list[dict[str, Any]]()
    for message in talk.messages:
        updates += [phone.update(content) for content in contents(message)]
        phone.waits(2)
    await bot.hears(*updates)
    first, step, filed = await stands(bot, phone)
    assert first is not None, talk.messages
    draft: Draft = first
    while not filed and len(asked) < MOST_QUESTIONS:
        phone.waits(60)
        if step != Step.REVIEW:
            asked.append("doubt" if step == Step.PLACE and draft.doubt else step)
        await _answered(phone, Step(step), draft)
        found, step, filed = await stands(bot, phone)
        assert found is not None
        draft = found
    return Played(first, tuple(asked), phone.taps_made, filed)


async def _answered(phone: Phone, step: Step, draft: Draft) -> None:
    """The commonest answer to each question."""
    match step:
        case Step.KIND:
            await phone.taps("Pengaduan")
        case Step.CONTENT if any(label in ("Lewati", "Skip") for label, _ in phone.shown[-1].rows):
            await phone.taps("Lewati")
        case Step.CONTENT:
            await phone.sends({"text": "lampu jalan mati total di sini"})
        case Step.DATE:
            labels = [label for label, _ in phone.shown[-1].rows]
            await phone.taps(next(one for one in ("Betul", "Correct", "Yes", "Kemarin", "Yesterday") if one in labels))
        case Step.PLACE if draft.doubt:
            await phone.taps(phone.shown[-1].rows[0][0])
        case Step.PLACE:
            await phone.sends({"text": "Jl. Contoh 5"})
        case _:
            await phone.taps("Kirim" if any(label == "Kirim" for label, _ in phone.shown[-1].rows) else "Send")


def judged(talk: Talk, played: Played) -> dict[str, bool]:
    """Field -> right or wrong; a field that the line does not judge is left out."""
    draft = played.draft
    found = {"class": draft.kind is not None and draft.kind.value == talk.kind, "taps": played.taps <= talk.taps}
    if "content" in talk.asked:
        found["class"] = draft.kind is None
    found["questions"] = sorted(played.asked) == sorted(talk.asked)
    if talk.day:
        wanted = None if talk.day == "?" else (TODAY + timedelta(days=int(talk.day))).isoformat()
        found["day"] = (draft.day or draft.day_guess) == wanted
    found["place"] = _placed(talk, draft)
    if talk.agency and draft.agency:
        found["agency"] = draft.agency == talk.agency
    return found


def _placed(talk: Talk, draft: Draft) -> bool:
    if talk.place == "-":
        return not draft.place and not draft.pin
    if not talk.place:
        return draft.pin is not None
    return talk.place.lower() in draft.place.lower() or bool(draft.doubt)


@dataclass(frozen=True, slots=True)
class Score:
    """Right and judged by field; the medians of presses and questions; what went wrong."""

    fields: dict[str, tuple[int, int]]
    taps: float
    questions: float
    most_taps: int
    talks: int
    misses: tuple[str, ...]


async def scored(bot: Bot, talks: list[Talk]) -> Score:
    fields, misses, results = dict.fromkeys(FIELDS, (0, 0)), list[str](), list[Played]()
    for talk in talks:
        bot.now = START
        played = await play(bot, talk)
        results.append(played)
        for name, right in judged(talk, played).items():
            fields[name] = (fields[name][0] + right, fields[name][1] + 1)
            if not right:
                misses.append(f"{name}: {' // '.join(talk.messages)[:90]!r} {_shown(played)}")
        if not played.filed:
            misses.append(f"not filed: {talk.messages}")
    taps, questions = [one.taps for one in results], [len(one.asked) for one in results]
    return Score(fields, median(taps), median(questions), max(taps), len(results), tuple(misses))


def _shown(played: Played) -> str:
    draft = played.draft
    return f"{draft.kind} {draft.day_guess} {draft.place!r} {draft.agency} {played.asked} {played.taps}"
