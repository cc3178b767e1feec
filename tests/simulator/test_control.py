"""The control interface: what people can do, what watchers learn, what is refused with a sentence."""

from __future__ import annotations

import asyncio
import base64
import json

import pytest
from aiohttp import ClientSession, FormData

from bot.simulator import Action, Simulator
from bot.simulator import state as records

from .conftest import TOKEN, Json, Player


async def test_a_long_text_is_split_as_the_apps_do(play: Player) -> None:
    budi = await play.person()
    text = " ".join(["jalan"] * 1500)
    await play.says(budi, text)
    parts = [update["message"]["text"] for update in await play.taken()]
    assert [len(part) <= 4096 for part in parts] == [True, True, True]
    assert " ".join(parts) == text


async def test_files_of_every_kind(play: Player) -> None:
    budi = await play.person()
    path = f"/sim/chats/{budi}/messages"
    content = base64.b64encode(b"isi berkas").decode()
    document = await play.post(
        path, **{"from": budi}, document={"content": content, "name": "surat.txt"}, caption="Surat #satu"
    )
    assert document["document"]["mime_type"] == "text/plain"
    assert document["caption_entities"][0]["type"] == "hashtag"
    again = await play.post(path, **{"from": budi}, document={"file_id": document["document"]["file_id"]})
    assert again["document"]["file_unique_id"] == document["document"]["file_unique_id"]
    for kind in ("photo", "video", "voice", "audio", "animation", "video_note"):
        message = await play.post(path, **{"from": budi}, **{kind: {"size": 1000}}, album="a")
        assert kind in message
        assert message["media_group_id"] == "a"
    updates = await play.taken()
    made_up = updates[2]["message"]["photo"][-1]
    assert made_up["file_size"] == 1000
    file = await play.does("getFile", file_id=made_up["file_id"])
    async with play.http.get(f"/file/bot{TOKEN}/{file['file_path']}") as response:
        fetched = await response.read()
    assert (len(fetched), fetched[:3]) == (1000, b"\xff\xd8\xff")
    async with play.http.get(f"/sim/files/{document['document']['file_unique_id']}") as response:
        assert await response.read() == b"isi berkas"


@pytest.mark.parametrize(
    ("mime", "served"),
    [
        ("text/html", "text/html"),
        ("image/svg+xml", "image/svg+xml"),
        ("text/html; charset=utf-8", "application/octet-stream"),
        ("a/b\r\nSet-Cookie: x=1", "application/octet-stream"),
        ("nonsense", "application/octet-stream"),
    ],
)
async def test_an_upload_is_never_a_page_of_ours(play: Player, mime: str, served: str) -> None:
    budi = await play.person()
    page = {"content": base64.b64encode(b"<script>alert(1)</script>").decode(), "name": "jahat", "mime": mime}
    message = await play.post(f"/sim/chats/{budi}/messages", **{"from": budi}, document=page)
    async with play.http.get(f"/sim/files/{message['document']['file_unique_id']}") as response:
        assert response.headers["Content-Type"] == served
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"] == "sandbox"
        assert "Set-Cookie" not in response.headers


async def test_a_file_by_multipart(play: Player) -> None:
    budi = await play.person()
    form = FormData()
    form.add_field("from", str(budi))
    form.add_field("caption", "Foto jalan")
    form.add_field("file", b"\xff\xd8\xff", filename="jalan.jpg", content_type="image/jpeg")
    async with play.http.post(f"/sim/chats/{budi}/messages", data=form) as response:
        message = await response.json()
    assert message["caption"] == "Foto jalan"
    assert message["photo"][-1]["file_size"] == 3


async def test_places_contacts_stickers_and_forwards(play: Player) -> None:
    budi = await play.person()
    path = f"/sim/chats/{budi}/messages"
    place = {"latitude": 1.6667, "longitude": 101.45}
    assert (await play.post(path, **{"from": budi}, location=place))["location"] == place
    venue = {"location": place, "title": "Pasar Contoh", "address": "Jalan Contoh 1"}
    assert (await play.post(path, **{"from": budi}, venue=venue))["location"] == place
    contact = {"phone_number": "+6281200000000", "first_name": "Sari"}
    assert (await play.post(path, **{"from": budi}, contact=contact))["contact"] == contact
    assert (await play.post(path, **{"from": budi}, sticker="👍"))["sticker"]["emoji"] == "👍"
    forwarded = await play.says(budi, "kabar", forward_from_name="Warga Contoh")
    assert forwarded["forward_origin"]["sender_user_name"] == "Warga Contoh"
    assert len(await play.taken()) == 5


async def test_the_newest_button_is_pressed(play: Player) -> None:
    budi = await play.person()

    def keyboard(data: str) -> Json:
        return {"inline_keyboard": [[{"text": "Ya", "callback_data": data}, {"text": "Situs", "url": "contoh.id"}]]}

    old = await play.does("sendMessage", chat_id=budi, text="1", reply_markup=keyboard("lama"))
    await play.does("sendMessage", chat_id=budi, text="2", reply_markup=keyboard("baru"))
    await play.presses(budi, "Ya")
    await play.presses(budi, "Ya", message_id=old["message_id"])
    await play.post(f"/sim/chats/{budi}/press", **{"from": budi}, data="lama")
    assert [update["callback_query"]["data"] for update in await play.taken()] == ["baru", "lama", "lama"]
    assert await play.presses(budi, "Situs") == {"url": "contoh.id"}
    await play.does("sendMessage", chat_id=budi, text="3", reply_markup={"keyboard": [["Ya"]]})
    assert (await play.presses(budi, "Ya"))["message"]["text"] == "Ya"
    status, sentence = await play.refused(f"/sim/chats/{budi}/press", **{"from": budi}, label="Tidak")
    assert status == 409
    assert sentence == "there is no button 'Tidak'; buttons at hand: 'Ya', 'Situs', 'Ya'"
    missing = await play.refused(f"/sim/chats/{budi}/press", **{"from": budi}, label="Ya", message_id=999)
    assert missing == (404, "there is no message 999 in this chat")


async def test_a_disabled_button_cannot_be_pressed(play: Player) -> None:
    budi = await play.person()
    markup = {"inline_keyboard": [[{"text": "Mati", "disabled": {}}]]}
    await play.does("sendMessage", chat_id=budi, text="1", reply_markup=markup)
    assert await play.refused(f"/sim/chats/{budi}/press", **{"from": budi}, label="Mati") == (
        409,
        "the button 'Mati' is disabled",
    )


async def test_keyboards_at_the_bottom(play: Player) -> None:
    budi = await play.person()
    keyboard = {"keyboard": [["Satu"], [{"text": "Lokasi", "request_location": True}]], "resize_keyboard": True}
    await play.does("sendMessage", chat_id=budi, text="?", reply_markup=keyboard)
    place = {"latitude": 1.0, "longitude": 101.0}
    assert await play.refused(f"/sim/chats/{budi}/press", **{"from": budi}, label="Lokasi") == (
        400,
        'this button sends a location: give "location"',
    )
    assert (await play.presses(budi, "Lokasi", location=place))["message"]["location"] == place
    assert (await play.get(f"/sim/chats/{budi}"))["reply_keyboard"]["resize_keyboard"] is True
    asked = await play.does("sendMessage", chat_id=budi, text="Nomor?", reply_markup={"remove_keyboard": True})
    assert "reply_markup" not in asked
    assert (await play.get(f"/sim/chats/{budi}"))["reply_keyboard"] is None
    forced = {"force_reply": True, "input_field_placeholder": "DMI-…"}
    asked = await play.does("sendMessage", chat_id=budi, text="Nomor?", reply_markup=forced)
    chat = await play.get(f"/sim/chats/{budi}")
    assert chat["force_reply"] == {"message_id": asked["message_id"]} | forced
    await play.says(budi, "DMI-1", reply_to=asked["message_id"])
    assert (await play.get(f"/sim/chats/{budi}"))["force_reply"] is None


async def test_watchers_learn_of_every_change(play: Player) -> None:
    budi = await play.person()
    seq = (await play.get("/sim/changes?after=0"))["seq"]
    watching = asyncio.create_task(play.get(f"/sim/changes?after={seq}&timeout=10"))
    await asyncio.sleep(0.05)
    told = await play.does("sendMessage", chat_id=budi, text="a")
    [change] = (await asyncio.wait_for(watching, 30))["changes"]
    assert change == {"seq": seq + 1, "kind": "message", "chat_id": budi, "message_id": told["message_id"]}
    await play.does("editMessageText", chat_id=budi, message_id=told["message_id"], text="b")
    await play.does("sendChatAction", chat_id=budi, action="typing")
    await play.does("deleteMessage", chat_id=budi, message_id=told["message_id"])
    changes = (await play.get(f"/sim/changes?after={seq + 1}"))["changes"]
    assert [change["kind"] for change in changes] == ["edit", "typing", "delete"]
    [deleted] = await play.get(f"/sim/chats/{budi}/messages?changed_after={seq}")
    assert deleted["deleted"] is True
    assert (await play.get("/sim/changes?after=999999"))["missed"] is True


async def test_the_stream_carries_the_same_changes(play: Player) -> None:
    budi = await play.person()
    seq = (await play.get("/sim/changes?after=0"))["seq"]
    async with play.http.get(f"/sim/stream?after={seq}") as stream:
        assert stream.content_type == "text/event-stream"
        await play.says(budi, "hai")
        async with asyncio.timeout(30):
            while not (line := await stream.content.readline()).startswith(b"data: "):
                pass
    assert json.loads(line[6:])["kind"] == "message"


async def test_a_reader_who_leaves_the_stream_is_no_error(play: Player, caplog: pytest.LogCaptureFixture) -> None:
    stream = await play.http.get("/sim/stream")
    await asyncio.sleep(0.05)
    stream.close()
    await play.person()
    await play.person()
    await asyncio.sleep(0.05)
    assert caplog.records == []


async def test_unread_counts_until_the_person_acts(play: Player) -> None:
    budi = await play.person()
    for text in ("a", "b"):
        await play.does("sendMessage", chat_id=budi, text=text)
    [chat] = await play.get("/sim/chats")
    assert (chat["unread"], chat["last_message"]["text"]) == (2, "b")
    await play.says(budi, "hai")
    assert (await play.get("/sim/chats"))[0]["unread"] == 0
    await play.does("sendMessage", chat_id=budi, text="c")
    await play.post(f"/sim/chats/{budi}/read")
    assert (await play.get("/sim/chats"))[0]["unread"] == 0


async def test_the_log_of_calls(play: Player) -> None:
    budi = await play.person()
    await play.does("sendMessage", chat_id=str(budi), text="a")
    await play.error("sendMessage", chat_id=1, text="b")
    first, second = await play.get("/sim/calls?method=sendmessage")
    assert (first["chat_id"], first["params"], first["ok"]) == (budi, {"chat_id": budi, "text": "a"}, True)
    assert (second["ok"], second["error_code"], second["description"]) == (False, 400, "Bad Request: chat not found")
    assert await play.get(f"/sim/calls?chat_id={budi}&after={first['n'] - 1}") == [first]


async def test_actions_of_the_host() -> None:
    async def pass_a_day() -> str:
        return "1 hari kerja berlalu."

    sim = Simulator(actions=[Action("hari", "Lewati 1 hari", "Menggeser waktu", pass_a_day)])
    await sim.start()
    async with ClientSession(sim.url) as http:
        play = Player(http)
        assert await play.get("/sim/actions") == [{"id": "hari", "label": "Lewati 1 hari", "hint": "Menggeser waktu"}]
        assert await play.post("/sim/actions/hari") == {"text": "1 hari kerja berlalu."}
        assert await play.refused("/sim/actions/lain") == (404, "there is no such action")
    await sim.stop()


REFUSED: list[tuple[str, Json, int, str]] = [
    ("/sim/people", {}, 400, '"first_name" must be given, as str'),
    ("/sim/people", {"first_name": "x", "id": 424242}, 400, "the id 424242 is taken or not a person's"),
    ("/sim/groups", {"title": "x", "members": [9]}, 404, "there is no person 9"),
    ("/sim/chats/9/messages", {"from": 9, "text": "x"}, 404, "there is no chat 9"),
    ("/sim/chats/budi/messages", {}, 404, "'budi' is not an id"),
    ("/sim/chats/{budi}/messages", {"text": "x"}, 400, '"from" must be given, as int'),
    ("/sim/chats/{budi}/messages", {"from": 5, "text": "x"}, 404, "there is no person 5"),
    ("/sim/chats/{budi}/messages", {"from": "{budi}", "text": " "}, 400, "a text must not be empty"),
    (
        "/sim/chats/{budi}/messages",
        {"from": "{budi}"},
        400,
        "a message needs a text, a location, a contact, a sticker or a file",
    ),
    ("/sim/chats/{budi}/messages", {"from": "{budi}", "photo": {}}, 400, "a file needs content, file_id or size"),
    (
        "/sim/chats/{budi}/messages",
        {"from": "{budi}", "text": "x", "reply_to": 99},
        404,
        "there is no message 99 to reply to",
    ),
    ("/sim/chats/{budi}/messages/99/edit", {"from": "{budi}", "text": "x"}, 404, "there is no message 99 in this chat"),
    ("/sim/chats/{budi}/press", {"from": "{budi}"}, 400, 'say which button: "label" or "data"'),
    ("/sim/groups/{budi}/members", {"person": 1, "joined": True}, 400, "this is a private chat"),
]


@pytest.mark.parametrize(("path", "body", "status", "sentence"), REFUSED)
async def test_refusals_are_sentences(play: Player, path: str, body: Json, status: int, sentence: str) -> None:
    budi = await play.person()
    filled = {key: budi if value == "{budi}" else value for key, value in body.items()}
    assert await play.refused(path.replace("{budi}", str(budi)), **filled) == (status, sentence)


async def test_a_person_who_blocked_the_bot_does_not_write(play: Player) -> None:
    budi = await play.person()
    await play.post(f"/sim/people/{budi}/block", blocked=True)
    status, sentence = await play.refused(f"/sim/chats/{budi}/messages", **{"from": budi}, text="x")
    assert (status, sentence) == (400, "Budi Contoh has blocked the bot: unblock it first")


async def test_memory_is_bounded(play: Player, sim: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "KEPT_MESSAGES", 5)
    budi = await play.person()
    for number in range(10):
        await play.does("sendMessage", chat_id=budi, text=str(number))
    assert [message["text"] for message in await play.messages(budi)] == ["5", "6", "7", "8", "9"]


async def test_the_page_and_its_files_only(play: Player) -> None:
    async with play.http.get("/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
    for name in ("tidak_ada.js", "..%2Fserver.py", "%2e%2e%2fserver.py", "index.txt"):
        async with play.http.get(f"/static/{name}") as response:
            assert response.status == 404
