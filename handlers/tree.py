"""/instansi: administrators look at the tree of agencies and change it, with a preview before and an undo after."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Menu
from bot.domain.tree import Change, Kind
from bot.usecases import naming, offices, tree
from bot.usecases.tree import Refused
from bot.usecases.work import Turn
from handlers import agencybuttons, media, menus, talk, treeview
from handlers.talk import Methods, Rows, button
from handlers.treeview import PAGE, PLACE
from storage.models import Agency

STATE = "tree"
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
        return [
            *(treeview.overview(turn) or [_gone(turn, "tree-gone")]),
            *([_gone(turn, f"tree-first-{kind}")] if kind else []),
        ]
    found, nearest = naming.agencies_named(treeview.changeable(turn), name)
    if len(found) != 1:
        return [_which(turn, kind, name, found, nearest[: naming.OFFERED])]
    return await _chosen(turn, kind, found[0], "") if kind else _looked(turn, found[0])


def _which(turn: Turn, kind: Kind | None, name: str, found: Sequence[Agency], near: Sequence[Agency]) -> talk.Method:
    """Several cities have an agency of that name, or none has: the buttons go on with the one that is meant."""
    step = kind or "look"
    alike = [[button(treeview.placed(turn, one), Menu(PLACE, f"{step}/{one.id}"))] for one in found or near]
    key = "tree-which" if found else "tree-unknown"
    return talk.message(turn, talk.voice(turn).say(key, given=name[:80]), alike)


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
    if step == PAGE:
        return treeview.turned(turn, int(first), _page(second), query) or [_gone(turn, "tree-gone")]
    agency = turn.work.city.agencies.get(int(first))
    if agency is None or agency.closed_at is not None or agency.id not in tree.scope(turn.work, turn.person):
        return [_gone(turn, "tree-gone")]
    return [*_dropped(turn, step, agency), *await _chosen(turn, step, agency, second, query)]


def _page(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 5 else 0


def _dropped(turn: Turn, step: str, agency: Agency) -> Methods:
    """A newer question about the tree ends the one that waited, and says so: words would change the wrong agency."""
    known = turn.conversation.data.get("change")
    if talk.state(turn)[0] != STATE or known is None or step not in set(Kind):
        return []
    change = _read(known)
    if (change.kind, change.agency) == (step, agency.id):
        return []
    talk.leave(turn)
    say, before = talk.voice(turn), turn.work.city.agencies[change.agency]
    return [
        talk.message(turn, say.say("tree-dropped", action=say.say(f"button-tree-{change.kind}"), agency=before.name))
    ]


async def _chosen(turn: Turn, step: str, agency: Agency, second: str, query: CallbackQuery | None = None) -> Methods:
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
    return _where_to(turn, change, agency, second, query)


def _where_to(
    turn: Turn, change: Change, agency: Agency, turned: str = "", query: CallbackQuery | None = None
) -> Methods:
    """The agencies of the same city, to stand below or to take the tickets; the name may be typed as well. `turned`:
    another page, "p2"."""
    talk.enter(turn, f"{STATE}:{change.kind}", change=asdict(change))
    say, at = talk.voice(turn), f"{change.kind}/{agency.id}"
    others = [one for one in turn.work.city.of(agency.id).holders() if one.id != agency.id]
    rows = agencybuttons.rows(
        turn,
        others,
        _page(turned.removeprefix("p")),
        lambda one: Menu(PLACE, f"{at}/{one.id}"),
        lambda page: Menu(PLACE, f"{at}/p{page}"),
    )
    if change.kind is Kind.CLOSE:
        rows.insert(0, [button(say.say("button-tree-nobody"), Menu(PLACE, f"{at}/{NONE}"))])
    rows.append([button(say.say("button-cancel"), Menu("cancel", f"{STATE}/"))])
    return [talk.edited(turn, query if turned else None, say.say(f"tree-ask-{change.kind}", agency=agency.name), rows)]


async def typed(turn: Turn, message: Message) -> Methods:
    """The name that was asked for; whoever is an administrator no more is told so."""
    known = turn.conversation.data.get("change")
    if known is None or not offices.is_admin(turn.work, turn.person):
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    text = media.text_of(message)
    if not text:
        return [_gone(turn, "tree-name")]
    change = _read(known)
    if change.kind in (Kind.ADD, Kind.RENAME):
        return await _preview(turn, tree.shortened(change, text))
    named, nearest = naming.agency_named(turn.work.city.of(change.agency), text)
    return (
        await _preview(turn, replace(change, to=named.id)) if named else [_unknown_other(turn, change, text, nearest)]
    )


def _unknown_other(turn: Turn, change: Change, name: str, nearest: Sequence[Agency]) -> talk.Method:
    """No such agency to stand below or to take the tickets: the question stands, those named alike are offered."""
    at = f"{change.kind}/{change.agency}"
    alike = [button(one.short, Menu(PLACE, f"{at}/{one.id}")) for one in nearest if one.id != change.agency]
    return talk.message(turn, talk.voice(turn).say("tree-unknown", given=name[:80]), [alike])


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
