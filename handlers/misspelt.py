"""Commands that are written otherwise than they are called: the frequent ones work, the nearest one is offered."""

from __future__ import annotations

from difflib import get_close_matches

from bot.texts import Html
from bot.usecases.work import Turn
from handlers import menus, talk

MEANT = {"antrian": "antrean", "antri": "antrean", "antre": "antrean", "statistika": "statistik", "templet": "templat"}
NEAR = 0.75  # difflib's ratio, 0 to 1: a slip, not another word


def nearest(turn: Turn, name: str) -> Html | None:
    """The question whether one of the person's own commands was meant; None when none is near."""
    found = get_close_matches(name.lower(), menus.commands_of(turn), n=1, cutoff=NEAR)
    return talk.voice(turn).say("command-nearest", command=found[0]) if found else None
