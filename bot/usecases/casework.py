"""What officers do: one function for each action of the life cycle.

Each asks the life cycle before anything is written (Refused goes up to the handler), changes the ticket, writes its
event and tells those concerned. `given` holds what the officer chose or wrote.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from bot.domain import names
from bot.domain.form import File
from bot.domain.lifecycle import Action, Move, Refused, State
from bot.domain.people import Actor
from bot.usecases import albums, deadlines, following, pushes, tickets
from bot.usecases.correcting import correct, loosen, record_sp4n, set_fields, tighten
from bot.usecases.given import Actors, Given, UseCase
from bot.usecases.work import Work
from storage.models import Event, Ticket
from storage.notifications import Body

TO_THE_CITIZEN = (Action.FOLLOW_UP, Action.PROPOSE, Action.ASK)  # their files are the citizen's to see


async def verify(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """Class, category, place and public text are confirmed, and the agency becomes the holder."""
    move, actor = tickets.decide(work, ticket, Action.VERIFY, actors, to=given.agency)
    set_fields(ticket, given.changes)
    if ticket.public_text is None:
        ticket.public_text = names.proposed(ticket.content, ticket.shown_name)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor)
    await _tell_disposition(work, ticket, move, actor, "push-verify")


async def forward(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    before = ticket.holder_id
    move, actor = tickets.decide(work, ticket, Action.FORWARD, actors, to=given.agency)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor, given.text or None)
    await _tell_disposition(work, ticket, move, actor, "push-forward")
    if before != ticket.coordinator_id:
        holder = pushes.agency_name(work, ticket.holder_id)
        await pushes.tell_officers(work, ticket, before, "officer-forwarded-away", but=actor.person, holder=holder)


async def _tell_disposition(work: Work, ticket: Ticket, move: Move, actor: Actor, key: str) -> None:
    await pushes.tell_citizen(work, ticket, key)
    await pushes.tell_followers(work, ticket, move.action, None, pushes.agency_name(work, ticket.holder_id))
    await pushes.tell_officers(work, ticket, ticket.holder_id, "officer-assigned", but=actor.person)


async def return_(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    agency = pushes.agency_name(work, ticket.holder_id)
    move, actor = tickets.decide(work, ticket, Action.RETURN, actors)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor, given.text)
    await pushes.tell_citizen(work, ticket, "push-return", agency=agency, words=given.text)
    await pushes.tell_officers(
        work, ticket, ticket.holder_id, "officer-returned", but=actor.person, agency=agency, words=given.text
    )


async def follow_up(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    await _answer_citizen(work, ticket, actors, given, Action.FOLLOW_UP)


async def propose(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """The agency says it is solved; the citizen has ten working days to say otherwise."""
    await _answer_citizen(work, ticket, actors, given, Action.PROPOSE)


async def ask(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    await _answer_citizen(work, ticket, actors, given, Action.ASK)


async def _answer_citizen(work: Work, ticket: Ticket, actors: Actors, given: Given, action: Action) -> None:
    move, actor = tickets.decide(work, ticket, action, actors)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor, given.text, given.files)
    agency = pushes.agency_name(work, ticket.holder_id)
    files = given.files
    told = await pushes.tell_citizen(work, ticket, f"push-{action}", files=files, agency=agency, words=given.text)
    if told is not None:
        await albums.opened(work, ticket, told, action, given)
    await pushes.tell_followers(work, ticket, action, given.text, agency)


async def postpone(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """Until a date of the region at most 30 working days away; resumes by itself on that date."""
    move, actor = tickets.decide(work, ticket, Action.POSTPONE, actors)
    assert given.date is not None
    if not deadlines.may_wait_until(work, given.date):
        limit = work.city.limits.postpone_max.days
        raise Refused("refused-postpone-date", tickets.possible(work, ticket, actors), days=limit)
    tickets.apply(work, ticket, move)
    ticket.clock_at = deadlines.at(work, given.date)
    tickets.record(work, ticket, move, actor, given.text, until=given.date.isoformat())
    agency = pushes.agency_name(work, ticket.holder_id)
    await pushes.tell_citizen(work, ticket, "push-postpone", agency=agency, words=given.text)
    await pushes.tell_followers(work, ticket, Action.POSTPONE, agency=agency, until=given.date)


async def resume(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """By hand, or by the clock at the beginning of its day: then officers read of it in the morning's digest."""
    move, actor = tickets.decide(work, ticket, Action.RESUME, actors)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor)
    await pushes.tell_citizen(work, ticket, "push-resume")
    await pushes.tell_followers(work, ticket, Action.RESUME, agency=pushes.agency_name(work, ticket.holder_id))


async def refer(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    await _archive(work, ticket, actors, given, Action.REFER)


async def archive(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    await _archive(work, ticket, actors, given, Action.ARCHIVE)


async def _archive(work: Work, ticket: Ticket, actors: Actors, given: Given, action: Action) -> None:
    before = ticket.holder_id
    move, actor = tickets.decide(work, ticket, action, actors, reason=given.reason)
    tickets.apply(work, ticket, move)
    outside = work.city.agencies.get(given.agency or 0)
    tickets.record(work, ticket, move, actor, given.text, reason=move.reason, outside=outside and outside.code)
    await pushes.tell_archived(work, ticket, words=given.text, outside=outside)
    if before != ticket.coordinator_id:
        await pushes.tell_officers(work, ticket, before, "officer-archived", but=actor.person, words=given.text)


async def merge(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """The ticket becomes a duplicate of its parent; its citizen keeps the number and gets the parent's public news."""
    parent = given.parent
    assert parent is not None
    move, actor = tickets.decide(work, ticket, Action.MERGE, actors)
    if problem := _unfit(ticket, parent):
        raise Refused(problem, tickets.possible(work, ticket, actors), parent=parent.number)
    tickets.apply(work, ticket, move)
    ticket.parent_id = parent.id
    followed = await following.merged(work, ticket, parent)
    tickets.record(work, ticket, move, actor, parent=parent.number, followed=followed)
    await pushes.tell_citizen(work, ticket, "push-merge", parent=parent.number)


def _unfit(ticket: Ticket, parent: Ticket) -> str | None:
    """Why `parent` cannot take the ticket: the key of the sentence."""
    if parent.coordinator_id != ticket.coordinator_id:
        return "refused-other-branch"
    if parent.id == ticket.id:
        return "refused-merge-itself"
    if parent.confidential:
        return "refused-merge-confidential"
    if parent.state == State.ARCHIVED:
        return "refused-merge-archived"
    return "refused-merge-unverified" if parent.verified_at is None else None


async def unmerge(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    move, actor = tickets.decide(work, ticket, Action.UNMERGE, actors)
    await following.unmerged(work, ticket)
    tickets.apply(work, ticket, move)
    ticket.parent_id = None
    tickets.record(work, ticket, move, actor)
    await pushes.tell_citizen(work, ticket, "push-unmerge")


async def restore(work: Work, ticket: Ticket, actors: Actors, given: Given, *, bundled: bool = False) -> None:
    """`bundled`: whoever verifies hears of it together with others."""
    move, actor = tickets.decide(work, ticket, Action.RESTORE, actors)
    tickets.apply(work, ticket, move)
    ticket.review_open = False
    tickets.record(work, ticket, move, actor, given.text or None, given.files)
    await pushes.tell_citizen(work, ticket, "push-restore")
    if not bundled or ticket.state != State.UNVERIFIED:
        await pushes.tell_officers(work, ticket, ticket.holder_id, "officer-restored", but=actor.person)


async def reopen(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    move, actor = tickets.decide(work, ticket, Action.REOPEN, actors)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor, given.text, given.files)
    await pushes.tell_citizen(work, ticket, "push-reopen", words=given.text)
    await pushes.tell_officers(
        work, ticket, ticket.holder_id, "officer-reopened", but=actor.person, files=given.files, words=given.text
    )


async def note(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """An internal note: no citizen ever sees it."""
    move, actor = tickets.decide(work, ticket, Action.NOTE, actors)
    tickets.record(work, ticket, move, actor, given.text, given.files)
    ticket.changed_at = work.now


async def add_file(work: Work, ticket: Ticket, person: int, file: File) -> None:
    """A further file of an album: it joins the person's last words on the ticket and goes where those went."""
    await work.session.flush()
    theirs = Event.ticket_id == ticket.id, Event.person_id == person, Event.words.is_not(None)
    event = await work.session.scalar(select(Event).where(*theirs).order_by(Event.id.desc()).limit(1))
    if event is None:
        return
    tickets.attach(work, ticket, (file,), event)
    if event.role is None:
        which = "support" if event.action == tickets.SUPPORT else "more"
        await pushes.tell_officers(work, ticket, ticket.holder_id, f"officer-file-{which}", files=(file,))
    elif event.action in TO_THE_CITIZEN and not await albums.joined(work, ticket, event, file):
        await _tell_late(work, ticket, event, file)


async def _tell_late(work: Work, ticket: Ticket, event: Event, file: File) -> None:
    """The words it belongs to have left already: what it shows, and of what it is a part."""
    shown = await albums.shown_late(work, ticket, event)
    key = "push-file-more" if shown.caption is None else "push-file-after"
    agency = pushes.agency_name(work, event.holder_id or ticket.holder_id)
    told = await pushes.tell_citizen(work, ticket, key, files=(file,), agency=agency, action=event.action)
    if told is not None and told.body is not None:
        told.body = replace(Body.from_json(told.body), files=(shown,)).to_json()


USECASES: dict[Action, UseCase] = {
    Action.VERIFY: verify,
    Action.FORWARD: forward,
    Action.RETURN: return_,
    Action.FOLLOW_UP: follow_up,
    Action.PROPOSE: propose,
    Action.ASK: ask,
    Action.POSTPONE: postpone,
    Action.RESUME: resume,
    Action.REFER: refer,
    Action.ARCHIVE: archive,
    Action.MERGE: merge,
    Action.UNMERGE: unmerge,
    Action.RESTORE: restore,
    Action.REOPEN: reopen,
    Action.NOTE: note,
    Action.CORRECT: correct,
    Action.RECORD_SP4N: record_sp4n,
    Action.TIGHTEN: tighten,
    Action.LOOSEN: loosen,
}
