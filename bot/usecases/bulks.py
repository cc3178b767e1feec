"""The same words again and again: filed like any report, but held back for one decision of a coordinator."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy import ColumnElement, bindparam, func, select, text

from bot import limits
from bot.callbacks import Menu, encode
from bot.domain.lifecycle import Reason, Refused, State
from bot.domain.people import Actor, Role
from bot.texts import Voice, lines
from bot.usecases import cards, casework, pushes
from bot.usecases.given import Given
from bot.usecases.wording import danger
from bot.usecases.work import Work
from storage.engine import lock_key
from storage.models import Bulk, Group, Person, Ticket, Wording
from storage.notifications import Body, Button, post

ACCEPT, ARCHIVE, RESTORE = "accept", "archive", "restore"
AT_ONCE = 50  # reports archived in one transaction
SHOWN = 200  # characters of the words
_SAME = (
    select(func.count())
    .select_from(Wording)
    .where(Wording.text_hash == bindparam("words"), Wording.at > bindparam("since"))
)
_ARCHIVED = (Ticket.state == State.ARCHIVED, Ticket.reason == Reason.ABUSE)


async def note(work: Work, ticket: Ticket) -> bool:
    """Keep what a new report's words are, as a keyed hash; True when it is held back with others of the same words."""
    if work.limits is None:
        return False
    words = work.keyring.lookup(
        f"wording {ticket.coordinator_id} {limits.normalised(ticket.content, ticket.place or '')}"
    )
    begun = sum(isinstance(row, Wording) and row.text_hash == words for row in work.session.new)
    stored = await work.session.scalar(_SAME, {"words": words, "since": work.now - work.limits.window}) or 0
    bulk = await _bulk(work, ticket, words) if begun + stored >= work.limits.same else None
    work.session.add(Wording(ticket=ticket, text_hash=words, at=work.now, bulk=bulk))
    return bulk is not None


async def _bulk(work: Work, ticket: Ticket, words: bytes) -> Bulk | None:
    """The bulk that holds these words back, opened and announced when there is none; None once they were accepted."""
    assert work.limits is not None
    if work.session.get_bind().dialect.name == "postgresql":  # two replicas open one
        await work.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_key(words)})
    known = select(Bulk).where(Bulk.text_hash == words, Bulk.opened_at > work.now - work.limits.window)
    newest = await work.session.scalar(known.order_by(Bulk.opened_at.desc(), Bulk.id.desc()).limit(1))
    if newest is not None and newest.decision != ARCHIVE:
        return newest if newest.decision is None else None
    made = Bulk(text_hash=words, opened_at=work.now)
    work.session.add(made)
    await work.session.flush()  # its buttons carry its id
    await _tell(work, ticket, made, work.limits.same)
    return made


async def _tell(work: Work, ticket: Ticket, bulk: Bulk, same: int) -> None:
    for person in await pushes.officers_of(work, ticket.coordinator_id, (Role.COORDINATOR,)):
        say = pushes.voice(work, person)
        words = "–" if ticket.confidential else cards.shortened(ticket.content, SHOWN)
        said = lines(danger(say, ticket, "officer-bulk"), say.say("officer-bulk", same=same, words=words))
        body = Body(text=said, buttons=buttons(say, bulk), protect=ticket.confidential)
        post(work.session, now=work.now, kind="officer-bulk", body=body, person=person.id)


def buttons(say: Voice, bulk: Bulk) -> pushes.Rows:
    def button(action: str, style: str | None = None) -> Button:
        return Button(say.say(f"button-bulk-{action}"), data=encode(Menu("bulk", f"{action}/{bulk.id}")), style=style)

    return ((button("look"),), (button(ACCEPT, "success"), button(ARCHIVE, "danger")))


async def undecided(work: Work, cities: Sequence[int]) -> list[tuple[Bulk, int]]:
    """The bulks of these cities that wait for a decision, oldest first, and how many reports each holds."""
    await work.session.flush()
    count = func.count(Wording.ticket_id)
    query = select(Bulk, count).join(Wording, Wording.bulk_id == Bulk.id).where(Bulk.done_at.is_(None))
    query = query.join(Ticket, Ticket.id == Wording.ticket_id).where(Ticket.coordinator_id.in_(cities))
    query = query.where(Bulk.decision.is_(None)).group_by(Bulk.id).order_by(Bulk.id)
    return [(bulk, number) for bulk, number in await work.session.execute(query)]


async def find(work: Work, bulk_id: int, cities: Sequence[int]) -> Bulk | None:
    """The bulk, if its reports are these cities'."""
    bulk = await work.session.scalar(select(Bulk).where(Bulk.id == bulk_id).with_for_update())
    return bulk if bulk is not None and await _city(work, bulk) in cities else None


async def _city(work: Work, bulk: Bulk) -> int | None:
    """The coordinating agency of its reports: the same words in two cities are two bulks."""
    query = select(Ticket.coordinator_id).join(Wording, Wording.ticket_id == Ticket.id)
    return await work.session.scalar(query.where(Wording.bulk_id == bulk.id).limit(1))


async def reports(work: Work, bulk: Bulk, limit: int = AT_ONCE) -> Sequence[Ticket]:
    """What the bulk still holds: reports that nobody has taken up one by one meanwhile."""
    return await _in_state(work, bulk, limit, Ticket.state == State.UNVERIFIED)


async def _in_state(work: Work, bulk: Bulk, limit: int, *which: ColumnElement[bool]) -> Sequence[Ticket]:
    await work.session.flush()
    query = select(Ticket).join(Wording, Wording.ticket_id == Ticket.id).where(Wording.bulk_id == bulk.id, *which)
    return (await work.session.scalars(query.order_by(Ticket.id).limit(limit))).all()


async def count(work: Work, bulk: Bulk) -> int:
    held_back = select(func.count()).select_from(Wording).join(Ticket, Ticket.id == Wording.ticket_id)
    return await work.session.scalar(held_back.where(Wording.bulk_id == bulk.id, Ticket.state == State.UNVERIFIED)) or 0


async def decide(work: Work, bulk: Bulk, person: Person, decision: str) -> None:
    """*Terima semua* gives the reports to the ordinary queue at once; *Arsipkan semua* archives a slice, *Kembalikan
    semua* restores one, the clock goes on with the others."""
    bulk.decision, bulk.decided_by_id, bulk.decided_at = decision, person.id, work.now
    bulk.done_at = work.now if decision == ACCEPT else None
    if decision == RESTORE:
        await _tell_restored(work, bulk, person)
    if decision != ACCEPT:
        await SLICES[decision](work, bulk)


async def work_off(work: Work) -> int:
    """Go on with what was decided; how many reports were touched."""
    query = select(Bulk).where(Bulk.done_at.is_(None), Bulk.decision.in_(SLICES)).order_by(Bulk.id).limit(1)
    bulk = await work.session.scalar(query.with_for_update(skip_locked=True))
    return await SLICES[str(bulk.decision)](work, bulk) if bulk is not None else 0


async def _archive(work: Work, bulk: Bulk) -> int:
    assert bulk.decided_by_id is not None
    officer = Actor(bulk.decided_by_id, Role.COORDINATOR, await _city(work, bulk))
    found = await reports(work, bulk)
    for ticket in found:
        words = pushes.voice(work, await work.session.get_one(Person, ticket.reporter_id)).say("bulk-archived")
        try:
            await casework.archive(work, ticket, [officer], Given(reason=Reason.ABUSE, text=words))
        except Refused:  # another agency coordinates it: back to its ordinary queue
            (await work.session.get_one(Wording, ticket.id)).bulk_id = None
    if len(found) < AT_ONCE:
        bulk.done_at = work.now
    return len(found)


async def archived(work: Work, bulk: Bulk) -> Sequence[Ticket]:
    """What the decision archived and nobody has restored one by one meanwhile."""
    return await _in_state(work, bulk, AT_ONCE, *_ARCHIVED)


async def count_archived(work: Work, bulk: Bulk) -> int:
    await work.session.flush()
    query = select(func.count(Ticket.id)).join(Wording, Wording.ticket_id == Ticket.id)
    return await work.session.scalar(query.where(Wording.bulk_id == bulk.id, *_ARCHIVED)) or 0


async def _restore(work: Work, bulk: Bulk) -> int:
    """Give a slice back to the queue: its citizens hear of it as of any report that comes back from the archive."""
    assert bulk.decided_by_id is not None
    officer = Actor(bulk.decided_by_id, Role.COORDINATOR, await _city(work, bulk))
    found = await archived(work, bulk)
    for ticket in found:
        await casework.restore(work, ticket, [officer], Given(), bundled=True)
    if len(found) < AT_ONCE:
        bulk.done_at = work.now
    return len(found)


async def _tell_restored(work: Work, bulk: Bulk, but: Person) -> None:
    """One message to the city's other coordinators and groups, however many slices follow."""
    count, city = await count_archived(work, bulk), await _city(work, bulk)
    if not count or city is None:
        return
    found = await archived(work, bulk)
    people = await pushes.officers_of(work, city, (Role.COORDINATOR,))
    groups = await work.session.scalars(select(Group).where(Group.agency_id == city))
    shown = next((cards.shortened(one.content, SHOWN) for one in found if not one.confidential), "")
    for reader in [*(one for one in people if one.id != but.id), *groups]:
        say, single = pushes.voice(work, reader), isinstance(reader, Person)
        head = say.say("officer-bulk-restored", count=count)
        text = lines(head, cards.quote(say, shown) if shown and single else None)
        body = Body(text=text, buttons=((Button(say.say("button-queue"), data=encode(Menu("queue", "0"))),),))
        target = {"person": reader.id} if single else {"group": reader.id}
        post(work.session, now=work.now, kind="officer-bulk-restored", body=body, **target)


SLICES: dict[str, Callable[[Work, Bulk], Awaitable[int]]] = {ARCHIVE: _archive, RESTORE: _restore}
