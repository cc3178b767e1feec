"""Command menus by scope and language: https://core.telegram.org/bots/api#determining-list-of-commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .state import Chat, Person

Json = dict[str, Any]
Scope = tuple[str, int, int]
"""(type, chat, person); 0 where a scope has none."""

_ADMINS = frozenset({"creator", "administrator"})


def scope_key(scope: Json | None) -> Scope:
    if scope is None:
        return ("default", 0, 0)
    return (scope["type"], scope.get("chat_id", 0), scope.get("user_id", 0))


class Commands:
    """The lists that the bot set."""

    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], list[Json]] = {}

    def set(self, scope: Scope, language: str, commands: list[Json]) -> None:
        if commands:
            self._lists[(scope, language)] = commands
        else:
            self._lists.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> list[Json]:
        return self._lists.get((scope, language), [])

    def menu(self, chat: Chat, person: Person | None) -> list[Json]:
        """What this person sees in this chat: the first list that exists, the narrowest scope first."""
        language = (person.language_code or "") if person else ""
        for scope in _scopes(chat, person):
            for code in (language, ""):
                if commands := self._lists.get((scope, code)):
                    return commands
        return []


def _scopes(chat: Chat, person: Person | None) -> Iterator[Scope]:
    if chat.is_private:
        yield ("chat", chat.id, 0)
        yield ("all_private_chats", 0, 0)
    else:
        yield from _group_scopes(chat, person)
    yield ("default", 0, 0)


def _group_scopes(chat: Chat, person: Person | None) -> Iterator[Scope]:
    admin = person is not None and chat.members.get(person.id) in _ADMINS
    if person:
        yield ("chat_member", chat.id, person.id)
    if admin:
        yield ("chat_administrators", chat.id, 0)
    yield ("chat", chat.id, 0)
    if admin:
        yield ("all_chat_administrators", 0, 0)
    yield ("all_group_chats", 0, 0)
