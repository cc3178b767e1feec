"""The simulator's page in a real browser: what people see and do, while the bot is played by plain HTTP calls."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import FilePayload, Locator, Page, ViewportSize, expect

from bot.simulator import Action, Simulator
from tests.browser import WITHOUT, chromium, find_chromium

pytestmark = [
    pytest.mark.long,
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(find_chromium() is None, reason=WITHOUT),
]

TOKEN = "424242:SIMULATED"
BUDI, SARI, GROUP = 101, 102, -100200
PATIENCE = 30_000
DESK: ViewportSize = {"width": 1280, "height": 800}
HOSTILE = '<img src=x onerror="document.title=1"><b>tebal</b>'


@dataclass
class Stage:
    """A simulator, its page and the bot."""

    sim: Simulator
    http: aiohttp.ClientSession
    page: Page
    complaints: list[str] = field(default_factory=list)

    async def control(self, method: str, path: str, **body: Any) -> Any:
        async with self.http.request(method, f"{self.sim.url}/sim/{path}", json=body or None) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def bot(self, method: str, **params: Any) -> Any:
        async with self.http.post(f"{self.sim.url}/bot{TOKEN}/{method}", json=params) as answer:
            told = await answer.json()
            assert told["ok"], told
            return told["result"]

    async def next_update(self, kind: str) -> dict[str, Any]:
        """Takes waiting updates until one of this kind comes, and confirms them all."""
        async with asyncio.timeout(PATIENCE / 1000):
            while True:
                for update in await self.bot("getUpdates", timeout=1):
                    await self.bot("getUpdates", offset=update["update_id"] + 1, limit=1, timeout=0)
                    if kind in update:
                        found: dict[str, Any] = update[kind]
                        return found

    async def begin(self, *people: int) -> None:
        """These people write /start, so that the bot may speak to them."""
        for person in people:
            await self.control("POST", f"chats/{person}/messages", **{"from": person, "text": "/start"})
            await self.next_update("message")

    async def open(self, query: str = "") -> Page:
        await self.page.goto(f"{self.sim.url}/{query}", wait_until="commit")
        return self.page

    def note_request(self, url: str) -> None:
        if not url.startswith((self.sim.url, "blob:")):
            self.complaints.append(f"the page asked for {url}")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    """One page for all tests, since a new one costs more than most tests; each simulator is an origin of its own."""
    async with chromium() as browser:
        context = await browser.new_context(locale="id-ID", reduced_motion="reduce")
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page


@asynccontextmanager
async def watched(page: Page, stage: Stage) -> AsyncIterator[None]:
    """Collects what a test must not see: errors of scripts and requests to anywhere else."""
    seen: dict[str, Any] = {
        "pageerror": lambda error: stage.complaints.append(str(error)),
        "request": lambda request: stage.note_request(request.url),
    }
    for event, listener in seen.items():
        page.on(event, listener)  # type: ignore[call-overload] # the stub wants a literal
    yield
    for event, listener in seen.items():
        page.remove_listener(event, listener)
    await page.goto("about:blank")


async def passed_day() -> str:
    return "Satu hari kerja berlalu."


@pytest_asyncio.fixture(loop_scope="module")
async def stage(page: Page) -> AsyncIterator[Stage]:
    actions = [Action("day", "Lewati 1 hari kerja", "Jam simulator maju satu hari kerja", passed_day)]
    sim = Simulator(token=TOKEN, username="lapor_contoh_bot", name="Lapor Contoh", actions=actions)
    await sim.start()
    await page.set_viewport_size(DESK)
    async with aiohttp.ClientSession() as http:
        made = Stage(sim, http, page)
        await made.control("POST", "people", id=BUDI, first_name="Budi", last_name="Contoh")
        await made.control("POST", "people", id=SARI, first_name="Sari", last_name="Petugas")
        async with watched(page, made):
            yield made
    await made.sim.stop()
    assert made.complaints == []


def column(page: Page, chat: int) -> Locator:
    return page.locator(f'.column[data-chat-id="{chat}"]')


async def write(chat: Locator, text: str) -> None:
    await chat.get_by_label("Tulis pesan").fill(text)
    await chat.get_by_label("Tulis pesan").press("Enter")


def bubble(chat: Locator, text: str) -> Locator:
    return chat.locator(".bubble").filter(has_text=text)


def keys(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def test_two_chats_stand_side_by_side_and_text_goes_both_ways(stage: Stage) -> None:
    await stage.begin(BUDI, SARI)
    page = await stage.open(f"?open={BUDI},{SARI}")
    budi, sari = column(page, BUDI), column(page, SARI)
    left, right = await budi.bounding_box(), await sari.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    await write(budi, "Lampu jalan mati")
    await expect(bubble(budi, "Lampu jalan mati").get_by_label("terkirim")).to_be_visible()
    assert (await stage.next_update("message"))["text"] == "Lampu jalan mati"
    await expect(bubble(budi, "Lampu jalan mati").get_by_label("sudah dibaca bot")).to_be_visible()
    field = budi.get_by_label("Tulis pesan")
    await field.press_sequentially("satu")
    await field.press("Shift+Enter")
    await field.press_sequentially("dua")
    await field.press("Enter")
    assert (await stage.next_update("message"))["text"] == "satu\ndua"
    await expect(field).to_have_value("")
    await stage.bot("sendMessage", chat_id=SARI, text="Laporan <b>baru</b>", parse_mode="HTML")
    await expect(bubble(sari, "Laporan baru").locator("strong")).to_have_text("baru")
    await expect(bubble(budi, "Laporan baru")).to_have_count(0)


async def test_entities_are_drawn_and_code_is_copied_by_a_press(stage: Stage) -> None:
    await stage.begin(BUDI)
    text = (
        "<b>tebal</b> <i>miring</i> <code>DMI-7K3F9QX</code> <tg-spoiler>rahasia</tg-spoiler> "
        '<a href="https://example.org/a">tautan</a>\n<blockquote>kutipan</blockquote>\n<pre>baris</pre>'
    )
    await stage.bot("sendMessage", chat_id=BUDI, text=text, parse_mode="HTML")
    page = await stage.open(f"?chat={BUDI}")
    words = bubble(column(page, BUDI), "kutipan").locator(".words")
    for tag, content in [("strong", "tebal"), ("em", "miring"), ("blockquote", "kutipan"), ("pre", "baris")]:
        await expect(words.locator(tag)).to_have_text(content)
    await expect(words.get_by_role("link", name="tautan")).to_have_attribute("href", "https://example.org/a")
    await expect(words.get_by_text("rahasia")).to_be_hidden()
    await words.get_by_role("button", name="Teks tersembunyi").click()
    await expect(words.get_by_text("rahasia")).to_be_visible()
    await words.get_by_role("button", name="DMI-7K3F9QX").click()
    await expect(column(page, BUDI).get_by_role("status")).to_contain_text("Disalin: DMI-7K3F9QX")


async def test_a_press_waits_and_shows_its_answer_as_toast_or_alert(stage: Stage) -> None:
    await stage.begin(BUDI)
    markup = keys([{"text": "Betul", "callback_data": "yes"}, {"text": "Salin", "copy_text": {"text": "DMI-7K3F9QX"}}])
    await stage.bot("sendMessage", chat_id=BUDI, text="Betul?", reply_markup=markup)
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    await budi.get_by_role("button", name="Betul").click()
    query = await stage.next_update("callback_query")
    assert (query["data"], query["from"]["id"]) == ("yes", BUDI)
    await expect(budi.get_by_role("button", name="Betul")).to_be_disabled()
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Sudah dicatat")
    await expect(budi.get_by_role("status")).to_contain_text("Sudah dicatat")
    await expect(budi.get_by_role("button", name="Betul")).to_be_enabled()
    await budi.get_by_role("button", name="Salin", exact=True).click()
    await expect(budi.get_by_role("status")).to_contain_text("Disalin: DMI-7K3F9QX")
    await budi.get_by_role("button", name="Betul").click()
    query = await stage.next_update("callback_query")
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Sudah terkirim.", show_alert=True)
    await expect(page.get_by_role("dialog")).to_contain_text("Sudah terkirim.")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_the_reply_keyboard_sends_text_and_place_and_goes_away(stage: Stage) -> None:
    await stage.begin(BUDI)
    rows = [[{"text": "Lewati"}, {"text": "Kirim tempat", "request_location": True}]]
    await stage.bot(
        "sendMessage", chat_id=BUDI, text="Di mana?", reply_markup={"keyboard": rows, "resize_keyboard": True}
    )
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    await budi.get_by_role("button", name="Lewati").click()
    assert (await stage.next_update("message"))["text"] == "Lewati"
    await budi.get_by_role("button", name="Kirim tempat").click()
    await page.get_by_role("dialog").get_by_role("button", name="Kirim lokasi").click()
    location = (await stage.next_update("message"))["location"]
    assert (location["latitude"], location["longitude"]) == pytest.approx((1.6667, 101.45))
    await stage.bot("sendMessage", chat_id=BUDI, text="Baik.", reply_markup={"remove_keyboard": True})
    await expect(budi.get_by_role("button", name="Lewati")).to_have_count(0)


async def test_photos_come_as_an_album_that_the_bot_can_fetch(stage: Stage) -> None:
    await stage.begin(BUDI)
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(drawn, "PNG")
    picture = drawn.getvalue()
    await budi.get_by_role("button", name="Lampirkan").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Foto atau video").click()
    files: list[FilePayload] = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": picture} for n in (1, 2)]
    await (await chooser.value).set_files(files)
    await page.get_by_label("Keterangan").fill("Sebelum dan sesudah")
    await page.get_by_role("dialog").get_by_role("button", name="Kirim", exact=True).click()
    first, second = await stage.next_update("message"), await stage.next_update("message")
    assert first["caption"] == "Sebelum dan sesudah"
    assert first["media_group_id"] == second["media_group_id"]
    await expect(budi.locator(".bubble .album img")).to_have_count(2)
    path = (await stage.bot("getFile", file_id=first["photo"][-1]["file_id"]))["file_path"]
    async with stage.http.get(f"{stage.sim.url}/file/bot{TOKEN}/{path}") as answer:
        assert (await answer.read()).startswith(b"\xff\xd8\xff")


async def test_a_sample_photo_is_drawn_and_shown(stage: Stage) -> None:
    await stage.begin(BUDI)
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    await budi.get_by_role("button", name="Lampirkan").click()
    await page.get_by_role("menuitem", name="Foto contoh").click()
    await page.get_by_role("dialog").get_by_role("button", name="Kirim", exact=True).click()
    assert (await stage.next_update("message"))["photo"]
    image = budi.get_by_role("img", name="Foto")
    await expect(image).to_be_visible()
    await expect(image).to_have_js_property("naturalWidth", 640)


async def test_a_location_with_other_coordinates(stage: Stage) -> None:
    await stage.begin(BUDI)
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    await budi.get_by_role("button", name="Lampirkan").click()
    await page.get_by_role("menuitem", name="Lokasi").click()
    await page.get_by_label("Lintang").fill("200")
    await page.get_by_role("button", name="Kirim lokasi").click()
    await expect(page.get_by_role("alert")).to_contain_text("-90 sampai 90")
    await page.get_by_label("Lintang").fill("1,5")
    await page.get_by_role("button", name="Kirim lokasi").click()
    assert (await stage.next_update("message"))["location"]["latitude"] == pytest.approx(1.5)
    await expect(bubble(budi, "1.50000, 101.45000")).to_be_visible()


async def test_edits_change_in_place_and_deleted_messages_vanish(stage: Stage) -> None:
    await stage.begin(BUDI)
    sent = await stage.bot(
        "sendMessage",
        chat_id=BUDI,
        text="Belum Terverifikasi",
        reply_markup=keys([{"text": "A", "callback_data": "a"}]),
    )
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    await expect(bubble(budi, "Belum Terverifikasi")).to_be_visible()
    await stage.bot("editMessageText", chat_id=BUDI, message_id=sent["message_id"], text="Proses")
    await expect(bubble(budi, "Proses")).to_contain_text("diedit")
    await expect(bubble(budi, "Belum Terverifikasi")).to_have_count(0)
    await expect(budi.get_by_role("button", name="A", exact=True)).to_have_count(0)
    await stage.bot("deleteMessage", chat_id=BUDI, message_id=sent["message_id"])
    await expect(bubble(budi, "Proses")).to_have_count(0)


async def test_a_reply_quotes_its_message_and_is_edited_by_its_writer(stage: Stage) -> None:
    await stage.begin(BUDI)
    asked = await stage.bot("sendMessage", chat_id=BUDI, text="Tiang yang mana?")
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    await bubble(budi, "Tiang yang mana?").click(button="right")
    await page.get_by_role("menuitem", name="Balas").click()
    await write(budi, "Yang di sisi sekolah")
    received = await stage.next_update("message")
    assert received["reply_to_message"]["message_id"] == asked["message_id"]
    reply = bubble(budi, "Yang di sisi sekolah")
    await expect(reply.locator(".quote")).to_contain_text("Tiang yang mana?")
    await reply.click(button="right")
    await page.get_by_role("menuitem", name="Ubah").click()
    await write(budi, "Yang di seberang")
    assert (await stage.next_update("edited_message"))["text"] == "Yang di seberang"
    await expect(bubble(budi, "Yang di seberang")).to_contain_text("diedit")


async def test_the_command_menu_is_the_chats_own(stage: Stage) -> None:
    await stage.begin(BUDI, SARI)
    lapor = [{"command": "lapor", "description": "Buat laporan"}]
    antrean = [{"command": "antrean", "description": "Antrean dinas"}]
    await stage.bot("setMyCommands", commands=lapor)
    await stage.bot("setMyCommands", commands=antrean, scope={"type": "chat", "chat_id": SARI})
    page = await stage.open(f"?open={BUDI},{SARI}")
    await column(page, SARI).get_by_role("button", name="Menu perintah").click()
    await expect(page.get_by_role("menuitem")).to_have_text(["/antreanAntrean dinas"])
    await page.keyboard.press("Escape")
    await column(page, BUDI).get_by_role("button", name="Menu perintah").click()
    await page.get_by_role("menuitem", name="/lapor").click()
    received = await stage.next_update("message")
    assert (received["chat"]["id"], received["text"]) == (BUDI, "/lapor")


async def test_a_deep_link_asks_who_opens_it(stage: Stage) -> None:
    await stage.begin(BUDI)
    await stage.bot("sendMessage", chat_id=BUDI, text="Buka https://t.me/lapor_contoh_bot?start=tiket_7")
    page = await stage.open(f"?open={BUDI}")
    await column(page, BUDI).get_by_role("link", name="t.me/lapor_contoh_bot").click()
    choices = page.get_by_role("dialog").locator(".choice")
    await expect(choices.first).to_contain_text("Budi Contoh")
    await choices.filter(has_text="Sari").click()
    received = await stage.next_update("message")
    assert (received["from"]["id"], received["text"]) == (SARI, "/start tiket_7")
    await expect(bubble(column(page, SARI), "/start tiket_7")).to_be_visible()


async def test_in_a_group_the_chosen_member_writes_and_presses(stage: Stage) -> None:
    await stage.control("POST", "groups", id=GROUP, title="Dinas Contoh", members=[BUDI, SARI])
    await stage.bot(
        "sendMessage", chat_id=GROUP, text="Siapa?", reply_markup=keys([{"text": "Ambil", "callback_data": "take"}])
    )
    page = await stage.open(f"?open={GROUP}")
    group = column(page, GROUP)
    await group.get_by_role("button", name="sebagai:").click()
    await page.get_by_role("menuitemradio", name="Sari Petugas").click()
    await write(group, "Saya periksa")
    assert (await stage.next_update("message"))["from"]["id"] == SARI
    await group.get_by_role("button", name="Ambil").click()
    assert (await stage.next_update("callback_query"))["from"]["id"] == SARI


async def test_untrusted_text_is_shown_as_it_is(stage: Stage) -> None:
    await stage.control("POST", "people", id=103, first_name=HOSTILE)
    await stage.begin(103)
    await stage.bot(
        "sendMessage", chat_id=103, text=HOSTILE, reply_markup=keys([{"text": HOSTILE, "callback_data": "x"}])
    )
    page = await stage.open("?open=103")
    chat = column(page, 103)
    await write(chat, HOSTILE)
    await expect(bubble(chat, HOSTILE)).to_have_count(2)
    await expect(chat.get_by_role("heading")).to_have_text(HOSTILE)
    await expect(chat.locator(".key")).to_have_text(HOSTILE)
    assert await page.locator("img[src=x]").count() == 0
    assert await page.locator("b", has_text="tebal").filter(has_not_text="<b>").count() == 0
    assert await page.title() != "1"


async def test_a_phone_shows_the_list_or_one_chat(stage: Stage) -> None:
    await stage.begin(BUDI, SARI)
    page = await stage.open()
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.get_by_role("navigation").get_by_role("button", name="Budi Contoh").click()
    await expect(column(page, BUDI)).to_be_visible()
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await expect(column(page, SARI)).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    await page.get_by_role("button", name="Kembali ke daftar obrolan").locator("visible=true").click()
    await expect(page.get_by_role("navigation")).to_be_visible()
    await expect(column(page, BUDI)).to_be_hidden()
    await stage.bot("sendMessage", chat_id=BUDI, text="Kabar baru")
    await expect(page.get_by_role("navigation").get_by_label("1 pesan baru")).to_be_visible()


async def test_people_are_added_and_the_programs_actions_answer(stage: Stage) -> None:
    page = await stage.open()
    await page.get_by_role("button", name="Lewati 1 hari kerja").click()
    await expect(page.get_by_text("Satu hari kerja berlalu.")).to_be_visible()
    await page.get_by_role("button", name="Tambah orang").click()
    await page.get_by_label("Nama depan").fill("Wati")
    await page.get_by_role("dialog").get_by_role("button", name="Tambah", exact=True).click()
    wati = page.get_by_role("region", name="Obrolan Wati")
    await wati.get_by_role("button", name="MULAI").click()
    assert (await stage.next_update("message"))["text"] == "/start"
    await expect(wati.get_by_role("button", name="MULAI")).to_be_hidden()


async def test_the_page_comes_back_after_the_server_was_started_again(stage: Stage) -> None:
    await stage.begin(BUDI)
    page = await stage.open(f"?open={BUDI}")
    await expect(bubble(column(page, BUDI), "/start")).to_be_visible()
    port = int(stage.sim.url.rsplit(":", 1)[1])
    await stage.sim.stop()
    await expect(page.get_by_text("Sambungan terputus")).to_be_visible()
    again = Simulator(token=TOKEN, username="lapor_contoh_bot", name="Lapor Contoh")
    await again.start(port=port)
    stage.sim = again
    await stage.control("POST", "people", id=BUDI, first_name="Budi", last_name="Kembali")
    await stage.begin(BUDI)
    await stage.bot("sendMessage", chat_id=BUDI, text="Saya di sini lagi")
    await expect(bubble(column(page, BUDI), "Saya di sini lagi")).to_be_visible()
    await expect(column(page, BUDI).get_by_role("heading")).to_have_text("Budi Kembali")
    await expect(page.get_by_text("Sambungan terputus")).to_be_hidden()


async def test_without_a_stream_the_page_asks_for_changes(stage: Stage) -> None:
    await stage.begin(BUDI)
    await stage.page.route("**/sim/stream*", lambda route: route.abort())
    page = await stage.open(f"?open={BUDI}")
    await expect(bubble(column(page, BUDI), "/start")).to_be_visible()
    await stage.bot("sendMessage", chat_id=BUDI, text="Tanpa aliran pun sampai")
    await expect(bubble(column(page, BUDI), "Tanpa aliran pun sampai")).to_be_visible()
    await page.unroute_all()


async def test_who_reads_further_up_stays_there(stage: Stage) -> None:
    await stage.begin(BUDI)
    for number in range(30):
        await stage.bot("sendMessage", chat_id=BUDI, text=f"Kabar nomor {number}.")
    page = await stage.open(f"?chat={BUDI}")
    budi = column(page, BUDI)
    await expect(bubble(budi, "Kabar nomor 29.")).to_be_in_viewport()
    await budi.locator(".scroller").evaluate("node => node.scrollTo(0, 0)")
    to_end = budi.get_by_role("button", name="Ke pesan terbaru")
    await expect(to_end).to_be_visible()
    await stage.bot("sendMessage", chat_id=BUDI, text="Yang terbaru")
    await expect(to_end).to_have_text("1")
    await expect(bubble(budi, "Yang terbaru")).not_to_be_in_viewport()
    await to_end.click()
    await expect(bubble(budi, "Yang terbaru")).to_be_in_viewport()
    await expect(to_end).to_be_hidden()
