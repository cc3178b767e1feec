"""Drafts: opened by whatever a citizen sends first, filled with what the bot can know, kept until sent or discarded."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, inspect, select
from sqlalchemy.orm.util import identity_key

from bot.domain import form, formjson, pieces, private
from bot.domain.deadlines import MORNING
from bot.domain.form import MAX_TITLE, Draft, Step
from bot.domain.kinds import Kind
from bot.suggest.control import is_emergency
from bot.suggest.elsewhere import elsewhere
from bot.suggest.knowledge import Knowledge
from bot.suggest.landmarks import office, spot
from bot.suggest.officials import accuses
from bot.suggest.places import PlaceFound
from bot.suggest.several import listed
from bot.suggest.vague import vague_within
from bot.usecases import deadlines
from bot.usecases.work import Work
from storage.models import Draft as DraftRow
from storage.models import Person

MOST_DOUBTFUL = 5  # buttons
RECENT = 20  # drafts looked through when a message is edited
MOST_BARE = 2  # messages without a matter that are answered by asking for it; a third one is taken as it is
ID_BYTES = 6  # eight characters in a button's 64 bytes
SURE = 0.55  # from here on a proposed agency is right nine times of ten (see docs/words.md)
_RECENT = (  # made once: building a statement costs as much as asking it
    select(DraftRow).where(DraftRow.person_id == bindparam("person")).order_by(DraftRow.updated_at.desc()).limit(RECENT)
)
_WAITING = _RECENT.where(DraftRow.filed_at.is_(None), DraftRow.discarded_at.is_(None))
REMINDED_AFTER = timedelta(days=3)


async def open_draft(work: Work, person: Person, *, counter: bool = False) -> DraftRow:
    """A new, empty draft; its id is made here, since buttons name it before the database does.

    `counter`: the person is an officer who writes for somebody else.
    """
    name = "" if counter else str(person.identity.get("first_name", ""))[: form.MAX_NAME]
    row = DraftRow(
        id=secrets.token_urlsafe(ID_BYTES),
        person_id=person.id,
        form=formjson.to_json(Draft(name=name, counter=counter)),
        created_at=work.now,
        updated_at=work.now,
    )
    work.session.add(row)
    return row


async def find(work: Work, person: Person, draft_id: str) -> DraftRow | None:
    """The person's own draft, sent and discarded ones included."""
    held = work.session.identity_map.get(identity_key(DraftRow, draft_id))  # as nearly always: loaded with the batch
    row = held if held is not None and not inspect(held).expired else None
    row = row or next((new for new in work.session.new if isinstance(new, DraftRow) and new.id == draft_id), None)
    row = row or await work.session.get(DraftRow, draft_id)
    return row if row is not None and row.person_id == person.id else None


async def waiting(work: Work, person: Person) -> list[DraftRow]:
    """Drafts that are neither sent nor discarded, newest first."""
    return list(await work.session.scalars(_WAITING, {"person": person.id}))


async def begun(work: Work, person: Person) -> list[DraftRow]:
    """Those of them that hold something."""
    return [row for row in await waiting(work, person) if form.is_begun(read(row))]


async def with_message(work: Work, person: Person, message: int) -> DraftRow | None:
    """The draft that took this message's text, as words of the report or as an answer."""
    return next((row for row in await recent(work, person) if pieces.took(read(row), message)), None)


async def recent(work: Work, person: Person) -> list[DraftRow]:
    """The drafts last touched, sent and discarded ones included, newest first."""
    return list(await work.session.scalars(_RECENT, {"person": person.id}))


def read(row: DraftRow) -> Draft:
    return formjson.from_json(row.form)


def write(work: Work, row: DraftRow, draft: Draft) -> None:
    row.form = formjson.to_json(draft)
    row.updated_at = work.now
    if not row.reminded:
        row.remind_at = _reminder(work) if form.is_begun(draft) else None


def _reminder(work: Work) -> datetime:
    """When a draft that nobody touches any more is brought to mind: in the morning of a working day."""
    day = work.city.calendar.on_or_after(deadlines.today(work) + REMINDED_AFTER)
    return deadlines.at(work, day, MORNING)


def discard(work: Work, row: DraftRow) -> None:
    """*Buang*: kept a while, so that it can be undone."""
    row.discarded_at = work.now
    row.remind_at = None


def fill(work: Work, draft: Draft) -> Draft:
    """What the words tell by themselves, wherever the citizen has not answered: title, date, place, agency, class."""
    if not any(form.telling(piece) for _, piece in draft.pieces):
        return draft
    know, text, today = work.knowledge, draft.content, deadlines.today(work)
    draft = replace(draft, bare=len(draft.pieces) <= MOST_BARE and know.is_bare(text))
    free = {step for step in Step if step.value not in draft.chosen}
    guesses: dict[str, object] = {"language": know.language(text)}
    if Step.TITLE in free:
        matter = _matter(know, draft)
        guesses["title"] = know.title(private.titled(_possible(know.impossible(matter, today), matter)))[:MAX_TITLE]
    if Step.KIND in free and draft.kind is None and not draft.bare:
        guesses["kind"] = Kind(know.kind(text))
    if Step.DATE in free:
        found = know.happened(text, today)
        complaint = guesses.get("kind", draft.kind) is Kind.COMPLAINT
        guesses["day"] = today.isoformat() if complaint and know.is_now(text, today) else None
        guesses["day_guess"] = found.day.isoformat() if found else None
        guesses["when"] = "" if found else vague_within(text) or ""
        guesses["guess_precision"] = found.precision if found else "day"
    if Step.AGENCY in free:
        best = next(iter(know.agencies(text)), None)
        guesses["agency"] = best.code if best and best.score >= SURE else None
    if Step.CATEGORY in free:
        guesses["category"] = _category(work, text)
    draft = replace(draft, **guesses)  # type: ignore[arg-type]  # the keys are fields of Draft, each with its type
    return _placed(work, draft) if Step.PLACE in free and not draft.pin else draft


def _matter(know: Knowledge, draft: Draft) -> str:
    """The words without the messages that tell no matter, where another one does."""
    told = [text for _, text in draft.pieces if not know.is_bare(text)] if len(draft.pieces) > 1 else []
    return "\n".join(told) or draft.content


def told_anew(work: Work, draft: Draft, message: int, text: str) -> Draft:
    """The draft with other words; the day and the place that were known stay, unless these tell others. Raises
    FormProblem."""
    return read_anew(work, draft, pieces.with_content(draft, message, text))


def read_anew(work: Work, draft: Draft, told: Draft) -> Draft:
    """The draft as it is `told` now; the day and the place that were known stay, unless the words tell others."""
    free = tuple(step for step in draft.chosen if step not in (Step.DATE, Step.PLACE))
    told = fill(work, replace(told, chosen=free))
    days = {name: getattr(draft, name) for name in ("day", "precision", "when", "day_guess", "guess_precision")}
    if not (told.day or told.when) and told.day_guess in (None, draft.day):
        told = _known(replace(told, **days), draft, Step.DATE)
    if not (told.place or told.doubt) or told.place == draft.place:
        names = ("place", "area", "outside", "near", "doubt")
        told = _known(replace(told, **{name: getattr(draft, name) for name in names}), draft, Step.PLACE)
    return told


def _known(told: Draft, before: Draft, step: Step) -> Draft:
    return replace(told, chosen=(*told.chosen, step.value)) if step in before.chosen else told


def _category(work: Work, text: str) -> str | None:
    """The likeliest category; of what accuses officials the one that the supervisor looks after."""
    watched = (one.code for one in work.city.topics() if one.agency_id == work.city.supervisor)
    if accuses(text) and (code := next(watched, None)) is not None:
        return code
    found = work.knowledge.category(text)
    return found.code if found else None


def _possible(impossible: str | None, text: str) -> str:
    """The words without a date that no calendar has; as they are where they would say nothing more."""
    left = text.replace(impossible, " ", 1) if impossible else text
    return left if form.telling(left) else text


def at_pin(work: Work, draft: Draft) -> Draft:
    """What the city makes of the draft's pin: outside or not, and the nearest centre's area where words told none."""
    assert draft.pin is not None
    outside = not work.city.box.holds(*draft.pin)
    told = None if draft.near else draft.area
    near = None if outside or told else work.city.nearest(*draft.pin)
    area = near.village_code if near else told
    return replace(draft, outside=outside, area=area, near=near is not None, doubt=())


def placed(work: Work, draft: Draft, place: str, day: str | None) -> Draft:
    """The draft with a place and a day given at once, as an officer at the counter or an example knows them."""
    found = work.knowledge.place(place) if place else None
    area = found.village.village_code if found and found.village else None
    return replace(draft, place=place, area=area, day=day, doubt=())


def away(work: Work, text: str) -> bool:
    """Whether the words name a city that is none of this deployment's."""
    return elsewhere(text, [work.city.name, *(one.name for one in work.city.cities.values())]) is not None


def _found(work: Work, text: str) -> PlaceFound | None:
    """The place that the words tell; of a list the first of its items that tells one, for each may have its own."""
    items = listed(text) or [text]
    return next((found for item in items if (found := work.knowledge.place(item)) is not None), None)


def _placed(work: Work, draft: Draft) -> Draft:
    found = _found(work, draft.content)
    draft = replace(draft, outside=not (found and found.village) and away(work, draft.content))
    cried = spot(draft.content) if is_emergency(draft.content) else None
    cried = cried or office(draft.content)
    if found is None:
        return replace(draft, place=cried or "", area=None, doubt=())
    area = found.village.village_code if found.village else None
    known = found.district or found.street or found.landmark or found.ambiguous  # RT and RW alone lead nobody there
    return replace(draft, place=found.describe() if known else cried or "", area=area, doubt=in_doubt(found))


def in_doubt(found: PlaceFound | None) -> tuple[str, ...]:
    """The codes of the villages that a name may mean, to be asked about; empty when one is sure."""
    if found is None or found.village is not None:
        return ()
    return tuple(area.village_code for area in found.ambiguous[:MOST_DOUBTFUL])
