"""A page to print: one QR code for each invitation. See `bot.paper`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import paper
from bot.texts import Voice, escape


@dataclass(frozen=True, slots=True)
class Sheet:
    """One invitation: for which agency, as what (in words), and its link."""

    agency: str
    role: str
    link: str


def page(say: Voice, city: str, until: str, sheets: Sequence[Sheet]) -> str:
    """The HTML document. `until` is the last day in words."""
    ends = say.say("setup-page-until", day=until)
    how = say.say("setup-page-how")
    body = "\n".join(_sheet(one, ends) for one in sheets)
    return paper.page(say, say.say("setup-page-title", city=city), f"<p>{how}</p>\n{body}")


def _sheet(one: Sheet, until: str) -> str:
    return (
        f"<section><h2>{escape(one.agency)}</h2><p>{escape(one.role)} · {until}</p>{paper.qr(one.link)}"
        f"<code>{escape(one.link)}</code></section>"
    )
