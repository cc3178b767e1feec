"""What messages bring into a draft: its words piece by piece, typed answers, files; and what an edit changes."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import overlong
from bot.domain.form import MAX_ATTACHMENTS, Draft, File, FormProblem, Step
from bot.domain.overlong import MAX_TOLD

SAME_AGAIN = 2  # words: a sentence comes twice by mistake, a single word may be meant


def with_piece(draft: Draft, message: int, text: str) -> Draft:
    """The draft with one more message's text, or with that message's text replaced when it was edited."""
    known = dict(draft.pieces)
    if message in known:
        if known[message] == text:
            return draft
        draft = replace(draft, earlier=(*draft.earlier, known[message]))
    elif len(text.split()) >= SAME_AGAIN and _plain(text) in map(_plain, known.values()):
        raise FormProblem("form-content-twice")
    pieces = {**known, message: text}
    length = sum(len(piece) for piece in pieces.values())
    if length > MAX_TOLD:
        raise FormProblem("form-content-long", length=length, limit=MAX_TOLD)
    return replace(draft, pieces=tuple(pieces.items()))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!")


def answered(draft: Draft, message: int, step: Step, text: str) -> Draft:
    """The draft that remembers which message answered `step`; what an edited one said before is kept."""
    before = tuple(known for number, _, known in draft.answers if number == message and known != text)
    others = tuple(one for one in draft.answers if one[0] != message)
    return replace(draft, answers=(*others, (message, step.value, text)), earlier=(*draft.earlier, *before))


def took(draft: Draft, message: int) -> bool:
    """Whether this message is part of the draft."""
    return any(message == number for number, *_ in (*draft.pieces, *draft.answers, *draft.origin))


def said(draft: Draft, message: int) -> str:
    """What this message said to the draft: its answer, else the report's words."""
    return next((text for number, _, text in draft.answers if number == message), draft.content)


def step_answered(draft: Draft, message: int) -> Step | None:
    """The step that this message answered, None when it is no answer."""
    return next((Step(step) for number, step, _ in draft.answers if number == message), None)


def with_content(draft: Draft, message: int, text: str) -> Draft:
    """The draft with its whole content replaced; what stood there is kept among the earlier versions."""
    kept = (draft.content,) if draft.pieces else ()
    return with_piece(replace(draft, pieces=(), earlier=(*draft.earlier, *kept)), message, text)


def short(text: str, limit: int, key: str) -> str:
    """`text` in one line, or FormProblem(key) when it is empty or longer than `limit` characters."""
    line = " ".join(text.split())
    if not line or len(line) > limit:
        raise FormProblem(key, length=len(line), limit=limit)
    return line


def with_file(draft: Draft, file: File) -> Draft:
    if any(known.file_id == file.file_id for known in draft.files):
        return draft
    if len(draft.files) >= MAX_ATTACHMENTS:
        raise FormProblem("form-files-many", limit=MAX_ATTACHMENTS)
    return replace(draft, files=(*draft.files, file))


def filed(draft: Draft) -> tuple[File, ...]:
    """The files that go with the report: those that were sent, and its words beyond the limit."""
    if not draft.rest:
        return draft.files
    size = len(draft.rest.encode())
    return (*draft.files, File("document", overlong.written(draft.rest), overlong.NAME, overlong.MIME, size))
