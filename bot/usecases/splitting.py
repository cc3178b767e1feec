"""One message with several matters becomes a draft for each: the first goes on, the others wait and are offered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.form import Draft, Step
from bot.domain.pieces import with_piece
from bot.suggest.several import matters
from bot.usecases import drafting
from bot.usecases.work import Work
from storage.models import Draft as DraftRow
from storage.models import Person

OF_ALL = (Step.KIND, Step.CITY, Step.NAME, Step.ATTACHMENTS)  # answers that hold for every part
# A place of its own that was not read: it is asked about instead of taking the place of the other matter
_SOMEWHERE = re.compile(
    r"\b(?:di|d|dekat|depan|belakang|samping|seberang|simpang|in|at|near)\s+(?!\w+nya\b|(?:sana|situ|sini|sekitar|atas|bawah|dalam|"
    r"semua|mana|jalan|jl|jln|tempat|there|the\s+same)\b)\w+",
    re.IGNORECASE,
)


def parts(work: Work, draft: Draft) -> tuple[str, ...]:
    """The matters that the draft could be split into; empty for one report, at the counter, and where words go on in a
    file, which belong to all of them."""
    return () if draft.counter or draft.rest else matters(draft.content, work.knowledge.agencies)


async def split(work: Work, person: Person, row: DraftRow, draft: Draft) -> list[tuple[DraftRow, Draft]]:
    """A draft for each matter, the given one for the first; each names the one that comes `then`. Nothing is written.

    Files, switches and answers go with every one of them; a day and a place only where its words name no other.
    """
    first, *others = parts(work, draft)
    rows = [row, *[await drafting.open_draft(work, person) for _ in others]]
    ids = [*(one.id for one in rows[1:]), draft.then]
    message = draft.pieces[0][0]
    made = [_part(work, draft, ((message, first),))]
    made += [replace(_part(work, draft, ((0, text),)), answers=(), earlier=()) for text in others]
    whole = draft.origin or draft.pieces
    return [
        (one, replace(part, origin=whole, part=at, then=then))
        for at, (one, part, then) in enumerate(zip(rows, made, ids, strict=True))
    ]


async def of_message(work: Work, person: Person, message: int) -> list[tuple[DraftRow, Draft]]:
    """The drafts into which the message was split, in the order of its matters."""
    found = [(row, drafting.read(row)) for row in await drafting.recent(work, person)]
    apart = [(row, draft) for row, draft in found if any(message == number for number, _ in draft.origin)]
    return sorted(apart, key=lambda one: one[1].part)


def told_anew(
    work: Work, apart: Sequence[tuple[DraftRow, Draft]], message: int, text: str
) -> list[tuple[DraftRow, str, str]] | None:
    """What each matter said and says now where the message they were split from says `text`: those that changed.

    None where the words are no longer the same matters, so that nobody can tell which of them changed.
    """
    whole = apart[0][1]
    before, now = (_matters(work, draft) for draft in (whole, edited(whole, message, text)))
    if [draft.part for _, draft in apart] != list(range(len(now))) or len(before) != len(now):
        return None
    changed = zip(apart, before, now, strict=True)
    return [(row, was, says) for (row, _), was, says in changed if was != says]


def _matters(work: Work, draft: Draft) -> tuple[str, ...]:
    return matters("\n".join(words for _, words in draft.origin), work.knowledge.agencies)


def edited(draft: Draft, message: int, text: str) -> Draft:
    """The draft that remembers what the message says that it was split from."""
    return replace(draft, origin=tuple((one, text if one == message else words) for one, words in draft.origin))


def matter_edited(work: Work, draft: Draft, text: str) -> Draft:
    """The draft whose matter says `text` now; what its citizen added to it stays. Raises FormProblem."""
    message = draft.origin[0][0] if draft.part == 0 else 0
    return drafting.read_anew(work, draft, with_piece(draft, message, text))


async def following(work: Work, person: Person, draft: Draft) -> DraftRow | None:
    """The next matter's draft that still waits."""
    row = await drafting.find(work, person, draft.then) if draft.then else None
    if row is None or (row.filed_at is None and row.discarded_at is None):
        return row
    return await following(work, person, drafting.read(row))


async def left(work: Work, person: Person, draft: Draft) -> list[DraftRow]:
    """The drafts of the further matters that still wait, in their order."""
    found: list[DraftRow] = []
    row = await following(work, person, draft)
    while row is not None:
        found.append(row)
        row = await following(work, person, drafting.read(row))
    return found


def _part(work: Work, whole: Draft, pieces: tuple[tuple[int, str], ...]) -> Draft:
    chosen = tuple(step for step in whole.chosen if step in OF_ALL)
    bare = Draft(
        kind=whole.kind if Step.KIND in chosen else None,
        pieces=pieces,
        answers=whole.answers,
        earlier=whole.earlier,
        chosen=chosen,
        files=whole.files,
        anonymous=whole.anonymous,
        confidential=whole.confidential,
        name=whole.name,
        city=whole.city,
    )
    return _placed(_dated(drafting.fill(work, bare), whole), whole)


def _dated(part: Draft, whole: Draft) -> Draft:
    """With the day of the whole, unless the part speaks of another."""
    if part.day_guess is not None and part.day_guess != whole.day_guess:
        return part
    days = {name: getattr(whole, name) for name in ("day", "precision", "when", "day_guess", "guess_precision")}
    return _answered(replace(part, **days), whole, Step.DATE)


def _placed(part: Draft, whole: Draft) -> Draft:
    """With the place of the whole, unless the part names one of its own."""
    own = part.place or part.area or part.doubt
    if own and not (Step.PLACE in whole.chosen and part.pieces[0][0]):
        return part
    if not own and part.pieces[0][0] == 0 and _SOMEWHERE.search(part.content):
        return part
    places = {name: getattr(whole, name) for name in ("place", "area", "pin", "outside", "near", "doubt")}
    return _answered(replace(part, **places), whole, Step.PLACE)


def _answered(part: Draft, whole: Draft, step: Step) -> Draft:
    return replace(part, chosen=(*part.chosen, step.value)) if step in whole.chosen else part
