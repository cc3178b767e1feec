"""What the buttons of the form give a draft, and what *Lewati* leaves to others; FormProblem where it cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import form
from bot.domain.form import CHANNELS, Draft, FormProblem, Step
from bot.domain.kinds import Kind
from bot.usecases import deadlines, routes
from bot.usecases.work import Turn
from handlers import talk

UNKNOWN = "unknown"  # of the button for a day that nobody knows


def meant(turn: Turn, draft: Draft, value: str) -> Draft:
    """Which of the places in doubt is meant: one of the villages, or none of them."""
    area = turn.work.city.areas.get(value)
    if area is not None:
        before = [part for part in draft.place.split(", ") if part and not part.startswith("Kec. ")]
        named = ", ".join([*before, f"Kel. {area.village}"])
        return form.chosen(draft, Step.PLACE, place=named, area=area.village_code, doubt=())
    return form.chosen(draft, Step.PLACE, doubt=())


def skipped(draft: Draft, step: Step) -> Draft:
    """The draft with an optional field left to others."""
    empty: dict[Step, dict[str, object]] = {
        Step.AGENCY: {"agency": None},
        Step.CATEGORY: {"category": None},
        Step.CITY: {"between": ()},
        Step.PLACE: {"place": "", "area": None, "pin": None, "outside": False, "near": False, "doubt": ()},
        Step.DATE: {"day": None, "when": ""},
        Step.NAME: {"name": ""},
        Step.CONTACT: {"contact": ""},
        Step.CONTENT: {"kind": draft.kind or Kind.COMPLAINT},
    }
    return form.chosen(draft, step, **empty.get(step, {}))


def pressed(turn: Turn, draft: Draft, step: Step, value: str) -> Draft:
    """A choice made by a button of `step`; FormProblem when the button no longer fits the world."""
    match step:
        case Step.KIND if value in set(Kind):
            return form.chosen(draft, Step.KIND, kind=Kind(value))
        case Step.CHANNEL if value in CHANNELS:
            return form.chosen(draft, Step.CHANNEL, channel=value)
        case Step.DATE if value == UNKNOWN:
            return form.chosen(draft, Step.DATE, day=None, when=str(talk.voice(turn).say("button-unknown-day")))
        case Step.DATE if value in ("today", "yesterday", "yes"):
            return _day_pressed(turn, draft, value)
        case Step.CITY if routes.coded(turn.work, value) is not None:
            return routes.chosen(turn, draft, value)
        case Step.PLACE if value in (*draft.doubt, "other"):
            return meant(turn, draft, value)
        case Step.AGENCY if (agency := turn.work.city.agency(value)) is not None:
            return form.chosen(draft, Step.AGENCY, agency=agency.code)
        case Step.CATEGORY if (category := turn.work.city.category(value)) is not None:
            return form.chosen(draft, Step.CATEGORY, category=category.code)
        case Step.ATTACHMENTS if value in ("clear", "done"):
            return replace(draft, files=()) if value == "clear" else draft
    raise FormProblem("form-button-old")


def _day_pressed(turn: Turn, draft: Draft, value: str) -> Draft:
    if value == "yes" and draft.day_guess:
        return form.chosen(draft, Step.DATE, day=draft.day_guess, precision=draft.guess_precision, when="")
    if value == "yes":
        raise FormProblem("form-button-old")
    today = deadlines.today(turn.work)
    day = today if value == "today" else today - timedelta(days=1)
    return form.chosen(draft, Step.DATE, day=day.isoformat(), precision="day", when="")


def is_changing(turn: Turn, draft_id: str, draft: Draft, step: str) -> bool:
    """Whether `step` asks just now for one field of a complete report (*Ubah*): giving that up changes nothing."""
    asked = (turn.conversation.data.get("draft"), turn.conversation.data.get("step"))
    return step != Step.REVIEW and asked == (draft_id, step) and form.following(draft) is Step.REVIEW
