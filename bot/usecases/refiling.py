"""A report referred to another city of this deployment: its citizen files it there as it stands, by one press.

The reference ends the report here, as the life cycle says; nothing of it reaches the other city before its citizen
sends it, and nothing of the new report reaches this one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from bot.domain import formjson
from bot.domain.form import Draft, File, Step
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action, Reason, State
from bot.usecases import filing, routes, tickets
from bot.usecases.work import Work
from storage.city import City
from storage.models import Draft as DraftRow
from storage.models import Event, Person, Ticket

TOLD = (Step.KIND, Step.CONTENT, Step.TITLE, Step.DATE, Step.NAME, Step.CITY)  # what no guess may change any more


@dataclass(frozen=True, slots=True)
class Offer:
    """The city that a report was referred to, and the id of the draft that goes there: the same at every press."""

    city: City
    draft: str


async def offer(work: Work, ticket: Ticket) -> Offer | None:
    """Where its citizen can file the report; None unless it was referred to another city of this deployment."""
    if work.atlas is None or (ticket.state, ticket.reason) != (State.ARCHIVED, Reason.OUTSIDE_AUTHORITY):
        return None
    query = select(Event).where(Event.ticket_id == ticket.id, Event.action == Action.REFER)
    event = await work.session.scalar(query.order_by(Event.id.desc()).limit(1))
    code = event.data.get("outside") if event is not None else None
    agencies = work.city.agencies
    city = next((one for one in work.city.cities.values() if agencies[one.coordinator].code == code), None)
    return Offer(city, f"r{event.id}") if event is not None and city is not None else None


async def refile(work: Work, person: Person, ticket: Ticket, offer: Offer) -> Ticket:
    """File the report anew in the city of the offer; the caller has looked whether that draft was sent already."""
    there = work.at(offer.city.coordinator)
    draft = routes.read_anew(there, await draft_of(work, ticket))
    row = DraftRow(
        id=offer.draft, person_id=person.id, form=formjson.to_json(draft), created_at=work.now, updated_at=work.now
    )
    work.session.add(row)
    return await filing.file(there, person, row)


async def draft_of(work: Work, ticket: Ticket) -> Draft:
    """The report as its citizen told it and as it is known now: words, files, place, day, switches."""
    came = [one for one in await tickets.attachments(work, ticket, internal=False) if one.event_id is None]
    placed = (Step.PLACE,) if ticket.place else ()
    return Draft(
        kind=Kind(ticket.kind),
        pieces=((0, ticket.content),) if ticket.content else (),
        title=ticket.title,
        day=ticket.happened_on.isoformat() if ticket.happened_on else None,
        precision=ticket.happened_precision or "day",
        when=ticket.happened_words or "",
        place=ticket.place or "",
        pin=(ticket.pin[0], ticket.pin[1]) if ticket.pin else None,
        chosen=tuple(step.value for step in (*TOLD, *placed)),
        files=tuple(File(one.kind, one.file_id, one.name, one.mime, one.size) for one in came),
        anonymous=ticket.anonymous,
        confidential=ticket.confidential,
        name=ticket.shown_name or "",
        language=ticket.language,
    )
