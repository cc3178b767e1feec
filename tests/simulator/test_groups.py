"""Groups: members, rights, topics, migration, menus, keyboards for one."""

from __future__ import annotations

from .conftest import Player


async def test_people_come_and_go(play: Player) -> None:
    budi, sari = await play.person(), await play.person("Sari Contoh")
    group = await play.group(budi)
    await play.post(f"/sim/groups/{group}/members", person=sari, joined=True)
    await play.says(sari, "/bantuan@bot_lain hai", chat=group)
    await play.post(f"/sim/groups/{group}/members", person=sari, joined=False)
    joined, said, left = await play.taken()
    assert joined["message"]["new_chat_members"][0]["id"] == sari
    assert said["message"]["chat"] == {"id": group, "type": "supergroup", "title": "Dinas Contoh"}
    assert left["message"]["left_chat_member"]["id"] == sari
    status, sentence = await play.refused(f"/sim/chats/{group}/messages", **{"from": sari}, text="hai")
    assert (status, sentence) == (400, "Sari Contoh is not a member of this group")


async def test_the_bot_thrown_out_and_back(
    play: Player,
) -> None:
    budi = await play.person()
    group = await play.group(budi)
    bot = (await play.get("/sim/bot"))["id"]
    await play.post(f"/sim/groups/{group}/members", person=bot, joined=False)
    assert await play.error("sendMessage", chat_id=group, text="x") == (
        "Forbidden: bot was kicked from the supergroup chat"
    )
    await play.says(budi, "ada orang?", chat=group)
    [gone] = await play.taken()
    assert gone["my_chat_member"]["new_chat_member"] == {
        "user": gone["my_chat_member"]["new_chat_member"]["user"],
        "status": "kicked",
        "until_date": 0,
    }
    await play.post(f"/sim/groups/{group}/members", person=bot, joined=True, status="administrator")
    [back] = await play.taken()
    assert back["my_chat_member"]["new_chat_member"]["can_delete_messages"] is True
    await play.does("leaveChat", chat_id=group)
    assert await play.error("sendMessage", chat_id=group, text="x") == (
        "Forbidden: bot is not a member of the supergroup chat"
    )


async def test_rights(play: Player) -> None:
    budi = await play.person()
    group = await play.group(budi)
    theirs = await play.says(budi, "hai", chat=group)
    at = {"chat_id": group, "message_id": theirs["message_id"]}
    assert await play.error("pinChatMessage", **at) == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    assert await play.error("deleteMessage", **at) == "Bad Request: message can't be deleted"
    assert await play.error("setChatTitle", chat_id=group, title="x") == (
        "Bad Request: not enough rights to change chat title"
    )
    admin = await play.group(budi, bot_admin=True)
    theirs = await play.says(budi, "hai", chat=admin)
    await play.does("pinChatMessage", chat_id=admin, message_id=theirs["message_id"])
    await play.does("deleteMessage", chat_id=admin, message_id=theirs["message_id"])
    await play.does("setChatTitle", chat_id=admin, title="Nama Baru")
    assert (await play.does("getChat", chat_id=admin))["title"] == "Nama Baru"
    statuses = {m["user"]["id"]: m["status"] for m in await play.does("getChatAdministrators", chat_id=admin)}
    assert statuses == {budi: "creator", 424242: "administrator"}
    assert await play.does("getChatMemberCount", chat_id=admin) == 2


async def test_each_group_counts_its_own_messages(play: Player) -> None:
    budi = await play.person()
    one, other = await play.group(budi), await play.group(budi)
    assert (await play.says(budi, "a", chat=one))["message_id"] == 1
    assert (await play.says(budi, "b", chat=other))["message_id"] == 1


async def test_topics(play: Player) -> None:
    budi = await play.person()
    forum = await play.group(budi, forum=True, bot_admin=True)
    topic = await play.does("createForumTopic", chat_id=forum, name="DMI-7K3F9QX")
    thread = topic["message_thread_id"]
    told = await play.does("sendMessage", chat_id=forum, message_thread_id=thread, text="hai")
    assert (told["message_thread_id"], told["is_topic_message"]) == (thread, True)
    await play.says(budi, "siap", chat=forum, topic=thread)
    assert (await play.taken())[-1]["message"]["message_thread_id"] == thread
    await play.does("closeForumTopic", chat_id=forum, message_thread_id=thread)
    assert await play.error("closeForumTopic", chat_id=forum, message_thread_id=thread) == (
        "Bad Request: TOPIC_NOT_MODIFIED"
    )
    await play.does("reopenForumTopic", chat_id=forum, message_thread_id=thread)
    await play.does("editForumTopic", chat_id=forum, message_thread_id=thread, name="Selesai")
    assert (await play.get(f"/sim/chats/{forum}"))["topics"] == [{"id": thread, "name": "Selesai", "closed": False}]
    await play.does("deleteForumTopic", chat_id=forum, message_thread_id=thread)
    assert await play.error("sendMessage", chat_id=forum, message_thread_id=thread, text="x") == (
        "Bad Request: message thread not found"
    )
    plain = await play.group(budi, bot_admin=True)
    assert await play.error("createForumTopic", chat_id=plain, name="x") == "Bad Request: the chat is not a forum"


async def test_a_group_becomes_a_supergroup(play: Player) -> None:
    budi = await play.person()
    group = await play.group(budi, type="group")
    new = (await play.post(f"/sim/groups/{group}/migrate"))["id"]
    leaving, arriving = await play.taken()
    assert leaving["message"]["migrate_to_chat_id"] == new
    assert arriving["message"]["migrate_from_chat_id"] == group
    refused = await play.api("sendMessage", chat_id=group, text="x")
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": new}
    await play.does("sendMessage", chat_id=new, text="x")


async def test_each_sees_the_menu_of_their_narrowest_scope(play: Player) -> None:
    budi, sari = await play.person(), await play.person("Sari Contoh")
    group = await play.group(budi, sari)
    scopes = [
        ({"type": "default"}, "umum"),
        ({"type": "all_group_chats"}, "kelompok"),
        ({"type": "all_chat_administrators"}, "pengurus"),
        ({"type": "chat_member", "chat_id": group, "user_id": sari}, "sari"),
    ]
    for scope, command in scopes:
        await play.does("setMyCommands", scope=scope, commands=[{"command": command, "description": "x"}])

    async def menu(chat: int, person: int) -> list[str]:
        return [c["command"] for c in (await play.get(f"/sim/chats/{chat}?person={person}"))["commands"]]

    assert await menu(group, budi) == ["pengurus"]
    assert await menu(group, sari) == ["sari"]
    assert await menu(budi, budi) == ["umum"]
    english = [{"command": "english", "description": "x"}]
    await play.does("setMyCommands", commands=english, language_code="en")
    joan = await play.person("Joan Contoh", language_code="en")
    assert await menu(joan, joan) == ["english"]


async def test_a_selective_keyboard_is_for_whom_it_answers(play: Player) -> None:
    budi, sari = await play.person(), await play.person("Sari Contoh")
    group = await play.group(budi, sari)
    asked = await play.says(sari, "hai", chat=group)
    keyboard = {"keyboard": [["Satu"]], "selective": True}
    await play.does(
        "sendMessage", chat_id=group, text="?", reply_to_message_id=asked["message_id"], reply_markup=keyboard
    )
    assert (await play.get(f"/sim/chats/{group}?person={budi}"))["reply_keyboard"] is None
    assert (await play.presses(sari, "Satu", chat=group))["message"]["text"] == "Satu"
    status, sentence = await play.refused(f"/sim/chats/{group}/press", **{"from": budi}, label="Satu")
    assert (status, sentence) == (409, "there is no button 'Satu'; buttons at hand: none")


async def test_contacts_are_asked_for_in_private_only(play: Player) -> None:
    budi = await play.person()
    group = await play.group(budi)
    keyboard = {"keyboard": [[{"text": "Nomor saya", "request_contact": True}]]}
    assert await play.error("sendMessage", chat_id=group, text="?", reply_markup=keyboard) == (
        "Bad Request: phone number can be requested in private chats only"
    )
    await play.does("sendMessage", chat_id=budi, text="?", reply_markup=keyboard)
    pressed = await play.presses(budi, "Nomor saya", contact={"phone_number": "+6281200000000"})
    assert pressed["message"]["contact"] == {
        "first_name": "Budi Contoh",
        "user_id": budi,
        "phone_number": "+6281200000000",
    }
