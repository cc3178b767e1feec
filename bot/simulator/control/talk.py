"""What people say and press, over the control interface."""

from __future__ import annotations

from aiohttp import web

from bot.simulator import people as acts
from bot.simulator.entities import detected
from bot.simulator.errors import Refusal
from bot.simulator.state import Chat, Kept, Person
from bot.simulator.views import message_view
from bot.simulator.world import World

from . import Json, answer, body_of, need, number, path_id
from .buttons import find_button, reply_of
from .contents import contents_of, wish_of


class Talk:
    """Messages, edits, presses and what became of them."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/chats/{id}/messages", self.messages),
            web.post("/sim/chats/{id}/messages", self.write),
            web.post("/sim/chats/{id}/messages/{message_id}/edit", self.edit),
            web.post("/sim/chats/{id}/press", self.press),
            web.get("/sim/callbacks/{callback_id}", self.callback),
        ]

    async def messages(self, request: web.Request) -> web.Response:
        chat = self.world.chat(path_id(request))
        after, changed = number(request, "after"), number(request, "changed_after")
        chosen = [m for m in chat.messages.values() if m.id > after and m.changed > changed]
        return answer([message_view(message) for message in chosen])

    async def write(self, request: web.Request) -> web.Response:
        chat = self.world.chat(path_id(request))
        wish = await wish_of(request)
        person = acts.sender_in(self.world, chat, need(wish, "from", int))
        message = acts.write(self.world, chat, person, contents_of(self.world, chat, wish))
        return answer(message_view(message))

    async def edit(self, request: web.Request) -> web.Response:
        chat, body = self.world.chat(path_id(request)), await body_of(request)
        person = acts.sender_in(self.world, chat, need(body, "from", int))
        message = self._own(chat, person, request.match_info["message_id"])
        return answer(message_view(acts.edit(self.world, chat, message, _change(message, body))))

    def _own(self, chat: Chat, person: Person, message_id: str) -> Kept:
        message = chat.find(int(message_id)) if message_id.isdigit() else None
        if message is None:
            raise Refusal(404, f"there is no message {message_id} in this chat")
        if message.body["from"]["id"] != person.id:
            raise Refusal(400, "people edit their own messages only")
        return message

    async def press(self, request: web.Request) -> web.Response:
        chat, body = self.world.chat(path_id(request)), await body_of(request)
        person = acts.sender_in(self.world, chat, need(body, "from", int))
        message, button = find_button(chat, person, body)
        if message is None:
            return answer({"message": message_view(self._reply(chat, person, button, body))})
        if "callback_data" in button:
            callback = acts.press(self.world, chat, person, message, button["callback_data"])
            return answer({"callback_query_id": callback.id})
        return answer({key: button[key] for key in ("url", "copy_text", "web_app") if key in button})

    def _reply(self, chat: Chat, person: Person, button: Json, body: Json) -> Kept:
        """A button of the reply keyboard sends; a keyboard for one use closes by it."""
        contents = contents_of(self.world, chat, reply_of(person, button, body))
        message = acts.write(self.world, chat, person, contents)
        if chat.keyboard and chat.keyboard.markup.get("one_time_keyboard"):
            chat.keyboard = None
            self.world.changes.add("reply_keyboard", chat.id)
        return message

    async def callback(self, request: web.Request) -> web.Response:
        callback = self.world.callbacks.get(request.match_info["callback_id"])
        if callback is None:
            raise Refusal(404, "there is no such press")
        return answer({"answered": callback.answered} | callback.answer)


def _change(message: Kept, body: Json) -> Json:
    field = "text" if "text" in message.body else "caption"
    text = need(body, field, str).strip()
    if not text and field == "text":
        raise Refusal(400, "a text must not be empty")
    entities = detected(text)
    name = "entities" if field == "text" else "caption_entities"
    return {field: text} | ({name: entities} if entities else {})
