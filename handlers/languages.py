"""Which language to speak: what a citizen's own words say about it, and the offer of the other one."""

from __future__ import annotations

from bot.callbacks import Menu
from bot.texts import LANGUAGES, say
from bot.usecases.work import Turn
from handlers import talk
from storage.notifications import Button

OFFERED = "en"
NEAR = ("id", "in", "ms", "jv", "su")  # phones whose readers read Indonesian
NAMED = {"id": "id", "indonesia": "id", "indonesian": "id", "en": "en", "inggris": "en", "english": "en"}
"""What may stand behind /bahasa."""


def listened(turn: Turn, text: str) -> str:
    """What the citizen's own words say of the language to speak: the key of a line about it, empty when all is well.

    Sure words decide from now on, unsure English is offered a button, and what is neither Indonesian nor English is
    answered in both. Whoever chose by /bahasa is asked no more.
    """
    found = turn.work.knowledge.detect(text)
    if found.language not in LANGUAGES:
        return "language-both"
    if turn.person.language_chosen or turn.person.language == found.language:
        return ""
    if found.sure:
        turn.person.language = found.language
        return "language-guessed"
    return "language-offer" if found.language == OFFERED else ""


def of_phone(turn: Turn, code: str | None) -> str:
    """English offered once, with the first greeting, to whoever reads Telegram in another language than Indonesian."""
    first = turn.person.noticed_at is None and not turn.person.language_chosen and turn.person.language != OFFERED
    return "language-offer" if first and code and code.lower()[:2] not in NEAR else ""


def offered(heard: str) -> list[list[Button]]:
    """The other language as a button, where it is offered."""
    return (
        [[talk.button(say(OFFERED, "language-name"), Menu("language", OFFERED))]] if heard == "language-offer" else []
    )
