"""Answers as strangers give them: no date known, personal data in an answer, a far place, an addition under review."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.form import Draft as Form
from bot.domain.people import Role
from bot.usecases import drafting
from storage.models import Draft, Ticket
from tests.stage import Person, Stage
from tests.talk.scenes import verifies

NIK = "1472010101900001"
DARK = "lampu jalan mati gelap sekali kalau malam"


async def _later(budi: Person, text: str) -> None:
    """Written when the last question has been read: not within moments."""
    budi.stage.clock.jump(budi.stage.clock() + timedelta(seconds=20))
    await budi.says(text)


async def _draft(stage: Stage) -> Form:
    async with stage.database.transaction() as session:
        return drafting.read((await session.scalars(select(Draft))).one())


async def _review(budi: Person, text: str = "Mohon dibuatkan taman Contoh di Purnama") -> None:
    await budi.says(text)
    await budi.hears("Periksa sebelum dikirim")


@pytest.mark.parametrize(
    "words", ["ga tau", "Tidak tahu", "tiap hari", "sudah lama min", "lupa", "gak tau kapan mulainya pak"]
)
async def test_who_knows_no_day_is_not_asked_again_and_it_is_no_report_text(quick_stage: Stage, words: str) -> None:
    citra = await _coordinator(quick_stage)
    budi = await quick_stage.person("Budi")
    await budi.says(DARK)
    await budi.hears("Kapan kejadiannya?")
    await _later(budi, words)
    await budi.hears("Di mana tempatnya?")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim", f'Waktu: "{words}"')
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    number = await budi.number()
    await citra.says(f"/tiket {number}")
    await citra.hears(number, f'waktu: "{words}"')
    async with quick_stage.database.transaction() as session:
        ticket = (await session.scalars(select(Ticket))).one()
        assert (ticket.content, ticket.happened_on, ticket.happened_words) == (DARK, None, words)


async def _coordinator(stage: Stage) -> Person:
    return await stage.officer("Citra", Role.COORDINATOR, "diskominfo")


async def test_an_unknown_day_has_a_button_and_may_be_told_later_all_the_same(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(f"{DARK} di Jl. Contoh")
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Tidak tahu")
    await budi.hears("Periksa sebelum dikirim", 'Waktu: "Tidak tahu"')
    await budi.taps("Ubah")
    await budi.hears("Bagian mana")
    await budi.taps("Tanggal")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("kemarin")
    card = await budi.hears("Periksa sebelum dikirim", "Waktu: ")
    assert "Tidak tahu" not in card["text"]


async def test_the_public_does_not_read_the_words_about_the_day(quick_stage: Stage) -> None:
    citra = await _coordinator(quick_stage)
    budi = await quick_stage.person("Budi")
    ani = await quick_stage.person("Ani Contoh")
    await budi.says(f"{DARK} di Teluk Binjai")
    await budi.hears("Kapan kejadiannya?")
    await _later(budi, "sudah lama")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    number = await budi.number()
    await verifies(citra, number)
    await ani.says(f"/cek {number}")
    card = await ani.hears(number, "Kel. Teluk Binjai")
    assert "sudah lama" not in card["text"]


async def test_a_number_in_the_answer_about_the_place_is_pointed_out_at_once(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan masalahnya")
    await budi.says(DARK)
    await budi.hears("Kapan kejadiannya?")
    await _later(budi, "kemarin, hubungi saya di 0812-0000-1111")
    asked = await budi.hears("Di mana tempatnya?", "memuat nomor HP", "Hapus dari laporan")
    assert "Hapus dari laporan" in str(asked["reply_markup"])
    await budi.taps("Hapus dari laporan")
    await budi.hears("Sudah dihapus dari laporan")
    await budi.hears("Di mana tempatnya?")
    await _later(budi, f"Jl. Contoh 5, NIK {NIK}")
    await budi.hears("Periksa sebelum dikirim", "memuat NIK")
    await budi.taps("Hapus dari laporan")
    await budi.hears("Sudah dihapus dari laporan")
    card = await budi.hears("Periksa sebelum dikirim", "Tempat: Jl. Contoh 5")
    assert "memuat" not in card["text"]
    draft = await _draft(quick_stage)
    assert NIK not in draft.place
    assert "0812" not in draft.content


@pytest.mark.parametrize(
    "words", ["depan rumah saya Budi", "nama saya Siti Contoh, rumah pagar hijau", "saya Joko warga sini"]
)
async def test_a_name_in_a_later_answer_is_pointed_out_while_anonymous(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await _review(budi)
    await _later(budi, words)
    await budi.hears("Sudah saya tambahkan")
    quiet = [one for one in await budi.messages() if "nama Anda" in one.get("text", "")]
    assert not quiet
    await budi.taps("Anonim: tidak")
    await budi.hears("Laporan ini anonim, tetapi memuat nama Anda")
    await budi.taps("Hapus dari laporan")
    await budi.hears("Sudah dihapus dari laporan")
    card = await budi.hears("Periksa sebelum dikirim")
    assert "memuat" not in card["text"]
    content = (await _draft(quick_stage)).content
    assert not {"Budi", "Siti", "Joko"} & set(content.replace(",", " ").split())


async def test_a_name_added_to_an_anonymous_report_is_pointed_out_with_the_button(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _review(budi)
    await budi.taps("Anonim: tidak")
    await budi.hears("Periksa sebelum dikirim", "lampiran, tanpa nama")
    await _later(budi, "ini laporan dari saya Budi, terima kasih")
    line = await budi.hears("Sudah saya tambahkan", "Laporan ini anonim, tetapi memuat nama Anda")
    assert "Hapus dari laporan" in str(line["reply_markup"])


async def test_a_pin_far_away_is_kept_and_said_in_the_very_next_message(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(DARK)
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.sends_location(-23.55, -46.63)
    await budi.hears("Periksa sebelum dikirim", "di luar")
    ani = await quick_stage.person("Ani Contoh")
    await ani.sends_location(-23.55, -46.63)
    await ani.hears("Lokasi itu di luar Kota Dumai", "Apa masalahnya di sana?")
    siti = await quick_stage.person("Siti Contoh")
    await siti.says(DARK)
    await siti.hears("Kapan kejadiannya?")
    await siti.sends_location(-23.55, -46.63)
    await siti.hears("Lokasi itu di luar Kota Dumai", "tetap saya simpan")
    await siti.hears("Kapan kejadiannya?")


async def test_an_addition_under_review_is_one_line_and_the_card_changes_in_place(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("Mohon dibuatkan taman Contoh di Purnama")
    card = await budi.hears("Periksa sebelum dikirim")
    await _later(budi, "dengan bangku dan lampu")
    line = await budi.hears("Sudah saya tambahkan")
    assert len(line["text"]) < 120
    budi.forgets()
    changed = await budi.hears("Periksa sebelum dikirim", "dengan bangku dan lampu")
    assert changed["message_id"] == card["message_id"]
    for words in ("juga tempat sampah", "dan pohon peneduh"):
        await _later(budi, words)
        await budi.hears("Sudah saya tambahkan")
    budi.forgets()
    anew = await budi.hears("Periksa sebelum dikirim", "dan pohon peneduh")
    assert anew["message_id"] > card["message_id"]
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")


async def test_an_addition_can_be_sent_from_its_own_line(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _review(budi)
    await budi.sends_photo("ini tempatnya")
    line = await budi.hears("Sudah saya tambahkan")
    await budi.taps("Kirim", line["message_id"])
    await budi.hears("sudah masuk")


@pytest.mark.parametrize(
    "words",
    [
        "kebakaran di Jl. Contoh sekarang",
        "tadi ada kecelakaan di Jl. Contoh",
        "barusan pohon tumbang di Jl. Contoh menutup jalan",
        "malam ini musik keras sekali di Jl. Contoh",
        "pipa air pecah di Jl. Contoh, airnya meluap sekarang juga",
    ],
)
async def test_what_happens_now_is_not_asked_for_its_day(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears("Periksa sebelum dikirim", "Waktu: ")
    assert not [one for one in await budi.messages() if "betul?" in one.get("text", "")]


@pytest.mark.parametrize(
    "words", ["sampah di Jl. Contoh sampai sekarang belum diangkut", "dari dulu sampai saat ini jalan Contoh rusak"]
)
async def test_until_now_is_no_day(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears("Kapan kejadiannya?")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Pohon tumbang di Jl. Contoh tanggal 31 Februari", "Pohon tumbang di Jl. Contoh"),
        ("Sejak 31 Februari lampu di Jl. Contoh mati", "Lampu di Jl. Contoh mati"),
    ],
)
async def test_a_day_that_no_calendar_has_is_asked_about_and_is_in_no_title(
    quick_stage: Stage, words: str, title: str
) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears('Tanggal "', '31 Februari" tidak ada di kalender', "Kapan kejadiannya?")
    await _later(budi, "28/2")
    await budi.hears("Periksa sebelum dikirim", f"Pengaduan · {title}\n")
    assert (await _draft(quick_stage)).content == words


async def test_a_large_video_as_an_answer_gets_one_sentence(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(DARK)
    await budi.hears("Kapan kejadiannya?")
    await budi.sends(video={"size": 60_000_000, "name": "besar.mp4"})
    await budi.hears("57 MB", "tetap bisa membukanya di Telegram")
    await budi.hears("Kapan kejadiannya?")
    assert not [one for one in await budi.messages() if "Berkasnya sudah saya simpan" in one.get("text", "")]


async def test_a_link_alone_is_asked_what_is_wrong_and_nothing_about_languages(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("https://contoh.id/x")
    asked = await budi.hears("Tautan saja belum cukup")
    assert "Inggris" not in asked["text"]


async def test_many_stickers_in_a_row_are_answered_once(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(DARK)
    await budi.hears("Kapan kejadiannya?")
    for _ in range(20):
        await budi.sends(sticker="😀")
    await budi.hears("Stiker tidak bisa saya baca")
    await budi.says("kemarin")
    await budi.hears("Di mana tempatnya?")
    said = [one.get("text", "") for one in await budi.messages()]
    assert sum("Stiker tidak bisa" in text for text in said) == 1
    assert sum("Kapan kejadiannya?" in text for text in said) <= 3


async def test_a_long_text_pasted_twice_is_refused_in_one_sentence(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    words = "".join(f"nomor {count}: {DARK}. " for count in range(190))
    await budi.says(words)
    await budi.hears("Kapan kejadiannya?")
    await _later(budi, words)
    await budi.hears("Teks yang sama sudah ada")
    await budi.taps("Kemarin")
    await budi.hears("Periksa sebelum dikirim")
    said = [one.get("text", "") for one in await budi.messages()]
    assert sum("Teks yang sama sudah ada" in text for text in said) == 1
