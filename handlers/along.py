"""What else changed on the verification card when one field was pressed: said in a line, never silently."""

from __future__ import annotations

from bot.domain.lifecycle import Action
from bot.texts import Html
from bot.usecases.work import Turn
from handlers import proposing, talk
from handlers.proposing import Changes
from storage.models import Ticket

Shown = dict[str, str]  # field of the card: what it says


def shown(turn: Turn, ticket: Ticket, action: Action, changes: Changes) -> Shown:
    """The fields that follow others, in words: berkadar pengawasan the class, the agency both."""
    say = talk.voice(turn)
    found = {"supervised": str(say.say("yes" if proposing.proposed_supervised(turn, ticket, changes) else "no"))}
    if action is Action.VERIFY:
        agency = proposing.proposed_agency(turn, ticket, changes)
        found["agency"] = turn.work.city.agencies[agency].name if agency else str(say.say("verify-none"))
    return found


def told(turn: Turn, pressed: str, before: Shown, now: Shown) -> Html | None:
    """What changed besides the field that was pressed; None when nothing did."""
    say = talk.voice(turn)
    changed = [field for field in now if field != pressed and before.get(field) != now[field]]
    if not changed:
        return None
    moved = [say.say(f"along-{field}", value=now[field]) for field in changed]
    return say.say("along", list=Html(", ".join(moved)))
