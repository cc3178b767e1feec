"""A push that could not reach its citizen leaves a line on the ticket, where its officers see it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from bot.usecases import aloud
from bot.usecases.work import Work
from storage.models import Event, Notification, Ticket

Trace = Callable[[AsyncSession, Notification, str], Awaitable[None]]


def trace(work_for: Callable[[AsyncSession], Awaitable[Work]]) -> Trace:
    """The notifier's hook: called in the transaction that ends an undeliverable notification."""

    async def leave(session: AsyncSession, row: Notification, cause: str) -> None:
        if row.ticket_id is None or row.person_id is None:
            return
        ticket = await session.get(Ticket, row.ticket_id)
        if ticket is None or (ticket.reporter_id != row.person_id and row.kind != aloud.KIND):
            return
        work = await work_for(session)
        session.add(
            Event(
                ticket=ticket,
                at=work.now,
                action="undelivered",
                source=ticket.state,
                target=ticket.state,
                holder_id=ticket.holder_id,
                data={"cause": cause, "kind": row.kind},
            )
        )

    return leave
