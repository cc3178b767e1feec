"""Help: what can be reported and how, what cannot and where to go instead, how long each step takes."""

from __future__ import annotations

from aiogram.types import CallbackQuery

from bot.callbacks import Menu
from bot.domain.kinds import Kind
from bot.texts import Html, lines
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Method, Methods, Rows, button

SECTIONS = ("what", "elsewhere", "time", "privacy")


def rows(turn: Turn, now: str = "") -> Rows:
    """The other sections, two to a row."""
    say = talk.voice(turn)
    buttons = [button(say.say(f"button-help-{one}"), Menu("help", one)) for one in SECTIONS if one != now]
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


def section(turn: Turn, name: str, query: CallbackQuery | None) -> Methods:
    """One section, in the place of the one before."""
    texts = {"what": _what, "elsewhere": _elsewhere, "time": _time, "privacy": _privacy}
    text = texts.get(name, _what)(turn)
    new = button(talk.voice(turn).say("button-new"), Menu("new"))
    return [talk.edited(turn, query, text, [*rows(turn, name), [new]])]


def _what(turn: Turn) -> Html:
    return talk.voice(turn).say("help-what")


def _elsewhere(turn: Turn) -> Html:
    """What others decide, with where to go: from the region's files."""
    say = talk.voice(turn)
    outside = turn.work.city.outside()
    return lines(
        say.say("help-elsewhere", city=turn.work.city.name),
        *(say.say("help-elsewhere-line", name=one.name, contact=one.contact or "") for one in outside),
        say.say("help-elsewhere-end", emergency=numbers(turn)),
    )


def _time(turn: Turn) -> Html:
    limits = turn.work.city.limits
    return talk.voice(turn).say(
        "help-time",
        verify=limits.verify.days,
        follow=limits.first_follow_up.days,
        complaint=limits.finish(Kind.COMPLAINT, supervised=False).days,
        supervised=limits.finish(Kind.COMPLAINT, supervised=True).days,
        aspiration=limits.finish(Kind.ASPIRATION, supervised=False).days,
        information=limits.finish(Kind.INFORMATION, supervised=False).days,
        silent=limits.close_silent.days,
        ombudsman=turn.work.city.ombudsman.number,
    )


def _privacy(turn: Turn) -> Html:
    return talk.voice(turn).say("privacy", city=turn.work.city.name)


def danger(turn: Turn, *, again: bool = False) -> Method:
    """Whom to call when somebody is in danger now; `again` the numbers alone."""
    return talk.message(turn, talk.voice(turn).say("danger-again" if again else "danger", numbers=numbers(turn)))


def numbers(turn: Turn) -> str:
    """The city's emergency numbers in one line."""
    return ", ".join(f"{one.name} {one.number}" for one in turn.work.city.emergency)
