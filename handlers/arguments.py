"""The arguments of an action: typed behind a command or as a message, or chosen by a button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from aiogram.types import Message

from bot.domain import numbers
from bot.domain.actions import ARCHIVE_REASONS, Form, Need
from bot.domain.form import File, FormProblem
from bot.domain.lifecycle import Action, Official, Reason
from bot.usecases import handover, naming, pushes, tickets
from bot.usecases.given import Given
from bot.usecases.naming import agency_at_start, agency_named, outside_at_start, outside_coded
from bot.usecases.work import Turn
from handlers import media, pointing, postponing, talk

MAX_WORDS = 3000  # with the frame around it, an officer's text still fits one of Telegram's messages
SWITCHES = ("anonymous", "confidential")
SURELY = "to/"  # before an agency's code on the button that names the agency in full and forwards
ELSE = "else"  # another agency than the one chosen
NOBODY = "-"  # no body that is known: the words say where to go
NO_WORDS = "–"  # stands for the text when a file says all
Got = dict[str, Any]
SPECIAL = {Action.TIGHTEN: "switch", Action.LOOSEN: "switch", Action.RATE: "rating", Action.WITHDRAW: "sure"}
CHOSEN: dict[str, Callable[[str], bool]] = {
    "switch": lambda value: value in SWITCHES,
    "rating": lambda value: value in pushes.RATINGS,
    "sure": lambda value: value == "yes",
    pointing.NEED: lambda value: value == pointing.KEEP,
}


def missing(form: Form, got: Got, *, officer: bool) -> str | None:
    """The next argument to ask for; None when all are known."""
    if form.action in SPECIAL and not (officer and form.action is Action.WITHDRAW):
        need = SPECIAL[form.action]
        return None if got.get(need) else need
    wanted = (need for need in form.needs if not got.get(need))
    return next(wanted, "sure" if got.get("doubt") else _untold(got, officer=officer))


def _untold(got: Got, *, officer: bool) -> str | None:
    """What a citizen's words tell of people is asked about before they are sent."""
    asks = not officer and not got.get(pointing.NEED) and pointing.tells(str(got.get("text", "")))
    return pointing.NEED if asks else None


def chosen(turn: Turn, form: Form, got: Got, value: str, *, officer: bool) -> Got:
    """A choice made by a button, as the argument it stands for; a value that no button offers changes nothing."""
    need = missing(form, got, officer=officer)
    if need == "sure" and talk.state(turn) != ("act", form.action):
        return got  # a question that was cancelled or is long past is asked anew
    if need == "sure" and form.action is Action.FORWARD and value == ELSE:
        return {}
    surely = form.action is Action.FORWARD and value.startswith(SURELY)
    if surely and (agency := turn.work.city.agency(value.removeprefix(SURELY))) is not None:
        return {"agency": agency.id}
    if (need, value) == (pointing.NEED, pointing.CUT):
        left = pointing.without(got["text"]) or (NO_WORDS if got.get("files") else "")
        return {**got, "text": left}
    if need in CHOSEN:
        return {**got, need: value} if CHOSEN[need](value) else got
    match need:
        case Need.AGENCY if (agency := turn.work.city.agency(value)) is not None:
            return {**got, "agency": agency.id, "doubt": form.action is Action.FORWARD}
        case Need.OUTSIDE if outside_coded(turn.work.city, value) is not None:
            return {**got, "outside": value}
        case Need.REASON if value in ARCHIVE_REASONS:
            return {**got, "reason": value}
        case Need.DATE if _is_day(value):
            return {**got, "date": value}
    return got


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def of_message(message: Message) -> Got:
    """Words and file of a message that belongs to a ticket; FormProblem when it holds neither or too many words."""
    file, text = media.file_of(message), media.said(message)
    if not text and file is None:
        raise FormProblem(f"form-unreadable-{media.unreadable(message) or 'other'}")
    if len(text) > MAX_WORDS:
        raise FormProblem("form-words-long", limit=MAX_WORDS)
    got: Got = {"text": text or NO_WORDS}
    return got | {"files": [asdict(file)], "album": message.media_group_id is not None} if file else got


async def typed(turn: Turn, form: Form, got: Got, words: str, files: tuple[File, ...] = ()) -> Got:
    """Typed arguments, in the order of the action's needs.

    Raises FormProblem where one cannot be understood; its `got` is what is known all the same.
    """
    words = words.strip()
    if got.get("doubt"):
        got = {name: value for name, value in got.items() if name not in ("agency", "doubt")}
    if files and form.files:
        got = {**got, "files": [*got.get("files", ()), *(asdict(file) for file in files)]}
    for need in form.needs:
        if got.get(need) or (not words and not (need is Need.TEXT and form.wordless and got.get("files"))):
            continue
        try:
            taken, words = await _take(turn, need, words, last=need is form.needs[-1])
        except FormProblem as problem:
            problem.given["got"] = got | problem.given.pop("taken", {})  # type: ignore[operator]  # the problem carries a Got
            raise
        got = {**got, **taken}
    return got


async def _take(turn: Turn, need: Need, words: str, *, last: bool) -> tuple[Got, str]:
    """One argument off the front of `words`: what it gives, and the rest."""
    match need:
        case Need.AGENCY:
            return _agency(turn, words, last=last)
        case Need.OUTSIDE:
            return _outside(turn, words)
        case Need.DATE:
            return postponing.taken(turn, words)
        case Need.REASON:
            return _reason(turn, words)
        case Need.PARENT:
            return await _parent(turn, words), ""
        case Need.SP4N:
            return _sp4n(words), ""
    if len(words) > MAX_WORDS:
        raise FormProblem("form-words-long", limit=MAX_WORDS)
    return {"text": words or NO_WORDS}, ""


def _agency(turn: Turn, words: str, *, last: bool) -> tuple[Got, str]:
    found, rest = agency_at_start(turn.work.city, words)
    if found is None and last:
        found, nearest = agency_named(turn.work.city, words)
        if found is None:
            names = ", ".join(one.name for one in nearest)
            raise FormProblem(naming.unknown(nearest), given=words[:80], nearest=names)
        return {"agency": found.id, "doubt": True}, ""  # a slip of the finger, most likely
    if found is not None and last and rest:
        known = words[: -len(rest)].strip(" ,:-")
        raise FormProblem("form-agency-rest", known=known, rest=rest[:80], taken={"agency": found.id, "doubt": True})
    return {"agency": found.id if found else None}, rest


def _outside(turn: Turn, words: str) -> tuple[Got, str]:
    """A body outside the city by its name; what says more than a name is for the citizen to read as it was written."""
    found, rest = outside_at_start(turn.work.city, words)
    return {"outside": found.code if found else NOBODY}, words if rest or found is None else ""


def _reason(turn: Turn, words: str) -> tuple[Got, str]:
    """A reason by its name at the start; otherwise all words are the explanation and the reason is asked."""
    say = talk.voice(turn)
    for reason in ARCHIVE_REASONS:
        label = str(say.say(f"reason-{reason}"))
        if words.lower().startswith(label.lower()):
            return {"reason": reason.value}, words[len(label) :].lstrip(" ,:;.-")
    return {}, words


async def _parent(turn: Turn, words: str) -> Got:
    number = turn.work.city.number(words) or turn.work.city.leading(words)[0]
    parent = await tickets.by_number(turn.work, number) if number else None
    if parent is None or parent.coordinator_id != turn.work.city.coordinator:
        raise FormProblem("form-parent-unknown", given=words[:80])
    return {"parent": parent.number}


def _sp4n(words: str) -> Got:
    number, _, status = words.partition(" ")
    found = numbers.sp4n(number)
    if found is None:
        raise FormProblem("form-sp4n-unknown", given=words[:80])
    named = handover.official(status)
    if status.strip() and named is None:
        raise FormProblem("form-sp4n-status", given=status.strip()[:80], known=", ".join(Official))
    return {"sp4n": found, "status": named}


async def given(turn: Turn, got: Got) -> Given:
    """What is known, as the use case takes it."""
    parent = await tickets.by_number(turn.work, got["parent"]) if got.get("parent") else None
    outside = outside_coded(turn.work.city, str(got.get("outside", "")))
    made = Given(
        agency=outside.id if outside else got.get("agency"),
        date=date.fromisoformat(got["date"]) if got.get("date") else None,
        reason=Reason(got["reason"]) if got.get("reason") else None,
        text=got.get("rating") or got.get("text") or "",
        files=tuple(File(**file) for file in got.get("files", ())),
        album=bool(got.get("album")),
        sp4n=got.get("sp4n"),
        status=got.get("status"),
        switch=got.get("switch"),
    )
    return replace(made, parent=parent)
