"""What the bot says of itself: name, descriptions, command menus, menu button."""

from __future__ import annotations

import re
from functools import partial

from bot.simulator.checks import commands as checked_commands
from bot.simulator.commands import Scope, scope_key
from bot.simulator.errors import bad
from bot.simulator.world import World

from .common import Handlers, Json, Params, known_chat

_TEXTS = {"name": 64, "description": 512, "short_description": 120}
_LANGUAGE = re.compile(r"[a-z]{2}|")


def get_me(world: World, p: Params) -> Json:
    return world.bot_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def _language(p: Params) -> str:
    code = str(p.get("language_code", ""))
    if not _LANGUAGE.fullmatch(code):
        raise bad("LANG_CODE_INVALID")
    return code


def _set_text(what: str, world: World, p: Params) -> bool:
    language, text = _language(p), str(p.get(what, ""))
    if len(text) > _TEXTS[what]:
        raise bad(f"the bot's {what.replace('_', ' ')} is too long")
    if not text and what == "name" and not language:
        raise bad("the bot must have a name")
    world.profile[(what, language)] = text
    world.changes.add("chat")
    return True


def _get_text(what: str, world: World, p: Params) -> Json:
    own = world.profile.get((what, _language(p)))
    return {what: own or world.profile.get((what, ""), "")}


def _scope(world: World, p: Params) -> Scope:
    scope = dict(p.get("scope") or {"type": "default"})
    if "chat_id" in scope:
        scope["chat_id"] = known_chat(world, scope["chat_id"]).id
    return scope_key(scope)


def set_my_commands(world: World, p: Params) -> bool:
    scope, language = _scope(world, p), _language(p)
    world.commands.set(scope, language, checked_commands(p["commands"]))
    world.changes.add("commands", scope[1] or None)
    return True


def delete_my_commands(world: World, p: Params) -> bool:
    scope, language = _scope(world, p), _language(p)
    world.commands.set(scope, language, [])
    world.changes.add("commands", scope[1] or None)
    return True


def get_my_commands(world: World, p: Params) -> list[Json]:
    return world.commands.get(_scope(world, p), _language(p))


def set_chat_menu_button(world: World, p: Params) -> bool:
    chat_id = known_chat(world, p["chat_id"]).id if "chat_id" in p else None
    world.menu_buttons[chat_id] = p.get("menu_button") or {"type": "default"}
    world.changes.add("commands", chat_id)
    return True


def get_chat_menu_button(world: World, p: Params) -> Json:
    standard = world.menu_buttons.get(None, {"type": "default"})
    return world.menu_buttons.get(p.get("chat_id"), standard)


HANDLERS: Handlers = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "deletemycommands": delete_my_commands,
    "getmycommands": get_my_commands,
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
    "setmyname": partial(_set_text, "name"),
    "getmyname": partial(_get_text, "name"),
    "setmydescription": partial(_set_text, "description"),
    "getmydescription": partial(_get_text, "description"),
    "setmyshortdescription": partial(_set_text, "short_description"),
    "getmyshortdescription": partial(_get_text, "short_description"),
}
