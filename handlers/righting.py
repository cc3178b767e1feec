"""A place or a day put right while the report is under review: the field changes, and the words join nothing."""

from __future__ import annotations

import re

from aiogram.types import Message

from bot.callbacks import Filing
from bot.domain import form
from bot.domain.form import MAX_PLACE, Draft, Step
from bot.suggest.corrections import Correction, correction, wrong
from bot.suggest.dates import DateProblem, parse
from bot.suggest.landmarks import answered
from bot.suggest.landmarkwords import SHORTS
from bot.suggest.vague import is_vague
from bot.texts import Html, lines
from bot.usecases import deadlines, drafting, routes
from bot.usecases.work import Turn
from handlers import filing, media, talk
from handlers.talk import Methods
from storage.models import Draft as DraftRow

_PLACE = re.compile(
    r"\b(?:tempat|tempatnya|lokasi|lokasinya|alamat|alamatnya|di\s+situ|disitu|place|there)\b", re.IGNORECASE
)
_CONTENT = re.compile(r"\b(?:masalah|masalahnya|isi|isinya|laporannya|keluhannya|problem)\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(?:yang|yg|itu|di|d|ya)\s+)+", re.IGNORECASE)


async def heard(turn: Turn, row: DraftRow, draft: Draft, message: Message) -> Methods | None:
    """ "Bukan itu" asks what is to be changed; words that name what holds instead change it."""
    field = wrong(media.text_of(message)) if message.text else None
    if field is None:
        return said(turn, row, draft, message)
    return await filing.press(turn, Filing("otherday" if field == Step.DATE else "change", row.id, field))


def said(turn: Turn, row: DraftRow, draft: Draft, message: Message) -> Methods | None:
    """One line for what changed, and the card; None where the words put nothing right."""
    found = correction(media.text_of(message)) if message.text else None
    if found is None:
        return None
    if _CONTENT.search(found.wrong) and form.telling(found.instead):
        draft = drafting.told_anew(turn.work, draft, message.message_id, found.instead)
        return _shown(turn, row, draft, [talk.voice(turn).say("righted-content")])
    say, righted = talk.voice(turn), _day(turn, draft, found)
    told: list[Html | None] = []
    if righted is not None:
        draft = righted
        day = say.happened(draft.happened, draft.precision) if draft.happened else draft.when
        told.append(say.say("righted-day", day=day))
    if (placed := _place(turn, draft, found, alone=righted is None)) is not None:
        draft = placed
        told.append(say.say("righted-place", place=draft.place))
    if not told:
        return None
    return _shown(turn, row, draft, told)


def _shown(turn: Turn, row: DraftRow, draft: Draft, told: list[Html | None]) -> Methods:
    draft = routes.routed(turn, draft)
    drafting.write(turn.work, row, draft)
    return [talk.message(turn, lines(*told)), *filing.ask(turn, row, draft)]


def _day(turn: Turn, draft: Draft, found: Correction) -> Draft | None:
    """The draft with the day that holds instead, or with words that name none."""
    if is_vague(found.instead):
        return form.chosen(draft, Step.DATE, day=None, when=found.instead)
    try:
        happened = parse(found.instead, deadlines.today(turn.work))
    except DateProblem:
        return None
    return form.chosen(draft, Step.DATE, day=happened.day.isoformat(), precision=happened.precision, when="")


def _place(turn: Turn, draft: Draft, found: Correction, *, alone: bool) -> Draft | None:
    """The draft with the place that holds instead. A name that nobody knows is one where a place was said to be wrong,
    and no day stands instead (`alone`)."""
    seen = turn.work.knowledge.place(found.instead)
    if seen is None and not (alone and _is_place(draft, found)):
        return None
    line = seen.describe() if seen is not None else ""
    if not line:
        bare = _LEADING.sub("", answered(found.instead)).strip(" ,.")
        line = bare.upper() if bare.casefold() in SHORTS else bare[:1].upper() + bare[1:]
    if not line or len(line) > MAX_PLACE:
        return None
    area = seen.village.village_code if seen is not None and seen.village else None
    doubt = drafting.in_doubt(seen)
    return form.chosen(draft, Step.PLACE, place=line, area=area, pin=None, outside=False, near=False, doubt=doubt)


def _is_place(draft: Draft, found: Correction) -> bool:
    """Whether what was said to be wrong is the place: by that word, or by the words of the place on the card."""
    named = set(draft.place.casefold().split()) & set(found.wrong.casefold().split())
    return bool(named) or _PLACE.search(found.wrong) is not None
