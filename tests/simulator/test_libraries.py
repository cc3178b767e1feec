"""Both libraries talk to the simulator as they talk to Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import aiogram
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReactionTypeEmoji,
)
from telegram.ext import ExtBot

from bot.simulator import Simulator

from .conftest import TOKEN, Player

JPEG = b"\xff\xd8\xff\xc0\x00\x11\x08\x01\xe0\x02\x80" + bytes(20)  # a header that says 640 by 480


@pytest.fixture
async def gram(sim: Simulator) -> AsyncIterator[aiogram.Bot]:
    bot = aiogram.Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(sim.url)))
    yield bot
    await bot.session.close()


@pytest.fixture
async def ptb(sim: Simulator, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ExtBot[None]]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with ExtBot(TOKEN, base_url=f"{sim.url}/bot", base_file_url=f"{sim.url}/file/bot") as bot:
        yield bot


async def test_aiogram_hears_and_answers(gram: aiogram.Bot, play: Player) -> None:
    budi = await play.person(started=False)
    await play.says(budi, "/start KODE")
    [update] = await gram.get_updates(timeout=1)
    assert update.message and update.message.from_user
    assert (update.message.text, update.message.from_user.id) == ("/start KODE", budi)
    button = InlineKeyboardButton(text="Ya", callback_data="ya")
    copy = InlineKeyboardButton(text="Salin", copy_text=CopyTextButton(text="DMI-7K3F9QX"))
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[button, copy]])
    told = await gram.send_message(budi, "<b>Benar</b>?", parse_mode="HTML", reply_markup=keyboard)
    assert told.html_text == "<b>Benar</b>?"
    assert await play.presses(budi, "Salin") == {"copy_text": {"text": "DMI-7K3F9QX"}}
    await play.presses(budi, "Ya")
    [update] = await gram.get_updates(offset=update.update_id + 1)
    assert update.callback_query and isinstance(update.callback_query.message, aiogram.types.Message)
    assert update.callback_query.data == "ya"
    assert update.callback_query.message.message_id == told.message_id
    assert await gram.answer_callback_query(update.callback_query.id, text="Baik")
    edited = await gram.edit_message_text("Selesai", chat_id=budi, message_id=told.message_id)
    assert isinstance(edited, aiogram.types.Message)
    assert edited.edit_date
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await gram.edit_message_text("Selesai", chat_id=budi, message_id=told.message_id)


async def test_python_telegram_bot_hears_and_answers(ptb: ExtBot[None], play: Player) -> None:
    budi = await play.person()
    await play.says(budi, "/cek DMI-7K3F9QX")
    [update] = await ptb.get_updates(timeout=1)
    assert update.message
    assert list(update.message.parse_entities(["bot_command"]).values()) == ["/cek"]
    keyboard = telegram.ReplyKeyboardMarkup([["Satu", "Dua"]], one_time_keyboard=True)
    await ptb.send_message(budi, "Pilih", reply_markup=keyboard)
    chat = await play.get(f"/sim/chats/{budi}")
    assert chat["reply_keyboard"]["keyboard"][0][1]["text"] == "Dua"
    pressed = await play.presses(budi, "Dua")
    assert pressed["message"]["text"] == "Dua"
    assert (await play.get(f"/sim/chats/{budi}"))["reply_keyboard"] is None
    with pytest.raises(telegram.error.Forbidden, match="can't initiate"):
        await ptb.send_message(await play.person("Sari Contoh", started=False), "hai")


async def test_aiogram_uploads_and_fetches(gram: aiogram.Bot, play: Player) -> None:
    budi = await play.person()
    photos = [InputMediaPhoto(media=BufferedInputFile(JPEG, f"{n}.jpg"), caption=f"foto {n}") for n in (1, 2)]
    first, second = await gram.send_media_group(budi, [*photos])
    assert first.media_group_id == second.media_group_id
    assert first.photo and second.photo
    assert (first.photo[-1].width, first.photo[-1].height) == (640, 480)
    assert first.photo[0].width == 90
    file = await gram.get_file(second.photo[0].file_id)
    content = await gram.download(file)
    assert content and content.read() == JPEG
    again = await gram.send_photo(budi, second.photo[-1].file_id, caption="lagi")
    assert again.caption == "lagi"
    replacement = InputMediaDocument(media=BufferedInputFile(b"isi", "berkas.txt"))
    swapped = await gram.edit_message_media(replacement, chat_id=budi, message_id=again.message_id)
    assert isinstance(swapped, aiogram.types.Message)
    assert swapped.document and swapped.photo is None


async def test_python_telegram_bot_uploads_and_fetches(ptb: ExtBot[None], play: Player) -> None:
    budi = await play.person()
    # python-telegram-bot sends a single file as a direct part, those of an album by attach://.
    sent = await ptb.send_document(budi, b"isi", filename="berkas.txt", caption="Surat")
    assert sent.document and sent.document.mime_type == "text/plain"
    file = await ptb.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"isi"
    album = [telegram.InputMediaPhoto(JPEG), telegram.InputMediaPhoto(JPEG)]
    first, second = await ptb.send_media_group(budi, album)
    assert first.media_group_id == second.media_group_id
    voice = await ptb.send_voice(budi, b"OggS", duration=3)
    assert voice.voice and voice.voice.duration == timedelta(seconds=3)
    video = await ptb.send_video(budi, b"video", width=10, height=20)
    assert video.video and (video.video.width, video.video.height) == (10, 20)


async def test_everything_else_that_people_see(gram: aiogram.Bot, play: Player) -> None:
    budi, sari = await play.person(), await play.person("Sari Contoh")
    place = await gram.send_location(budi, 1.6667, 101.45)
    assert place.location and place.location.latitude == 1.6667
    venue = await gram.send_venue(budi, 1.6667, 101.45, "Kantor Contoh", "Jalan Contoh 1")
    assert venue.venue and venue.venue.title == "Kantor Contoh"
    contact = await gram.send_contact(budi, "+6281200000000", "Petugas Contoh")
    assert contact.contact and contact.contact.first_name == "Petugas Contoh"
    await gram.set_message_reaction(budi, place.message_id, [ReactionTypeEmoji(emoji="👍")])
    assert (await play.messages(budi))[1]["reactions"] == [{"type": "emoji", "emoji": "👍"}]
    forwarded = await gram.forward_message(sari, budi, contact.message_id)
    assert forwarded.forward_origin and forwarded.forward_origin.type == "user"
    copied = await gram.copy_message(sari, budi, contact.message_id)
    assert copied.message_id == forwarded.message_id + 1
    assert len(await gram.forward_messages(sari, budi, [place.message_id, venue.message_id])) == 2
    await gram.pin_chat_message(budi, place.message_id)
    assert (await play.get(f"/sim/chats/{budi}"))["pinned"]["message_id"] == place.message_id
    await gram.send_chat_action(budi, "typing")
    assert (await play.get(f"/sim/chats/{budi}"))["typing"] is True
    chat = await gram.get_chat(budi)
    assert chat.first_name == "Budi Contoh"
    assert chat.pinned_message
    assert (await gram.get_chat_member(budi, budi)).status == "member"


async def test_what_the_bot_says_of_itself(gram: aiogram.Bot, play: Player) -> None:
    budi = await play.person()
    await gram.set_my_name("Lapor Baru")
    await gram.set_my_description("Halo", language_code="id")
    assert (await gram.get_my_name(language_code="id")).name == "Lapor Baru"
    assert (await gram.get_my_description()).description == ""
    assert (await gram.get_me()).first_name == "Lapor Baru"
    everyone = [BotCommand(command="lapor", description="Buat laporan")]
    officers = [*everyone, BotCommand(command="antrean", description="Antrean")]
    await gram.set_my_commands(everyone)
    await gram.set_my_commands(officers, scope=BotCommandScopeChat(chat_id=budi))
    kept = await gram.get_my_commands(scope=BotCommandScopeChat(chat_id=budi))
    assert [command.command for command in kept] == ["lapor", "antrean"]
    assert len((await play.get(f"/sim/chats/{budi}"))["commands"]) == 2
    await gram.delete_my_commands(scope=BotCommandScopeChat(chat_id=budi))
    assert len((await play.get(f"/sim/chats/{budi}"))["commands"]) == 1


async def test_faults_reach_both_libraries_as_their_own_errors(
    gram: aiogram.Bot, ptb: ExtBot[None], play: Player
) -> None:
    budi = await play.person()
    await play.post("/sim/faults", kind="too_many_requests", retry_after=7, times=2)
    with pytest.raises(TelegramRetryAfter) as slow:
        await gram.send_message(budi, "hai")
    assert slow.value.retry_after == 7
    with pytest.raises(telegram.error.RetryAfter):
        await ptb.send_message(budi, "hai")
    group = await play.group(budi)
    await play.post("/sim/faults", kind="migrated", chat_id=group, migrate_to=-1009, times=2)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await gram.send_message(group, "hai")
    assert moved.value.migrate_to_chat_id == -1009
    with pytest.raises(telegram.error.ChatMigrated) as moved_too:
        await ptb.send_message(group, "hai")
    assert (await ptb.send_message(moved_too.value.new_chat_id, "hai")).text == "hai"
