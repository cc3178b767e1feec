"""Administrators change the tree of agencies: looked at beforehand, done once, undone by a button."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import func, select

from bot.domain import tree
from bot.domain.lifecycle import OPEN
from bot.domain.people import Role
from bot.domain.tree import Change, Kind
from bot.texts import Html
from bot.usecases import closing, pushes
from bot.usecases.work import Work
from storage import city
from storage.models import Agency, Audit, Category, Event, Officer, Person, Ticket
from storage.notifications import Body, post
from storage.people import telegram_id

MOST = 300  # tickets handed over by one change
ACT, UNDONE = "tree", "tree_undo"
KEPT = ("name", "short", "kind", "parent_id")  # what an undo gives back


class Refused(Exception):
    """The change is not possible; `key` is the sentence, `count` the tickets it is about."""

    def __init__(self, key: str, count: int = 0) -> None:
        super().__init__(key)
        self.key, self.count = key, count


def scope(work: Work, person: Person) -> frozenset[int]:
    """The agencies that this administrator may change: all, or those of the branch that the office is bound to."""
    if telegram_id(person) in work.admins:
        return frozenset(work.city.agencies)
    offices = [one for one in person.officers if one.left_at is None and one.role == Role.ADMIN]
    if any(one.agency_id is None for one in offices):
        return frozenset(work.city.agencies)
    return frozenset(agency for one in offices if one.agency_id for agency in work.city.below(one.agency_id))


async def check(work: Work, person: Person, change: Change) -> int:
    """How many open tickets the agency holds; Refused when this person may not, or nobody can, do the change."""
    allowed = scope(work, person)
    if change.agency not in allowed or (change.to is not None and change.to not in allowed):
        raise Refused("tree-gone")
    holding = await _holding(work, change.agency)
    branch = work.city.of(change.agency).branch
    if key := tree.problem(work.city.agencies, change, branch, holding):
        raise Refused(key, holding)
    if change.kind is Kind.CLOSE and holding > MOST:
        raise Refused("tree-too-many", holding)
    return holding


async def _holding(work: Work, agency: int) -> int:
    await work.session.flush()
    query = select(func.count(Ticket.id)).where(Ticket.holder_id == agency, Ticket.state.in_(OPEN))
    return await work.session.scalar(query) or 0


async def do(work: Work, person: Person, change: Change) -> Audit:
    """Do the change; the event that is written down is what an undo works from."""
    await check(work, person, change)
    row = await work.session.get_one(Agency, change.agency, with_for_update=True)
    done: dict[str, Any] = {**asdict(change), "before": {name: getattr(row, name) for name in KEPT}}
    if change.kind is Kind.ADD:
        row = await _add(work, row, change)
    elif change.kind is Kind.RENAME:
        row.name, row.short = change.name, change.short or change.name[: tree.MAX_SHORT]
    elif change.kind is Kind.MOVE:
        above = await work.session.get_one(Agency, change.to)
        row.parent_id, row.kind = above.id, tree.kind_below(above)
    else:
        done |= await _close(work, person, row, change.to)
    done |= {"row": row.id, "after": {name: getattr(row, name) for name in KEPT}}
    return await _written(work, person, ACT, done)


async def _written(work: Work, person: Person, act: str, data: dict[str, Any]) -> Audit:
    audit = Audit(at=work.now, person_id=person.id, act=act, data=data)
    work.session.add(audit)
    await city.changed(work.session)
    await work.session.flush()
    return audit


async def _add(work: Work, above: Agency, change: Change) -> Agency:
    made = Agency(
        code="", name=change.name, short=change.short or change.name[: tree.MAX_SHORT], kind=tree.kind_below(above),
        parent_id=above.id, contact="", aliases=[], keywords=[],
    )  # fmt: skip
    newest = await work.session.scalar(select(func.max(Agency.id))) or 0
    made.code = f"{work.city.of(above.id).code.lower()}-baru-{newest + 1}"
    work.session.add(made)
    await work.session.flush()
    return made


async def _close(work: Work, person: Person, row: Agency, to: int | None) -> dict[str, Any]:
    """Close an agency; its tickets and categories go to `to`."""
    row.closed_at = work.now
    categories = list(await work.session.scalars(select(Category).where(Category.agency_id == row.id)))
    for category in categories:
        category.agency_id = to
    tickets = await _hand_over(work, person, row.id, to, await _open_tickets(work, row.id)) if to else []
    return {"categories": [one.id for one in categories], "tickets": tickets, **await closing.end(work, row.id)}


async def _open_tickets(work: Work, agency: int) -> list[Ticket]:
    query = select(Ticket).where(Ticket.holder_id == agency, Ticket.state.in_(OPEN)).order_by(Ticket.id)
    return list(await work.session.scalars(query))


async def _hand_over(work: Work, person: Person, source: int, to: int, tickets: list[Ticket]) -> list[int]:
    """Give tickets from one agency to another: states and deadlines stay; their citizens and the new holder hear it."""
    for ticket in tickets:
        ticket.holder_id, ticket.changed_at = to, work.now
        event = Event(
            ticket=ticket, at=work.now, person_id=person.id, role=Role.ADMIN, action="handover",
            source=ticket.state, target=ticket.state, holder_id=to,
        )  # fmt: skip
        work.session.add(event)
        await pushes.tell_citizen(work.at(to), ticket, "push-handover")
    for officer in await pushes.officers_of(work, to) if tickets else ():
        say = pushes.voice(work, officer)
        given = {"count": len(tickets), "source": pushes.agency_name(work, source), "to": pushes.agency_name(work, to)}
        text: Html = say.say("officer-handover", **given)
        post(work.session, now=work.now, kind="handover", body=Body(text=text), person=officer.id)
    return [ticket.id for ticket in tickets]


async def undo(work: Work, person: Person, audit_id: int) -> Agency:
    """Take a change back as long as nothing was built on it; Refused otherwise."""
    audit = await work.session.get(Audit, audit_id, with_for_update=True)
    if audit is None or audit.act != ACT or audit.data["row"] not in scope(work, person):
        raise Refused("tree-gone")
    row = await work.session.get_one(Agency, audit.data["row"])
    kind, now = Kind(audit.data["kind"]), {name: getattr(row, name) for name in KEPT}
    closed = kind is Kind.CLOSE
    if audit.data.get("undone") or now != audit.data["after"] or (row.closed_at is not None) is not closed:
        raise Refused("tree-undo-late")
    if kind is Kind.ADD:
        await _unadd(work, row)
    elif closed:
        await _reopen(work, person, row, audit.data)
    else:
        for name, value in audit.data["before"].items():
            setattr(row, name, value)
    audit.data = {**audit.data, "undone": True}
    await _written(work, person, UNDONE, {"of": audit.id, "row": row.id})
    return row


async def _unadd(work: Work, row: Agency) -> None:
    """An agency that nobody uses yet is closed again; its row stays, since the event names it."""
    served = await work.session.scalar(
        select(Officer.id).where(Officer.agency_id == row.id, Officer.left_at.is_(None)).limit(1)
    )
    below = any(one.parent_id == row.id and one.closed_at is None for one in work.city.agencies.values())
    if served or below or await _holding(work, row.id):
        raise Refused("tree-undo-late")
    row.closed_at = work.now


async def _reopen(work: Work, person: Person, row: Agency, done: dict[str, Any]) -> None:
    """Open the agency again; it gets back what the other one still holds."""
    above = await work.session.get(Agency, row.parent_id)
    if above is None or above.closed_at is not None:
        raise Refused("tree-undo-late")
    row.closed_at = None
    await closing.give_back(work, row.id, done)
    for category in await work.session.scalars(select(Category).where(Category.id.in_(done["categories"]))):
        category.agency_id = row.id if category.agency_id == done["to"] else category.agency_id
    if done["to"] is not None:
        still = [one for one in await _open_tickets(work, done["to"]) if one.id in set(done["tickets"])]
        await _hand_over(work, person, done["to"], row.id, still)


def shortened(change: Change, typed: str) -> Change:
    """The change with the name that was typed: "Nama lengkap; Singkatan"."""
    name, _, short = typed.partition(";")
    return replace(change, name=" ".join(name.split()), short=" ".join(short.split()))
