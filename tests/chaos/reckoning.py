"""The reckoning: what people wrote and saw, against what the database has. Lost, doubled, repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import select

from storage.engine import Database
from storage.models import Event, Notification, Ticket, UpdateRow
from tests.chaos.crowd import APOLOGY, DONE_BEFORE, Crowd, agency_of, number_in
from tests.chaos.telegram import Phone, text_of

MARK = "(Pesan ini mungkin sampai dua kali.)"

# What a push of each kind holds beside the number or the word that makes it the only one of its kind in its chat.
RECEIPT, NEW, VERIFIED, HANDED = "Laporan Anda sudah masuk", "Laporan baru", "sudah diperiksa", "untuk instansi Anda"
FOLLOWED, FINISHED, CLOSED, TOLD = "🛠", "menyatakan laporan Anda selesai", "laporan Anda selesai.", "Pelapor menjawab"


@dataclass
class Reckoning:
    """`lost` and `doubled` name each broken promise."""

    filings: int = 0  # confirmed: receipts that people saw
    tickets: int = 0
    acts: int = 0
    pushes: int = 0  # that must have been seen
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    repeats_explained: int = 0
    repeats_unexplained: list[str] = field(default_factory=list)
    told_why: int = 0  # answers that came after the end of their report: refused, with the reason and their words
    told_as_unknown: int = 0  # not seen, and the officers were told so on the ticket
    set_aside: int = 0  # the process died of it three times: kept, and who wrote it was told
    stuck: list[str] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        return bool(self.lost or self.doubled or self.repeats_unexplained or self.stuck)

    def to_json(self) -> dict[str, Any]:
        return {name: len(value) if isinstance(value, list) else value for name, value in asdict(self).items()}


@dataclass(frozen=True)
class Remembered:
    """What the database has."""

    tickets: dict[str, str]  # number → content
    events: list[tuple[str, str, str]]  # number, action, words
    unknown: Counter[str]  # number → notifications whose outcome is unknown for good
    set_aside: list[str]  # payloads of updates


async def remembered(database: Database) -> Remembered:
    async with database.transaction() as session:
        found = await session.execute(select(Ticket.number, Ticket.content))
        tickets: dict[str, str] = {row.number: row.content for row in found}
        events = await session.execute(select(Ticket.number, Event.action, Event.words).join(Ticket.events))
        lost = await session.scalars(
            select(Ticket.number).join(Notification.ticket).where(Notification.state == "unknown")
        )
        aside = await session.scalars(select(UpdateRow.payload).where(UpdateRow.set_aside_at.is_not(None)))
        payloads = [payload for payload in aside if payload is not None]
        return Remembered(tickets, [(n, a, w or "") for n, a, w in events], Counter(lost), payloads)


def reckon(crowd: Crowd, known: Remembered) -> Reckoning:
    made = Reckoning(tickets=len(known.tickets), stuck=list(crowd.promises.stuck), set_aside=len(known.set_aside))
    owners = _filings(crowd, known, made)
    _effects(crowd, known, made)
    _pushes(crowd, known, owners, made)
    apologies = sum(APOLOGY in text_of(one) for phone in crowd.telegram.phones.values() for one in _messages(phone))
    if apologies < made.set_aside:
        made.lost.append(f"{made.set_aside - apologies} apologies")
    return made


def _once(made: Reckoning, known: Remembered, what: str, times: int) -> None:
    """`what` ends with the word or number by which the update that caused it is known."""
    key = what.rpartition(" ")[2]
    if times == 0 and not any(key in payload for payload in known.set_aside):
        made.lost.append(what)
    if times > 1:
        made.doubled.append(f"{what}: {times} times")


def _filings(crowd: Crowd, known: Remembered, made: Reckoning) -> dict[str, Phone]:
    """Each report that was sent is one ticket, each receipt names one; who filed which."""
    owners: dict[str, Phone] = {}
    words = Counter(content.rpartition(" ")[2] for content in known.tickets.values())
    for word in crowd.promises.filings:
        _once(made, known, f"report {word}", words[word])
    for number, content in known.tickets.items():
        owner = crowd.promises.filings.get(content.rpartition(" ")[2])
        if owner is None:
            made.doubled.append(f"{number} was filed by nobody")
        else:
            owners[number] = owner
    seen = {number_in(message) for one in crowd.citizens for message in _messages(one.phone) if _is(message, RECEIPT)}
    made.filings = len(seen)
    made.lost += [f"the ticket of receipt {number}" for number in seen - known.tickets.keys()]
    return owners


def _effects(crowd: Crowd, known: Remembered, made: Reckoning) -> None:
    """Each act that Telegram took stands in the history once."""
    promises = crowd.promises
    made.acts = len(promises.acts) + len(promises.verified) + len(promises.confirmed)
    words = Counter((action, text.rpartition(" ")[2]) for _, action, text in known.events)
    refusals = [text_of(one) for citizen in crowd.citizens for one in _messages(citizen.phone) if _is(one, DONE_BEFORE)]
    for word, action in promises.acts.items():
        if action == "answer" and not words[action, word] and any(word in text for text in refusals):
            made.told_why += 1
        else:
            _once(made, known, f"{action} {word}", words[action, word])
    numbers = Counter((action, number) for number, action, _ in known.events)
    for action, wanted in (("verify", promises.verified), ("confirm", promises.confirmed)):
        for number in wanted:
            _once(made, known, f"{action} {number}", numbers[action, number])


def _pushes(crowd: Crowd, known: Remembered, owners: dict[str, Phone], made: Reckoning) -> None:
    """Each notification was seen; more than once only with the mark of a possible repeat."""
    coordinator = crowd.coordinator.phone
    excused = Counter(known.unknown)
    for number, action, text in [*known.events]:
        word, owner = text.rpartition(" ")[2], owners.get(number)
        liaison = crowd.liaisons[agency_of(number)].phone
        told: dict[str, list[tuple[Phone | None, str, str]]] = {
            "file": [(owner, RECEIPT, number), (coordinator, NEW, number)],
            "verify": [(owner, VERIFIED, number), (liaison, HANDED, number)],
            "follow_up": [(owner, FOLLOWED, word)],
            "propose": [(owner, FINISHED, word)],
            "answer": [(liaison, TOLD, word)],
            "confirm": [(owner, CLOSED, number)],
        }
        for phone, kind, key in told.get(action, ()):
            if phone is not None:
                _seen(made, phone, kind, key, number, excused)


def _seen(made: Reckoning, phone: Phone, kind: str, key: str, number: str, excused: Counter[str]) -> None:
    made.pushes += 1
    found = [text_of(one) for one in _messages(phone) if _is(one, kind) and key in text_of(one)]
    firm = sum(MARK not in text for text in found)
    what = f"{kind} {key} to {phone.name}"
    if not found and excused[number]:
        excused[number] -= 1
        made.told_as_unknown += 1
    elif not found:
        made.lost.append(what)
    if firm > 1:
        made.repeats_unexplained.append(f"{what}: {firm} times")
    made.repeats_explained += max(0, len(found) - max(1, firm))


def _is(message: dict[str, Any], kind: str) -> bool:
    return kind in text_of(message)


def _messages(phone: Phone) -> Iterable[dict[str, Any]]:
    """Each message of the bot once, as it stands now."""
    return {one["message_id"]: one for one in phone.heard}.values()
