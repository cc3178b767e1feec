"""Placeholders of ready answers: which there are, and a text with all of them filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.table import Action, Reason

LONGEST_NAME = 40  # characters: a button's label
LONGEST = 1000  # characters, so that a filled one fits a message
PLACEHOLDERS = ("nomor", "instansi", "batas", "judul")
NAME = "nama"
# What these say is read by nobody but officers and the report's own citizen, so the name may stand in it.
PRIVATE = frozenset({Action.ASK})
ACTIONS = (
    Action.FOLLOW_UP,
    Action.PROPOSE,
    Action.ASK,
    Action.RETURN,
    Action.POSTPONE,
    Action.REFER,
    Action.ARCHIVE,
)
OF_LIAISONS = ACTIONS[:5]
# Reasons that stand ready everywhere, by action and, for archiving, by its official reason; words in the locales.
STOCK: Mapping[tuple[Action, str], tuple[str, ...]] = {
    (Action.ASK, ""): ("place", "when", "photo", "details"),
    (Action.RETURN, ""): ("task", "area", "place"),
    (Action.POSTPONE, ""): ("material", "budget", "weather"),
    (Action.REFER, ""): ("body", "asset"),
    (Action.ARCHIVE, Reason.INCOMPLETE): ("place", "matter"),
    (Action.ARCHIVE, Reason.OUT_OF_SCOPE): ("private", "court"),
    (Action.ARCHIVE, Reason.ABUSE): ("nothing", "insult"),
}
_BRACES = re.compile(r"\{([^{}\n]{0,40})\}")


def known(action: Action) -> tuple[str, ...]:
    """The placeholders of a text for `action`."""
    return (*PLACEHOLDERS, NAME) if action in PRIVATE else PLACEHOLDERS


def unknown(text: str, action: Action) -> tuple[str, ...]:
    """What stands in braces and is no placeholder of `action`, each once."""
    found = (name for name in _BRACES.findall(text) if name not in known(action))
    return tuple(dict.fromkeys(found))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled in, once: what a value holds in braces stays as it is."""
    return _BRACES.sub(lambda match: values.get(match[1], match[0]), text)
