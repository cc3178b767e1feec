"""Agencies as buttons, a page of them: a city has more than a phone shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.callbacks import Menu
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import button
from storage.models import Agency
from storage.notifications import Button

A_ROW = 3
A_PAGE = 12


def rows(
    turn: Turn, agencies: Sequence[Agency], page: int, leads: Callable[[Agency], Menu], turns: Callable[[int], Menu]
) -> list[list[Button]]:
    """`leads`: where an agency's button goes; `turns`: where another page is. A page beyond the last is the first."""
    say = talk.voice(turn)
    start = page * A_PAGE if 0 <= page * A_PAGE < len(agencies) else 0
    page = start // A_PAGE
    buttons = [button(one.short, leads(one)) for one in agencies[start : start + A_PAGE]]
    pager = [button(say.say("button-previous"), turns(page - 1))] if page else []
    if start + A_PAGE < len(agencies):
        pager.append(button(say.say("button-next-page"), turns(page + 1)))
    return [*(buttons[at : at + A_ROW] for at in range(0, len(buttons), A_ROW)), *([pager] if pager else [])]
