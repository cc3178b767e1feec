"""Personal data in what a citizen writes after filing: pointed out before it is sent, as in a draft."""

from __future__ import annotations

from bot.callbacks import Act, Menu
from bot.domain import private
from bot.domain.actions import Form
from bot.domain.form import Draft
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Method, button
from storage.models import Ticket

NEED = "private"  # whether it goes along
CUT, KEEP = "cut", "keep"


def tells(text: str) -> bool:
    return bool(private.found(_as_draft(text)))


def without(text: str) -> str:
    """The words without exactly that; empty where nothing else was said."""
    return private.cut(text, _as_draft(text))


def question(turn: Turn, ticket: Ticket, form: Form, text: str) -> Method:
    """*Hapus dari laporan* or *Kirim apa adanya*: nothing has been sent yet."""
    say = talk.voice(turn)
    kinds = say.both([str(say.say(f"private-{kind}")) for kind in private.found(_as_draft(text))])
    cut = button(say.say("button-remove-private"), Act(form.action, ticket.number, "", CUT))
    keep = button(say.say("button-send-as-is"), Act(form.action, ticket.number, "", KEEP))
    stop = button(say.say("button-cancel"), Menu("cancel", f"{form.action}/{ticket.number}"))
    return talk.prompt(turn, say.say("ask-private", number=ticket.number, kinds=kinds), [[cut], [keep], [stop]])


def _as_draft(text: str) -> Draft:
    return Draft(pieces=((0, text),))
