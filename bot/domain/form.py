"""The form as data: the steps of a report in order, a frozen draft, and what is still missing.

Required fields by class are those of lapor.go.id's form; everything else is optional and stands on the review card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bot.domain import overlong
from bot.domain.kinds import Kind

MAX_TITLE = 120
MAX_PLACE = 300
MAX_NAME = 60
MAX_CONTACT = 100
MAX_ATTACHMENTS = 20
SPOKEN = ("voice", "video", "video_note", "audio")  # files that can stand for the words of a report
_LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)


class Step(StrEnum):
    KIND = "kind"
    CONTENT = "content"
    DATE = "date"
    CITY = "city"
    PLACE = "place"
    REVIEW = "review"
    TITLE = "title"
    AGENCY = "agency"
    CATEGORY = "category"
    ATTACHMENTS = "attachments"
    NAME = "name"
    CHANNEL = "channel"
    CONTACT = "contact"


REQUIRED: dict[Kind | None, tuple[Step, ...]] = {
    None: (Step.KIND, Step.CONTENT),
    Kind.COMPLAINT: (Step.KIND, Step.CONTENT, Step.DATE, Step.PLACE),
    Kind.ASPIRATION: (Step.KIND, Step.CONTENT),
    Kind.INFORMATION: (Step.KIND, Step.CONTENT),
}
CHANNELS = ("counter", "phone", "letter", "sms")  # how what an officer files came to the counter
COUNTER = (Step.CHANNEL, Step.NAME, Step.CONTACT)  # asked first there
CHANGEABLE = (
    Step.KIND,
    Step.CONTENT,
    Step.TITLE,
    Step.DATE,
    Step.PLACE,
    Step.AGENCY,
    Step.CATEGORY,
    Step.ATTACHMENTS,
    Step.NAME,
)


class FormProblem(Exception):
    """An answer that the form cannot take; nothing is lost by it. `key` and `given` make the sentence."""

    def __init__(self, key: str, **given: object) -> None:
        super().__init__(key)
        self.key = key
        self.given = given


@dataclass(frozen=True, slots=True)
class File:
    """An attachment as Telegram names it. `message` is the id of the message that brought it (for edits)."""

    kind: str
    file_id: str
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report being written. `day` is an ISO date, `when` the citizen's words where they know no day; `pin` latitude
    and longitude in degrees; `pieces` the messages that make up the content, so that an edited one can be replaced;
    `answers` the typed answers (message, step, text) for the same reason; `earlier` what either said before an edit;
    `chosen` the steps that the citizen answered, which no guess may overwrite; `doubt` the codes of villages that the
    place may mean; `near`: the area was told by the pin alone; `counter`: an officer writes it for somebody who came by
    `channel` and may have left a `contact`; `city` is the code of the city that it goes to, empty for the own one,
    `between` those in doubt; `then` the next matter's draft, `origin` the pieces of which this is the matter
    `part`; `bare`: the words tell no matter yet, only when, where or a plea.
    """

    kind: Kind | None = None
    pieces: tuple[tuple[int, str], ...] = ()
    answers: tuple[tuple[int, str, str], ...] = ()
    earlier: tuple[str, ...] = ()
    title: str = ""
    day: str | None = None
    precision: str = "day"
    when: str = ""
    day_guess: str | None = None
    guess_precision: str = "day"
    place: str = ""
    area: str | None = None
    pin: tuple[float, float] | None = None
    outside: bool = False
    agency: str | None = None
    category: str | None = None
    chosen: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    anonymous: bool = False
    confidential: bool = False
    name: str = ""
    language: str = "id"
    doubt: tuple[str, ...] = ()
    near: bool = False
    counter: bool = False
    channel: str = ""
    contact: str = ""
    city: str = ""
    between: tuple[str, ...] = ()
    then: str = ""
    origin: tuple[tuple[int, str], ...] = ()
    part: int = 0
    bare: bool = False

    @property
    def content(self) -> str:
        return self._parted[0]

    @property
    def rest(self) -> str:
        return self._parted[1]

    @property
    def _parted(self) -> tuple[str, str]:
        return overlong.parted("\n".join(text for _, text in self.pieces))

    @property
    def happened(self) -> date | None:
        return date.fromisoformat(self.day) if self.day else None


def has(draft: Draft, step: Step) -> bool:
    """Whether the draft holds what `step` asks for."""
    match step:
        case Step.KIND:
            return draft.kind is not None
        case Step.CONTENT:
            return told(draft)
        case Step.DATE:
            return bool(draft.day or draft.when)
        case Step.PLACE:
            return bool(draft.place or draft.pin) and not draft.doubt
        case Step.CITY:
            return not draft.between
        case Step.CHANNEL:
            return bool(draft.channel)
        case Step.NAME | Step.CONTACT if draft.counter:
            return step.value in draft.chosen
        case _:
            return True


def is_begun(draft: Draft) -> bool:
    """Whether the draft holds anything that a citizen would miss."""
    return bool(draft.pieces or draft.files or draft.pin or (draft.counter and draft.name))


def told(draft: Draft) -> bool:
    """Whether the report says something: words that tell a matter, or a spoken message that stands for them."""
    spoken = Step.CONTENT.value in draft.chosen and is_spoken(draft)
    return spoken or (not draft.bare and any(telling(text) for _, text in draft.pieces))


def is_spoken(draft: Draft) -> bool:
    return any(file.kind in SPOKEN for file in draft.files)


def telling(text: str) -> bool:
    """Whether there are letters in `text` beside its links."""
    return any(sign.isalpha() for sign in _LINK.sub(" ", text))


def order(draft: Draft) -> tuple[Step, ...]:
    """The required steps in the order of asking: what was begun with a file or a place is told before it is named."""
    required = _with_city(REQUIRED[draft.kind], draft)
    if draft.counter:
        return (*COUNTER, *required)
    return tuple(reversed(required)) if draft.kind is None and is_begun(draft) else required


def _with_city(steps: tuple[Step, ...], draft: Draft) -> tuple[Step, ...]:
    """Which of several cities is asked only in doubt, and before the place, which is read there."""
    if not draft.between:
        return steps
    place = steps.index(Step.PLACE) if Step.PLACE in steps else len(steps)
    return (*steps[:place], Step.CITY, *steps[place:])


def following(draft: Draft) -> Step:
    """The step to ask next: the first required one that is missing, else the review."""
    return next((step for step in order(draft) if not has(draft, step)), Step.REVIEW)


def is_open(draft: Draft) -> bool:
    """Whether words still join the report: it says nothing yet, or something else is missing as well."""
    return following(draft) is not Step.REVIEW or not any(telling(text) for _, text in draft.pieces)


def previous(draft: Draft, step: Step) -> Step | None:
    """Where *Kembali* leads: the step before in the form, the review from an optional step, None from the first."""
    steps = order(draft)
    if step not in steps:
        return Step.REVIEW if following(draft) is Step.REVIEW else following(draft)
    position = steps.index(step)
    if following(draft) is Step.REVIEW:
        return Step.REVIEW
    return steps[position - 1] if position else None


def skippable(draft: Draft, step: Step) -> bool:
    """Whether *Lewati* may answer `step`; a spoken message may stand for the words."""
    if step is Step.CONTENT:
        return is_spoken(draft) and (draft.bare or not draft.pieces)
    needed = (Step.REVIEW, *COUNTER[:2]) if draft.counter else (Step.REVIEW,)
    return step not in (*REQUIRED[draft.kind], *needed)


def chosen(draft: Draft, step: Step, **fields: Any) -> Draft:
    """The draft with fields that the citizen set at `step`."""
    return replace(draft, **fields, chosen=tuple(dict.fromkeys((*draft.chosen, step.value))))
