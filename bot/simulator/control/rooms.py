"""People and chats of the control interface."""

from __future__ import annotations

from itertools import count

from aiohttp import web

from bot.simulator import people as acts
from bot.simulator.errors import Refusal
from bot.simulator.state import Chat, Person
from bot.simulator.views import chat_brief, chat_view, person_view
from bot.simulator.world import World

from . import Json, answer, body_of, need, number, path_id

_STATUSES = frozenset({"member", "administrator", "creator"})


class Rooms:
    """Makes people and groups, and shows them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._people = count(5_000_001)
        self._groups = count(1_001)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/bot", self.bot),
            web.get("/sim/people", self.people),
            web.post("/sim/people", self.add_person),
            web.post("/sim/people/{id}/block", self.block),
            web.post("/sim/people/{id}/deactivate", self.deactivate),
            web.post("/sim/people/{id}/typing", self.typing),
            web.get("/sim/chats", self.chats),
            web.get("/sim/chats/{id}", self.chat),
            web.post("/sim/chats/{id}/read", self.read),
            web.post("/sim/groups", self.add_group),
            web.post("/sim/groups/{id}/members", self.member),
            web.post("/sim/groups/{id}/migrate", self.migrate),
        ]

    async def bot(self, request: web.Request) -> web.Response:
        world = self.world
        user = world.bot_user() | {"link": f"https://t.me/{world.username}"}
        texts = {what: world.profile.get((what, ""), "") for what in ("description", "short_description")}
        return answer(user | texts)

    async def people(self, request: web.Request) -> web.Response:
        return answer([person_view(person) for person in self.world.people.values()])

    async def add_person(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        person = Person(
            id=body["id"] if isinstance(body.get("id"), int) else self._free(self._people, 1),
            first_name=need(body, "first_name", str),
            last_name=body.get("last_name"),
            username=body.get("username"),
            language_code=body.get("language_code", "id"),
        )
        if person.id in self.world.people or person.id <= 0 or person.id == self.world.bot_id:
            raise Refusal(400, f"the id {person.id} is taken or not a person's")
        self._enter(person)
        return answer(person_view(person))

    def _enter(self, person: Person) -> None:
        self.world.people[person.id] = person
        self.world.chats[person.id] = Chat(
            person.id,
            "private",
            first_name=person.first_name,
            last_name=person.last_name,
            username=person.username,
        )
        self.world.changes.add("person", person.id)

    def _free(self, numbers: count[int], sign: int) -> int:
        return next(sign * n for n in numbers if sign * n not in self.world.chats)

    async def block(self, request: web.Request) -> web.Response:
        person = self.world.person(path_id(request))
        acts.block(self.world, person, need(await body_of(request), "blocked", bool))
        return answer(person_view(person))

    async def deactivate(self, request: web.Request) -> web.Response:
        person = self.world.person(path_id(request))
        person.deactivated = need(await body_of(request), "deactivated", bool)
        self.world.changes.add("person", person.id)
        return answer(person_view(person))

    async def typing(self, request: web.Request) -> web.Response:
        person = self.world.person(path_id(request))
        chat = self.world.chat((await body_of(request)).get("chat", person.id))
        self.world.changes.add("typing", chat.id, person=person.id, seconds=5)
        return answer({})

    async def chats(self, request: web.Request) -> web.Response:
        return answer([chat_brief(chat) for chat in self.world.chats.values()])

    async def chat(self, request: web.Request) -> web.Response:
        chat = self.world.chat(path_id(request))
        person = self.world.person(int(number(request, "person"))) if "person" in request.query else None
        return answer(chat_view(self.world, chat, person))

    async def read(self, request: web.Request) -> web.Response:
        chat = self.world.chat(path_id(request))
        if chat.unread:
            chat.unread = 0
            self.world.changes.add("chat", chat.id)
        return answer({})

    async def add_group(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        members = [self.world.person(person_id) for person_id in need(body, "members", list)]
        chat = self._group(body, members)
        self.world.chats[chat.id] = chat
        self.world.changes.add("chat", chat.id)
        if body.get("with_bot", True):
            by = members[0].user() if members else self.world.bot_user()
            acts.move_bot(self.world, chat, by, "administrator" if body.get("bot_admin") else "member")
        return answer(chat_brief(chat))

    def _group(self, body: Json, members: list[Person]) -> Chat:
        kind = body.get("type", "supergroup")
        if kind not in {"group", "supergroup"}:
            raise Refusal(400, 'a group\'s type is "group" or "supergroup"')
        new_id = body.get("id") or self._new_group_id(kind)
        if new_id in self.world.chats or new_id >= 0:
            raise Refusal(400, f"the id {new_id} is taken or not a group's")
        statuses = {person.id: "member" for person in members}
        if members:
            statuses[members[0].id] = "creator"
        return Chat(
            new_id,
            kind,
            title=need(body, "title", str),
            username=body.get("username"),
            members=statuses,
            bot_status="left",
            is_forum=bool(body.get("forum")),
        )

    def _new_group_id(self, kind: str) -> int:
        free = self._free(self._groups, -1)
        return free - 1_000_000_000_000 if kind == "supergroup" else free

    async def member(self, request: web.Request) -> web.Response:
        chat, body = self._group_of(request), await body_of(request)
        person_id, joined = need(body, "person", int), need(body, "joined", bool)
        status = body.get("status", "member")
        if status not in _STATUSES:
            raise Refusal(400, f"a member's status is one of {', '.join(sorted(_STATUSES))}")
        if person_id == self.world.bot_id:
            by = next((p.user() for m in chat.members if (p := self.world.people.get(m))), {})
            acts.move_bot(self.world, chat, by or self.world.bot_user(), status if joined else "kicked")
        else:
            acts.move(self.world, chat, self.world.person(person_id), status if joined else "left")
        return answer(chat_brief(chat))

    def _group_of(self, request: web.Request) -> Chat:
        chat = self.world.chat(path_id(request))
        if chat.is_private:
            raise Refusal(400, "this is a private chat")
        return chat

    async def migrate(self, request: web.Request) -> web.Response:
        chat, body = self._group_of(request), await body_of(request)
        if chat.migrated_to is not None:
            raise Refusal(400, "this group was upgraded before")
        new_id = body.get("id") or self._new_group_id("supergroup")
        if new_id in self.world.chats:
            raise Refusal(400, f"the id {new_id} is taken")
        new = acts.successor(chat, new_id)
        acts.migrate(self.world, chat, new)
        return answer(chat_brief(new))
