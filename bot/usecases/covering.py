"""The words of an anonymous report for those who may not know who wrote it: numbers that tell it are covered."""

from __future__ import annotations

from bot.domain import private
from bot.domain.access import Identity, View
from storage.models import Ticket


def told(ticket: Ticket, view: View, text: str) -> str:
    """Words of the report for whoever reads them all, without such numbers where this reader may not know."""
    return private.numbers_covered(text) if is_covered(ticket, view) else text


def is_covered(ticket: Ticket, view: View) -> bool:
    """Whether this reader is not to learn who wrote an anonymous report."""
    return ticket.anonymous and view.identity is not Identity.NAME
