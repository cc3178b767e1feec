"""Finding the button that a person means, newest first."""

from __future__ import annotations

from bot.simulator.errors import Refusal
from bot.simulator.state import Chat, Kept, Person

from . import Json


def _buttons(markup: Json) -> list[Json]:
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [button for row in rows for button in row]


def _meant(button: Json, wish: Json) -> bool:
    if "data" in wish:
        return bool(button.get("callback_data") == wish["data"])
    return bool(button["text"] == wish.get("label"))


def _in_message(message: Kept, wish: Json) -> Json | None:
    return next((b for b in _buttons(message.body.get("reply_markup", {})) if _meant(b, wish)), None)


def find_button(chat: Chat, person: Person, wish: Json) -> tuple[Kept | None, Json]:
    """The message and the button; no message for a button of the open reply keyboard. Refuses with 409."""
    if "label" not in wish and "data" not in wish:
        raise Refusal(400, 'say which button: "label" or "data"')
    if wish.get("message_id") is not None:
        found: tuple[Kept | None, Json] = _in_that_message(chat, wish)
    else:
        found = _newest(chat, person, wish)
    message, button = found
    if "disabled" in button:
        raise Refusal(409, f"the button {button['text']!r} is disabled")
    return message, button


def _in_that_message(chat: Chat, wish: Json) -> tuple[Kept, Json]:
    message = chat.find(wish["message_id"])
    if message is None:
        raise Refusal(404, f"there is no message {wish['message_id']} in this chat")
    button = _in_message(message, wish)
    if button is None:
        raise Refusal(409, _sentence(wish, _buttons(message.body.get("reply_markup", {}))))
    return message, button


def _newest(chat: Chat, person: Person, wish: Json) -> tuple[Kept | None, Json]:
    keyboard = chat.keyboard
    if keyboard and keyboard.person not in {None, person.id}:
        keyboard = None
    below = [b for b in _buttons(keyboard.markup) if _meant(b, wish)] if keyboard else []
    for message in chat.newest_first():
        if below and keyboard and keyboard.message_id >= message.id:
            return None, below[0]
        if button := _in_message(message, wish):
            return message, button
    if below:
        return None, below[0]
    raise Refusal(409, _sentence(wish, _all_buttons(chat, keyboard.markup if keyboard else {})))


def _all_buttons(chat: Chat, keyboard: Json) -> list[Json]:
    latest: Json = next((m.body["reply_markup"] for m in chat.newest_first() if "reply_markup" in m.body), {})
    return _buttons(latest) + _buttons(keyboard)


def _sentence(wish: Json, there: list[Json]) -> str:
    labels = ", ".join(repr(button["text"]) for button in there) or "none"
    return f"there is no button {wish.get('label', wish.get('data'))!r}; buttons at hand: {labels}"


def reply_of(person: Person, button: Json, body: Json) -> Json:
    """What a button of the reply keyboard sends, as a message of the control interface."""
    if button.get("request_location"):
        if "location" not in body:
            raise Refusal(400, 'this button sends a location: give "location"')
        return {"location": body["location"]}
    if button.get("request_contact"):
        contact = body.get("contact") or {}
        if "phone_number" not in contact:
            raise Refusal(400, 'this button sends a contact: give "contact" with "phone_number"')
        return {"contact": {"first_name": person.first_name, "user_id": person.id} | contact}
    return {"text": button["text"]}
