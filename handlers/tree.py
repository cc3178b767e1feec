"""/instansi: administrators look at the tree of agencies and change it, with a preview before and an undo after."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Menu
from bot.domain.tree import Change, Kind
from bot.texts import Html
from bot.usecases import naming, offices, tree
from bot.usecases.tree import Refused
from bot.usecases.work import Turn
from handlers import media, menus, talk
from handlers.talk import Methods, Rows, button
from storage.city import City
from storage.models import Agency
from storage.notifications import Button

STATE = "tree"
PLACE = "tree"
VERBS = {"tambah": Kind.ADD, "ganti": Kind.RENAME, "pindah": Kind.MOVE, "pindahkan": Kind.MOVE, "tutup": Kind.CLOSE}
NONE = "0"  # nobody takes the tickets


async def command(turn: Turn, rest: str, message: Message) -> Methods:
    """/instansi, /instansi NAMA, /instansi TINDAKAN NAMA."""
    if talk.state(turn)[0] == STATE:
        talk.leave(turn)
    first, _, behind = rest.partition(" ")
    kind = VERBS.get(first.lower())
    name = (behind if kind else rest).strip()
    if not name:
        return [*_overview(turn), *([_gone(turn, f"tree-first-{kind}")] if kind else [])]
    agency, nearest = naming.agency_named(turn.work.city, name)
    if agency is None or agency.id not in tree.scope(turn.work, turn.person):
        return [_unknown(turn, name, nearest)]
    return await _chosen(turn, kind, agency, "") if kind else _looked(turn, agency)


def _unknown(turn: Turn, name: str, nearest: Sequence[Agency]) -> talk.Method:
    """No such agency, with those that are named alike as buttons."""
    allowed = tree.scope(turn.work, turn.person)
    alike = [button(one.short, Menu(PLACE, f"look/{one.id}")) for one in nearest if one.id in allowed]
    return talk.message(turn, talk.voice(turn).say("tree-unknown", given=name[:80]), [alike])


def _overview(turn: Turn) -> Methods:
    """A message for each city that this administrator may change: its tree, and a button for each agency."""
    allowed = tree.scope(turn.work, turn.person)
    cities = [one for one in turn.work.city.cities.values() if one.coordinator in allowed]
    return [message for city in cities for message in _city(turn, city, allowed)] or [_gone(turn, "tree-gone")]


def _city(turn: Turn, city: City, allowed: frozenset[int]) -> Methods:
    say = talk.voice(turn)
    sample = say.say("agencies-sample") if city.sample else ""
    shown = _in_order(city, city.coordinator)
    text = say.say("tree-head", city=city.name, hub=city.agencies[city.hub].short, sample=sample)
    lines = [text, *(say.say("tree-line", indent="   " * depth, name=one.name) for one, depth in shown)]
    buttons = [button(one.short, Menu(PLACE, f"look/{one.id}")) for one, _ in shown if one.id in allowed]
    rows = [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
    return [talk.message(turn, Html("\n".join(lines)), rows)]


def _in_order(city: City, top: int, depth: int = 0) -> list[tuple[Agency, int]]:
    """The open agencies below `top`, each before those below it."""
    found = [(city.agencies[top], depth)]
    for one in city.own():
        if one.parent_id == top:
            found += _in_order(city, one.id, depth + 1)
    return found


def _looked(turn: Turn, agency: Agency) -> Methods:
    say = talk.voice(turn)
    above = turn.work.city.agencies[agency.parent_id].name if agency.parent_id else "–"
    text = say.say("tree-agency", name=agency.name, short=agency.short, above=above)
    buttons = [button(say.say(f"button-tree-{kind}"), Menu(PLACE, f"{kind}/{agency.id}")) for kind in Kind]
    return [talk.message(turn, text, [buttons[:2], buttons[2:]])]


async def pressed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """Any button of the tree; what it may do is looked up anew."""
    step, _, given = value.partition("/")
    first, _, second = given.partition("/")
    if not offices.is_admin(turn.work, turn.person):
        return [menus.unknown(turn)]
    if step == "do":
        return await _do(turn, given, query)
    if not first.isdecimal() or len(first) > 18:
        return [_gone(turn, "tree-gone")]
    if step == "undo":
        return await _undo(turn, int(first), query)
    agency = turn.work.city.agencies.get(int(first))
    if agency is None or agency.closed_at is not None or agency.id not in tree.scope(turn.work, turn.person):
        return [_gone(turn, "tree-gone")]
    return await _chosen(turn, step, agency, second)


async def _chosen(turn: Turn, step: str, agency: Agency, second: str) -> Methods:
    """What is to be done with an agency: ask for a name, or for the other agency, or show what would happen."""
    if step not in set(Kind):
        return _looked(turn, agency)
    change = Change(Kind(step), agency.id)
    if change.kind in (Kind.ADD, Kind.RENAME):
        talk.enter(turn, f"{STATE}:{change.kind}", change=asdict(change))
        key, cancel = f"tree-ask-{change.kind}", Menu("cancel", f"{STATE}/")
        say = talk.voice(turn)
        return [talk.prompt(turn, say.say(key, agency=agency.name), [[button(say.say("button-cancel"), cancel)]])]
    if second.isdecimal() and len(second) < 19:
        return await _preview(turn, replace(change, to=int(second) or None))
    return _where_to(turn, change, agency)


def _where_to(turn: Turn, change: Change, agency: Agency) -> Methods:
    """The agencies of the same city, to stand below or to take the tickets."""
    say, city = talk.voice(turn), turn.work.city.of(agency.id)
    others = [one for one in city.holders() if one.id != agency.id]
    buttons = [button(one.short, Menu(PLACE, f"{change.kind}/{agency.id}/{one.id}")) for one in others]
    rows: list[Sequence[Button]] = [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
    if change.kind is Kind.CLOSE:
        rows.insert(0, [button(say.say("button-tree-nobody"), Menu(PLACE, f"{change.kind}/{agency.id}/{NONE}"))])
    return [talk.message(turn, say.say(f"tree-ask-{change.kind}", agency=agency.name), rows)]


async def typed(turn: Turn, message: Message) -> Methods:
    """The name that was asked for; whoever is an administrator no more is told so."""
    known = turn.conversation.data.get("change")
    if known is None or not offices.is_admin(turn.work, turn.person):
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    text = media.text_of(message)
    if not text:
        return [_gone(turn, "tree-name")]
    return await _preview(turn, tree.shortened(_read(known), text))


def _read(known: dict[str, object]) -> Change:
    return Change(**{**known, "kind": Kind(str(known["kind"]))})  # type: ignore[arg-type]  # as asdict wrote it


async def _preview(turn: Turn, change: Change) -> Methods:
    """What would happen, and the button that does exactly that."""
    try:
        holding = await tree.check(turn.work, turn.person, change)
    except Refused as refused:
        return [_gone(turn, refused.key, refused.count)]
    talk.enter(turn, f"{STATE}:sure", change=asdict(change))
    say = talk.voice(turn)
    rows: Rows = [
        [
            button(say.say("button-tree-do"), Menu(PLACE, f"do/{_stamp(change)}"), "primary"),
            button(say.say("button-cancel"), Menu("cancel", f"{STATE}/")),
        ]
    ]
    return [talk.prompt(turn, say.say(f"tree-preview-{change.kind}", **_told(turn, change, holding)), rows)]


def _stamp(change: Change) -> str:
    """A mark of the change, so that the button of an older preview does not do a newer one."""
    return hashlib.sha256(json.dumps(asdict(change)).encode()).hexdigest()[:10]


def _told(turn: Turn, change: Change, holding: int) -> dict[str, object]:
    agencies = turn.work.city.agencies
    return {
        "agency": agencies[change.agency].name,
        "name": change.name,
        "to": agencies[change.to].name if change.to else "–",
        "count": holding if change.to else 0,
    }


async def _do(turn: Turn, stamp: str, query: CallbackQuery | None) -> Methods:
    known = turn.conversation.data.get("change")
    if talk.state(turn) != (STATE, "sure") or known is None or stamp != _stamp(_read(known)):
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    talk.leave(turn)
    change = _read(known)
    told = _told(turn, change, 0)
    try:
        audit = await tree.do(turn.work, turn.person, change)
    except Refused as refused:
        return [_gone(turn, refused.key, refused.count)]
    say = talk.voice(turn)
    told["count"] = len(audit.data.get("tickets", ()))
    rows = [[button(say.say("button-tree-undo"), Menu(PLACE, f"undo/{audit.id}"))]]
    done = talk.message(turn, say.say(f"tree-done-{change.kind}", **told), rows)
    return [*talk.without_buttons(turn, query), done]


async def _undo(turn: Turn, audit: int, query: CallbackQuery | None) -> Methods:
    try:
        agency = await tree.undo(turn.work, turn.person, audit)
    except Refused as refused:
        return [_gone(turn, refused.key, refused.count)]
    said = talk.message(turn, talk.voice(turn).say("tree-undone", agency=agency.name))
    return [*talk.without_buttons(turn, query), said]


def _gone(turn: Turn, key: str, count: int = 0) -> talk.Method:
    """Why not, in one sentence."""
    return talk.message(turn, talk.voice(turn).say(key, **({"count": count} if key in COUNTED else {})))


COUNTED = ("tree-holds", "tree-too-many")
