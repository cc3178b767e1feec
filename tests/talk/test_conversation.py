"""The conversation in its corners: what is asked about, pointed out and offered, and what may be typed."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.lifecycle import State
from bot.usecases import drafting
from storage import schema
from storage.models import Draft, Notification, Ticket
from storage.region import SAMPLE
from storage.regionfile import RegionError
from storage.regionreader import read as read_region
from tests.databases import make_database
from tests.talk.phone import Bot, Phone
from tests.talk.playing import contents

COMPLETE = "Jalan di Teluk Binjai berlubang besar sejak kemarin, dua motor sudah jatuh"
NIK = "1472010101900001"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    made = await Bot.open(tmp_path)
    yield made
    await made.database.close()


async def says(phone: Phone, *texts: str) -> str:
    """Each text some minutes after the one before; what the bot shows last."""
    for text in texts:
        phone.waits(300)
        await phone.sends({"text": text})
    return phone.shown[-1].text


async def files(phone: Phone, text: str) -> str:
    """A report filed by free words: its draft's id."""
    await says(phone, text)
    if any(label == "Laporan baru" for label, _ in phone.shown[-1].rows):
        await phone.taps("Laporan baru")
    if any(label == "Betul" for label, _ in phone.shown[-1].rows):
        await phone.taps("Betul")
    await phone.taps("Kirim")
    return text


async def rows_of(bot: Bot) -> list[Draft]:
    async with bot.database.transaction() as session:
        return list(await session.scalars(select(Draft).order_by(Draft.created_at)))


async def tickets_of(bot: Bot) -> list[Ticket]:
    async with bot.database.transaction() as session:
        return list(await session.scalars(select(Ticket).order_by(Ticket.id)))


async def pushed(bot: Bot, kind: str) -> list[str]:
    async with bot.database.transaction() as session:
        query = select(Notification).where(Notification.kind == kind).order_by(Notification.id)
        return [str(row.body["text"]) for row in await session.scalars(query) if row.body]


async def test_a_name_of_two_places_is_asked_and_may_be_answered_by_its_number(bot: Bot) -> None:
    budi = Phone(bot)
    asked = await says(budi, "sampah menumpuk di bukit kapur", "kemarin")
    assert "Yang Anda maksud Bukit Kapur yang mana?" in asked
    assert "1. Kel. Bukit Kapur, Kec. Bukit Kapur\n2. Bukan itu" in asked
    assert "Tempat: Kel. Bukit Kapur, Kec. Bukit Kapur" in await says(budi, "1")


async def test_a_place_in_doubt_that_is_none_of_them_is_asked_openly(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, "jalan rusak di kampung baru", "kemarin")
    await budi.taps("Bukan itu")
    assert "Di mana tempatnya? Petugas perlu tahu ke mana harus datang" in budi.shown[-1].text


async def test_classes_may_be_chosen_by_number_label_or_button(bot: Bot) -> None:
    for typed, question in (
        ("3", "Apa yang ingin Anda ketahui?"),
        ("aspirasi", "Apa usul"),
        ("1.", "Ceritakan masalahnya"),
    ):
        budi = Phone(bot)
        assert "1. Pengaduan\n2. Aspirasi\n3. Permintaan Informasi" in await says(budi, "/lapor")
        assert question in await says(budi, typed)


async def test_every_button_of_the_review_may_be_typed(bot: Bot) -> None:
    budi = Phone(bot)
    assert "tanpa nama" not in (await says(budi, COMPLETE, "ya")).split("Instansi penangan")[1]
    assert "Instansi penangan: isi, lampiran, tanpa nama" in await says(budi, "anonim")
    assert "Bagian mana" in await says(budi, "ubah")
    assert "Tulis judul" in await says(budi, "judul")
    assert "Pengaduan · Lubang besar" in await says(budi, "Lubang besar")
    await says(budi, "kirim")
    assert len(await tickets_of(bot)) == 1


async def test_who_will_read_what_changes_with_the_switches_in_words(bot: Bot) -> None:
    budi = Phone(bot)
    card = await says(budi, COMPLETE, "ya")
    for line in (
        "Umum: isi yang sudah disamarkan, tanpa nama dan lampiran",
        'Instansi penangan: isi, lampiran, nama "Warga Contoh"',
        "Diskominfotiksan (koordinator): isi, lampiran, nama",
    ):
        assert line in card
    await budi.taps("Rahasia: tidak")
    assert "Umum: tidak ada, laporan ini tersembunyi" in budi.shown[-1].text
    await budi.taps("Anonim: tidak")
    assert "Diskominfotiksan (koordinator): isi, lampiran, tanpa nama" in budi.shown[-1].text


async def test_personal_data_are_pointed_out_and_taken_out_of_their_places_alone(bot: Bot) -> None:
    budi = Phone(bot)
    words = f"Saya Contoh, NIK {NIK}, HP 0812-0000-1111, mobil BM 1234 AB menabrak rambu di Purnama kemarin"
    asked = await says(budi, words)
    assert "Laporan Anda memuat NIK dan nomor HP. NIK tidak diperlukan untuk melapor" in asked
    await budi.taps("Hapus dari laporan")
    assert any("Sudah dihapus dari laporan" in one.text for one in budi.shown)
    [row] = await rows_of(bot)
    draft = drafting.read(row)
    assert draft.content == "Saya Contoh, NIK , HP , mobil BM 1234 AB menabrak rambu di Purnama kemarin"
    assert draft.earlier == (words,)
    await budi.taps("Betul")
    assert "ada NIK" not in budi.shown[-1].text
    await budi.taps("Kirim")
    [row] = await rows_of(bot)
    assert NIK not in str(row.form)


async def test_a_nik_alone_is_not_needed_and_not_kept(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, NIK)
    assert any("NIK tidak diperlukan untuk melapor, jadi tidak saya simpan" in one.text for one in budi.shown)
    assert NIK not in str([row.form for row in await rows_of(bot)])


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("😡😡😡", "Emoji atau tanda saja belum bisa saya pahami"),
        ("12345", "Angka saja belum bisa saya pahami"),
        ("https://contoh.test/a", "Tautannya sudah saya simpan. Tautan saja belum cukup"),
        ("[file virus.exe]", "Berkas itu program, bukan foto"),
        ("[sticker]", "Stiker tidak bisa saya baca"),
        ("[brazil]", "Lokasinya sudah saya simpan"),
        ("[bot] Jalan rusak di Purnama", "Itu pesan dari bot lain. Isinya saya simpan"),
        ("الطريق مكسور هنا منذ أمس", "I read Indonesian and English"),
        ("这里的路灯昨天坏了很危险", "I read Indonesian and English"),
    ],
)
async def test_strange_first_messages_get_one_clear_sentence_and_the_report_goes_on(
    bot: Bot, message: str, sentence: str
) -> None:
    budi = Phone(bot)
    await budi.sends(*contents(message))
    assert sum(sentence in one.text for one in budi.shown) == 1
    budi.waits(60)
    await says(budi, COMPLETE)
    [row] = await rows_of(bot)
    assert drafting.read(row).content.endswith(COMPLETE)


async def test_two_hundred_stickers_get_one_sentence_one_question_and_a_person(bot: Bot) -> None:
    budi = Phone(bot)
    await budi.sends(*(one for _ in range(100) for one in contents("[sticker]")))
    await budi.sends(*(one for _ in range(100) for one in contents("[sticker]")))
    said = [one.text for one in budi.shown]
    assert sum("Stiker tidak bisa saya baca" in text for text in said) == 1
    assert sum("Mau dibantu petugas?" in text for text in said) == 1
    assert len(said) < 8


async def test_a_long_text_pasted_twice_is_kept_once(bot: Bot) -> None:
    budi = Phone(bot)
    parts = [f"bagian {part}: " + "jalan rusak dan parit mampet di depan rumah " * 75 for part in range(3)]
    await budi.sends(*({"text": part} for part in parts))
    budi.waits(120)
    await budi.sends(*({"text": part} for part in parts))
    [row] = await rows_of(bot)
    assert drafting.read(row).content == "\n".join(part.strip() for part in parts)
    assert any("Teks yang sama sudah ada" in one.text for one in budi.shown)


async def test_three_misunderstandings_offer_a_person_who_learns_nothing_before_consent(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, "lampu mati di depan rumah kami semua", "aduh", "hmm", "bingung")
    offer = next(one for one in budi.shown if "Mau dibantu petugas?" in one.text)
    assert "Petugas baru tahu setelah Anda setuju" in offer.text
    assert not await tickets_of(bot)
    await budi.taps("Minta bantuan petugas")
    assert "akan menerima laporan Anda apa adanya" in budi.shown[-1].text
    assert not await tickets_of(bot)
    await budi.taps("Ya, kirim ke petugas")
    [ticket] = await tickets_of(bot)
    assert (ticket.content, ticket.state) == ("lampu mati di depan rumah kami semua", State.UNVERIFIED)


async def test_words_of_danger_get_the_numbers_at_once_and_the_report_is_taken(bot: Bot) -> None:
    budi = Phone(bot)
    asked = await says(budi, "ada kebakaran di Purnama sekarang tolong")
    assert "Darurat umum 112" in budi.shown[0].text
    assert "Periksa sebelum dikirim" in asked
    assert "Waktu: Selasa, 24 November 2026" in asked
    [row] = await rows_of(bot)
    assert "kebakaran" in drafting.read(row).content


async def test_free_words_with_several_open_reports_are_kept_and_asked_about(bot: Bot) -> None:
    budi = Phone(bot)
    await files(budi, COMPLETE)
    await files(budi, "Sampah di Purnama menumpuk sejak kemarin")
    asked = await says(budi, "kok belum ada kabar ya min")
    first, second = [ticket.number for ticket in await tickets_of(bot)]
    assert "Ini tentang laporan yang mana?" in asked
    assert f"1. {second} · Sampah di Purnama" in asked
    assert "3. Laporan baru" in asked
    assert "Ini tentang laporan yang mana?" in await says(budi, "sudah dua hari")
    await says(budi, "2")
    assert len(await pushed(bot, "push-addition")) == 1
    assert first in (await pushed(bot, "push-addition"))[0]
    assert not [row for row in await rows_of(bot) if row.filed_at is None and row.discarded_at is None]


async def test_an_afterthought_to_one_open_report_is_asked_about_and_a_whole_story_is_a_new_one(bot: Bot) -> None:
    budi = Phone(bot)
    await files(budi, COMPLETE)
    assert "Ini tentang laporan yang mana?" in await says(budi, "tolong cepat ya min ditunggu")
    await budi.taps("Laporan baru")
    await says(budi, "/batal")
    assert "betul?" in await says(budi, "Sampah di Purnama menumpuk sejak kemarin")


async def test_a_story_hours_after_a_question_is_a_new_report_and_the_draft_waits(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, "lampu jalan mati total di sini")
    bot.now += timedelta(days=2)
    asked = await says(budi, "anjing liar menggigit anak tetangga kami")
    assert any("Draf lama Anda" in one.text and "Lampu jalan mati" in one.text for one in budi.shown)
    assert "Kapan kejadiannya?" in asked
    assert len(await rows_of(bot)) == 2
    listed = await says(budi, "/lapor")
    assert "Anda punya 2 draf" in listed
    assert "3. Mulai baru\n4. Buang" in listed
    assert "Kapan kejadiannya?" in await says(budi, "2")


async def test_a_greeting_in_the_middle_is_greeted_and_the_question_stays(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, "lampu jalan mati total di sini", "halo min")
    assert "Salam." in budi.shown[-2].text
    assert "Kapan kejadiannya?" in budi.shown[-1].text


async def test_words_around_a_date_are_not_lost(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, "lampu mati", "kemarin di Purnama waktu hujan")
    [row] = await rows_of(bot)
    draft = drafting.read(row)
    assert "waktu hujan" in draft.content
    assert "Purnama" in draft.place


async def test_help_in_sections_edited_in_place(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, "/bantuan")
    count = len(budi.shown)
    for label, fragment in (
        ("Apa yang bisa dilaporkan", "Tiga contoh"),
        ("Yang bukan urusan kota", "PLN: Telepon PLN 123"),
        ("Berapa lama", "paling lama 3 hari"),
        ("Data Anda", "NIK tidak diperlukan"),
    ):
        await budi.taps(label)
        assert fragment in budi.shown[-1].text
    assert len(budi.shown) == count


async def test_unknown_commands_three_times_offer_a_person(bot: Bot) -> None:
    budi = Phone(bot)
    await says(budi, "/apa", "/siapa", "/kapan")
    await budi.taps("Minta bantuan petugas")
    await budi.taps("Ya, kirim ke petugas")
    [ticket] = await tickets_of(bot)
    assert ticket.content == "Warga minta dibantu petugas untuk melapor"


async def test_a_pin_lies_in_the_area_whose_centre_is_nearest(tmp_path: Path) -> None:
    city = tmp_path / "kota"
    shutil.copytree(SAMPLE, city)
    areas = city / "areas.csv"
    centres = {"Purnama,": "1.668,101.449", "Teluk Binjai,": "1.69,101.46"}
    rows = [
        next((f"{line},{centre}" for name, centre in centres.items() if name in line), line)
        for line in areas.read_text("utf-8").splitlines()
    ]
    areas.write_text("\n".join(rows), "utf-8")
    database = await make_database("sqlite", tmp_path)
    await schema.seed(database, database.keyring, read_region(city))
    bot = Bot(database)
    budi = Phone(bot)
    await budi.sends(*contents("[pin]"))
    assert "Kel. Purnama, Kec. Dumai Barat, titik lokasi di peta (kelurahan perkiraan saya)" in await says(
        budi, "lampu jalan mati total", "kemarin"
    )
    await database.close()


@pytest.mark.parametrize("cells", ["di sana,101.4", "1.6,", "91,101.4"])
async def test_a_centre_that_is_none_is_refused_with_its_place(tmp_path: Path, cells: str) -> None:
    city = tmp_path / "kota"
    shutil.copytree(SAMPLE, city)
    areas = city / "areas.csv"
    line = "Purnama,14.72.01,Dumai Barat"
    areas.write_text(areas.read_text("utf-8").replace(line, f"{line},{cells}"), "utf-8")
    with pytest.raises(RegionError, match="baris data ke-2"):
        read_region(city)
