"""A citizen's draft becomes a ticket: written once, numbered, confirmed by a promise, shown to the coordinators."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import formjson, numbers, pieces, private
from bot.domain.form import Draft
from bot.domain.kinds import Kind
from bot.domain.lifecycle import State
from bot.domain.people import Actor
from bot.usecases import bulks, deadlines, drafting, progress, pushes, tickets
from bot.usecases.work import Work
from storage.models import Draft as DraftRow
from storage.models import Event, Person, Ticket


async def ask_for_help(work: Work, person: Person, row: DraftRow, words: str) -> Ticket:
    """File a report that its citizen could not finish, whatever is missing; the coordinators hear that it needs them.

    `words` stand for the report where it has none yet.
    """
    draft = formjson.from_json(row.form)
    draft = replace(draft, kind=draft.kind or Kind.COMPLAINT, title=draft.title or words, doubt=())
    row.form = formjson.to_json(draft if draft.pieces else replace(draft, pieces=((0, words),)))
    return await file(work, person, row, "officer-file-help")


async def ask_about_data(work: Work, person: Person, message: int, words: str) -> Ticket:
    """File a wish about the own data: a confidential question to the coordinators, whatever else is being written."""
    row = await drafting.open_draft(work, person)
    draft = drafting.fill(work, pieces.with_piece(drafting.read(row), message, words))
    draft = replace(draft, kind=Kind.INFORMATION, confidential=True, place="", area=None, doubt=())
    drafting.write(work, row, draft)
    return await file(work, person, row, "officer-file-data")


async def file(
    work: Work, person: Person, row: DraftRow, news: str = "officer-file", by: Actor | None = None
) -> Ticket:
    """File the draft: ticket, first event, receipt to the citizen, news to the coordinators unless it is held back.

    The caller has checked that the form is complete; `draft_id` is unique, so a draft files once whatever happens.
    `by` is the officer who wrote it at the counter for `person`: that one gets another receipt and no news.
    """
    draft = _settled(row)
    ticket = _ticket(work, person, row.id, draft)
    deadlines.watch(work, ticket)
    work.session.add(ticket)
    work.session.add(
        Event(
            ticket=ticket,
            at=work.now,
            person_id=by.person if by else person.id,
            role=by.role if by else None,
            agency_id=by.agency if by else None,
            action="file",
            target=State.UNVERIFIED,
            holder_id=ticket.holder_id,
            data={"earlier": list(draft.earlier)} if draft.earlier else {},
        )
    )
    tickets.attach(work, ticket, pieces.filed(draft), None)
    row.filed_at = row.updated_at = work.now
    row.remind_at = None
    if by is None:
        await pushes.tell_citizen(work, ticket, "push-file")
        await progress.begin(work, ticket)
    if not await bulks.note(work, ticket):
        await pushes.tell_officers(work, ticket, ticket.coordinator_id, news, but=by.person if by else None)
    return ticket


def _settled(row: DraftRow) -> Draft:
    """The draft as it is filed: its earlier versions lose the personal data that may have been the reason to change."""
    draft = formjson.from_json(row.form)
    draft = replace(draft, earlier=tuple(private.covered(text, draft) for text in draft.earlier))
    row.form = formjson.to_json(draft)
    return draft


def _ticket(work: Work, person: Person, draft_id: str, draft: Draft) -> Ticket:
    city = work.city
    suggested = city.agency(draft.agency) if draft.agency else None
    category = city.category(draft.category) if draft.category else None
    return Ticket(
        number=numbers.new(city.code),
        draft_id=draft_id,
        channel=draft.channel or "telegram",
        kind=draft.kind or Kind.COMPLAINT,
        supervised=False,
        anonymous=draft.anonymous,
        confidential=draft.confidential,
        language=draft.language,
        state=State.UNVERIFIED,
        reporter_id=person.id,
        holder_id=city.coordinator,
        coordinator_id=city.coordinator,
        returns=0,
        disputes=0,
        reopened=0,
        reviews=0,
        review_open=False,
        title=draft.title,
        content=draft.content,
        place=draft.place or None,
        pin=list(draft.pin) if draft.pin else None,
        shown_name=draft.name or None,
        area_code=draft.area,
        outside=draft.outside,
        happened_on=draft.happened,
        happened_precision=draft.precision if draft.day else None,
        happened_words=draft.when or None,
        category_id=category.id if category else None,
        suggested_id=suggested.id if suggested else None,
        filed_at=work.now,
        changed_at=work.now,
        step_limit="verify",
        step_due_at=deadlines.due(work, work.now, "verify"),
    )
