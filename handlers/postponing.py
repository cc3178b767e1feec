"""Until when a report is postponed: a day that cannot be is refused as it is given, and may be put right afterwards."""

from __future__ import annotations

from typing import Any

from bot.domain.actions import Form, Need
from bot.domain.form import FormProblem
from bot.suggest.ahead import parse_ahead
from bot.suggest.dates import DateProblem
from bot.usecases import deadlines
from bot.usecases.work import Turn
from handlers import talk

Got = dict[str, Any]


def taken(turn: Turn, words: str) -> tuple[Got, str]:
    """The day at the start of `words`, and the rest as it was typed, to its last full stop.

    Raises FormProblem where there is no day, or one that is past or too far; its `taken` is the reason behind that.
    """
    try:
        day, rest = parse_ahead(words, deadlines.today(turn.work))
    except DateProblem as problem:
        raise FormProblem(f"form-ahead-{problem.key}", understood=problem.understood) from problem
    rest = words[words.rfind(rest) :]
    if not deadlines.may_wait_until(turn.work, day):
        limit = turn.work.city.limits.postpone_max.days
        latest = turn.work.city.calendar.add(deadlines.today(turn.work), limit)
        say = talk.voice(turn)
        given = {"day": say.day(day), "days": limit, "latest": say.day(latest)}
        raise FormProblem("form-ahead-far", **given, taken={"text": rest} if rest else {})
    return {"date": day.isoformat()}, rest


def put_right(turn: Turn, form: Form, got: Got, words: str) -> Got:
    """What is known without the day, where the reason that was asked for is nothing but another day."""
    if Need.DATE not in form.needs or not got.get("date") or got.get("text"):
        return got
    try:
        _, rest = parse_ahead(words, deadlines.today(turn.work))
    except DateProblem:
        return got
    return got if rest else {name: value for name, value in got.items() if name != "date"}
