"""aiogram imported by `bot.updates.lean`: the same types, in less memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
PLAIN, LEAN = "import aiogram", "from bot.updates import lean; lean.load()"
PRIVATE = {"id": 7, "type": "private", "first_name": "Contoh"}
GROUP = {"id": -100, "type": "supergroup", "title": "Grup Contoh"}
SENDER = {"id": 7, "is_bot": False, "first_name": "Contoh"}
PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 10, "height": 10, "file_size": 100}]
FORWARD = {"type": "channel", "chat": {**GROUP, "type": "channel"}, "message_id": 3, "date": 1_700_000_000}
MESSAGE = {
    "message_id": 5,
    "date": 1_700_000_000,
    "chat": PRIVATE,
    "from": SENDER,
    "caption": "lampu mati",
    "caption_entities": [{"type": "text_mention", "offset": 0, "length": 5, "user": SENDER}],
    "photo": PHOTO,
    "forward_origin": FORWARD,
    "reply_to_message": {"message_id": 4, "date": 1_700_000_000, "chat": PRIVATE, "text": "Di mana?"},
    "a_field_of_tomorrow": {"kept": True},
}
OLD = {"message_id": 2, "date": 0, "chat": GROUP}
MEMBER = {"user": SENDER, "status": "member"}
UPDATES = [
    {"update_id": 1, "message": MESSAGE},
    {"update_id": 2, "callback_query": {"id": "1", "from": SENDER, "chat_instance": "1", "data": "x", "message": OLD}},
    {"update_id": 3, "callback_query": {"id": "1", "from": SENDER, "chat_instance": "1", "message": MESSAGE}},
    {
        "update_id": 4,
        "my_chat_member": {
            "chat": GROUP,
            "from": SENDER,
            "date": 1_700_000_000,
            "old_chat_member": {**MEMBER, "status": "left"},
            "new_chat_member": MEMBER,
        },
    },
]
READS = """
import json, pathlib, sys
from pydantic import BaseModel
from aiogram import methods, types
models = [one for one in vars(types).values() if isinstance(one, type) and issubclass(one, BaseModel)]
keyboard = types.InlineKeyboardMarkup(inline_keyboard=[[types.InlineKeyboardButton(text="Kirim", callback_data="k")]])
said = methods.SendMessage(chat_id=7, text="Terima kasih", reply_markup=keyboard)
print(json.dumps({
    "read": [repr(types.Update.model_validate(one)) for one in json.load(sys.stdin)],
    "said": said.model_dump_json(exclude_unset=True),
    "complete": sorted(one.__name__ for one in models if one.__pydantic_complete__),
    "rebuild": repr(BaseModel.__dict__["model_rebuild"]).split(" at ")[0],
    "pages": int(pathlib.Path("/proc/self/statm").read_text().split()[1]),
}))
"""


def test_aiograms_types_are_the_same_in_a_third_less_memory() -> None:
    plain, lean = _read(PLAIN), _read(LEAN)
    spent = lean.pop("pages") / plain.pop("pages")
    assert lean == plain
    assert len(plain["complete"]) > 400
    assert len(plain["read"]) == len(UPDATES)
    assert spent < 0.75


def test_aiogram_that_was_imported_before_stays_as_it_is() -> None:
    assert _read(f"{PLAIN}; {LEAN}")["complete"] == _read(PLAIN)["complete"]


def _read(imports: str) -> dict[str, Any]:
    command = [sys.executable, "-c", f"{imports}\n{READS}"]
    ended = subprocess.run(
        command, cwd=ROOT, input=json.dumps(UPDATES), capture_output=True, text=True, timeout=60, check=True
    )
    found: dict[str, Any] = json.loads(ended.stdout)
    return found
