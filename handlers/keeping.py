"""What of a message is kept in a draft, whatever was asked: words, files, a place; and why something cannot be."""

from __future__ import annotations

from collections.abc import Iterable

from aiogram.types import Message

from bot.domain import form, masking, pieces
from bot.domain.form import MAX_PLACE, Draft, File, FormProblem, Step
from bot.files import FETCHABLE, is_large
from bot.usecases import drafting, routes
from bot.usecases.work import Turn
from handlers import media, talk
from handlers.talk import Methods

_MB = 1024 * 1024


def is_mute(text: str) -> bool:
    """Whether there are neither letters nor links in `text`: emoji, digits, punctuation."""
    return not any(sign.isalpha() for sign in text)


def refuse_mute(message: Message, text: str, draft: Draft) -> None:
    if not text:
        raise FormProblem(unreadable(message), draft=draft)
    if not is_mute(text):
        return
    if any(sign.isdigit() for sign in text):
        nik = any(span.kind in (masking.Kind.NIK, masking.Kind.CARD) for span in masking.find(text))
        raise FormProblem("form-only-nik" if nik else "form-only-number", draft=draft)
    raise FormProblem("form-only-signs", draft=draft)


def with_file(draft: Draft, message: Message) -> tuple[Draft, FormProblem | None]:
    """The draft with the message's file, or why it cannot be taken: the words beside it are kept all the same."""
    try:
        file = media.file_of(message)
        return (pieces.with_file(draft, file) if file is not None else draft), None
    except FormProblem as problem:
        return draft, problem


def large_said(turn: Turn, files: Iterable[File], before: Iterable[File] = ()) -> Methods:
    """One sentence where a file among `files` is the first that stays at Telegram: where it is, and who gets it."""
    if any(is_large(file.size) for file in before):
        return []
    sizes = [file.size for file in files if file.size is not None and is_large(file.size)]
    given = {"size": round(sizes[0] / _MB), "limit": FETCHABLE // _MB} if sizes else {}
    return [talk.message(turn, talk.voice(turn).say("form-file-large", **given))] if sizes else []


def overlong_said(turn: Turn, draft: Draft, before: Draft) -> Methods:
    """One sentence where the words first go beyond what a report holds: where each part of them stands."""
    if not draft.rest or before.rest:
        return []
    return [talk.message(turn, talk.voice(turn).say("form-content-rest", count=len(draft.content)))]


def has_file(message: Message) -> bool:
    """Whether there is a file at all; the same one sent twice is kept once."""
    return bool(message.photo) or any(getattr(message, kind) is not None for kind in media.KINDS)


def with_words(turn: Turn, draft: Draft, message: Message, text: str) -> Draft:
    """The report with these words added to it."""
    try:
        return drafting.fill(turn.work, pieces.with_piece(draft, message.message_id, text))
    except FormProblem as problem:
        raise FormProblem(problem.key, **problem.given, draft=draft) from problem


def unreadable(message: Message) -> str:
    return f"form-unreadable-{media.unreadable(message) or 'other'}"


def words(draft: Draft, message: Message) -> tuple[Draft, str]:
    """The words of an answer. A file beside or instead of them is kept; without words it is a problem."""
    draft, problem = with_file(draft, message)
    text = media.text_of(message)
    if problem is not None:
        raise FormProblem(problem.key, **problem.given, draft=draft)
    if not text:
        raise FormProblem("form-file-kept" if has_file(message) else unreadable(message), draft=draft)
    return draft, text


def telling(draft: Draft, message: Message) -> tuple[Draft, str]:
    """The words of an answer that has to say something."""
    draft, text = words(draft, message)
    refuse_mute(message, text, draft)
    return draft, text


def place_kept(turn: Turn, draft: Draft, message: Message) -> FormProblem:
    """A location where something else was asked: it is kept, and said to be outside where it is."""
    draft = pinned(turn, draft, message)
    if draft.outside:
        return FormProblem("form-outside", city=turn.work.city.name, draft=draft)
    return FormProblem("form-location-kept", draft=draft)


def pinned(turn: Turn, draft: Draft, message: Message) -> Draft:
    """A location: kept and marked when it lies outside the city, never thrown away. A venue brings its name.

    The area that words have told stays; without one it is that of the nearest centre, where the region knows centres.
    """
    assert message.location is not None
    pin = (message.location.latitude, message.location.longitude)
    named = f"{message.venue.title}, {message.venue.address}"[:MAX_PLACE] if message.venue else draft.place
    draft = form.chosen(draft, Step.PLACE, pin=pin, place=named)
    return routes.routed(turn, drafting.at_pin(turn.work, draft))
