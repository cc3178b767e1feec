"""What each officer's action asks for: its command, its arguments in order, and how its button stands on a card.

A new action needs a line in the life cycle, a line here, one use case, one block of the locales and one test;
the commands, questions and buttons follow from these lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.lifecycle import Action, Reason


class Need(StrEnum):
    """An argument of an action. The order of `Form.needs` is the order of the command's arguments."""

    AGENCY = "agency"
    OUTSIDE = "outside"  # a body outside the city, or none that is known
    DATE = "date"
    REASON = "reason"
    TEXT = "text"
    PARENT = "parent"
    SP4N = "sp4n"


@dataclass(frozen=True, slots=True)
class Form:
    """`files`: photos and documents may come with the text; `wordless`: or without one. `style`: colour of the button
    where Telegram shows it."""

    action: Action
    command: str | None = None
    needs: tuple[Need, ...] = ()
    files: bool = False
    wordless: bool = False
    style: str | None = None


OFFICERS: tuple[Form, ...] = (
    Form(Action.VERIFY, "verifikasi", (Need.AGENCY,), style="success"),
    Form(Action.FOLLOW_UP, "tindaklanjut", (Need.TEXT,), files=True, style="primary"),
    Form(Action.PROPOSE, "selesai", (Need.TEXT,), files=True, style="success"),
    Form(Action.FORWARD, "teruskan", (Need.AGENCY,)),
    Form(Action.ASK, "minta", (Need.TEXT,), files=True),
    Form(Action.RETURN, "kembalikan", (Need.TEXT,)),
    Form(Action.POSTPONE, "tunda", (Need.DATE, Need.TEXT)),
    Form(Action.RESUME),
    Form(Action.CORRECT, "ubah"),
    Form(Action.REFER, "bukanwewenang", (Need.OUTSIDE, Need.TEXT)),
    Form(Action.ARCHIVE, "arsip", (Need.REASON, Need.TEXT), style="danger"),
    Form(Action.MERGE, "gabung", (Need.PARENT,)),
    Form(Action.UNMERGE),
    Form(Action.RESTORE),
    Form(Action.REOPEN, None, (Need.TEXT,)),
    Form(Action.NOTE, "catat", (Need.TEXT,), files=True),
    Form(Action.RECORD_SP4N, "sp4n", (Need.SP4N,)),
    Form(Action.TIGHTEN),
    Form(Action.LOOSEN),
)

CITIZENS: tuple[Form, ...] = (
    Form(Action.CONFIRM, style="success"),
    Form(Action.DISPUTE, None, (Need.TEXT,), files=True, wordless=True, style="danger"),
    Form(Action.URGE),
    Form(Action.ANSWER, "tanggapi", (Need.TEXT,), files=True, wordless=True),
    Form(Action.REOPEN, None, (Need.TEXT,), files=True, wordless=True),
    Form(Action.RESTORE, None, (Need.TEXT,), files=True, wordless=True),
    Form(Action.REVIEW, None, (Need.TEXT,)),
    Form(Action.RATE),
    Form(Action.TIGHTEN),
    Form(Action.LOOSEN),
    Form(Action.WITHDRAW),
)

ARCHIVE_REASONS = (Reason.INCOMPLETE, Reason.OUT_OF_SCOPE, Reason.ABUSE)  # the others belong to refer, merge, withdraw
COMMANDS = {form.command: form for form in OFFICERS if form.command}


def form_of(action: Action, *, officer: bool) -> Form:
    """The form of `action` for an officer or for a citizen; KeyError when there is none."""
    for form in OFFICERS if officer else CITIZENS:
        if form.action is action:
            return form
    raise KeyError(action)
