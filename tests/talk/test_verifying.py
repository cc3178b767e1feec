"""Verification on one card: counted in taps, each field one press away, and the bot's proposals."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.callbacks import Card, Menu
from storage.models import Ticket
from tests.stage import Person, Stage
from tests.talk.scenes import Town, files, forges, town

HALTE = "Mohon dibuatkan halte di depan SDN Contoh"
LONG = "Mohon lampu di gang Contoh diganti. " * 90
LAST = "Terima kasih banyak."


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


async def _new(stage: Stage, text: str = HALTE) -> tuple[Person, str]:
    """The coordinator and a report that was just filed; no tap was made yet."""
    place = await town(stage)
    number = await place.filed(text)
    assert place.citra.taps_made == 0
    return place.citra, number


async def test_a_complete_report_needs_two_taps_from_its_push(quick_stage: Stage) -> None:
    citra, number = await _new(quick_stage)
    await citra.taps("Periksa")
    await citra.hears(f"Verifikasi {number}", "Jenis: Aspirasi", "Berkadar pengawasan: tidak", "Kategori: Lalu lintas")
    assert "Lampiran" not in await citra.buttons()  # there is none to look at
    await citra.taps("Verifikasi")
    await citra.hears("diteruskan ke Dinas Perhubungan")
    assert citra.taps_made == 2


async def test_verifikasi_of_what_a_body_outside_answers_for_led_nowhere(quick_stage: Stage) -> None:
    citra, number = await _new(quick_stage, "Mohon meteran listrik PLN di Jalan Contoh diganti")
    await citra.taps("Periksa")
    await citra.hears("Untuk: PLN")
    await citra.taps("Arahkan ke PLN")
    await citra.hears(f"Yang berwenang atas {number} adalah PLN, bukan pemerintah kota. Apa alasannya?")
    await citra.says("Meteran listrik diurus PLN.")
    await citra.hears("✓", number, "Arsip")


async def test_the_kelurahan_of_a_place_proposed_a_category_of_its_own(quick_stage: Stage) -> None:
    citra, number = await _new(quick_stage, "Mohon lampu jalan di Jalan Contoh 5, Kelurahan Purnama diganti")
    await citra.taps("Periksa")
    await citra.hears(f"Verifikasi {number}", "Kategori: Lampu jalan")
    assert not [label for label in await citra.buttons() if label.startswith("Kelurahan")]


async def test_what_accuses_officials_was_proposed_to_those_whom_it_accuses(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says("/lapor")
    await place.budi.taps("Pengaduan")
    await place.budi.says("Pegawai dinas perhubungan meminta uang 200 ribu di Jalan Contoh kemarin, saya takut")
    await place.budi.taps("Betul")
    await place.budi.taps("Kirim")
    await place.citra.taps("Periksa")
    await place.citra.hears("Berkadar pengawasan: ya", "Untuk: Inspektorat")


@pytest.mark.parametrize(
    ("tap", "typed", "shown", "taps"),
    [
        ("Pengaduan", "", "Jenis: Pengaduan", 3),
        ("Berkadar", "", "Berkadar pengawasan: ya", 3),
        ("Judul", "Halte di SDN Contoh", "Judul: Halte di SDN Contoh", 3),
        ("Tempat", "Jl. Contoh", "Tempat: Jl. Contoh", 3),
        ("Teks umum", "Mohon halte.", "Mohon halte.", 3),
    ],
)
async def test_a_field_is_changed_in_one_tap(quick_stage: Stage, tap: str, typed: str, shown: str, taps: int) -> None:
    citra, number = await _new(quick_stage)
    await citra.taps("Periksa")
    await citra.hears(f"Verifikasi {number}")
    await citra.taps(tap)
    if typed:
        await citra.hears("Tulis")
        await citra.says(typed)
    await citra.hears(f"Verifikasi {number}", shown)
    await citra.taps("Verifikasi")
    await citra.hears("✓", number, "diteruskan ke")
    assert citra.taps_made == taps


async def test_likely_agencies_and_categories_stand_on_the_card(quick_stage: Stage) -> None:
    citra, number = await _new(quick_stage, "Sampah menumpuk menutup selokan dan jalan Contoh jadi banjir")
    await citra.taps("Periksa")
    card = await citra.hears(f"Verifikasi {number}")
    rows = [[button["text"] for button in row] for row in card["reply_markup"]["inline_keyboard"]]
    fields = rows.index(["Instansi", "Kategori"])
    agencies, categories = rows[4], [label for row in rows[5:fields] for label in row]
    assert len(agencies) >= 2
    assert len(categories) >= 2
    assert sum(label.startswith("✓ ") for label in agencies) == 1
    other, topic = (next(one for one in labels if "✓" not in one) for labels in (agencies, categories))
    await citra.taps(other)
    await citra.taps(topic)
    await citra.hears(f"Verifikasi {number}", f"Kategori: {topic.removesuffix(' …')}")
    await citra.taps("Verifikasi")
    await citra.hears("✓", number, "diteruskan ke")
    assert citra.taps_made == 4


async def test_whatever_is_in_no_likely_choice_costs_four_taps(quick_stage: Stage) -> None:
    citra, number = await _new(quick_stage)
    await citra.taps("Periksa")
    for field, value, shown in (("Instansi", "DLH", "Untuk: Dinas Lingkungan Hidup"),):
        await citra.taps(field)
        await citra.hears("Instansi yang menangani", number)
        await citra.taps(value)
        await citra.hears(shown)
    await citra.taps("Verifikasi")
    await citra.hears("diteruskan ke Dinas Lingkungan Hidup")
    assert citra.taps_made == 4


async def _bribed(place: Town) -> str:
    """The number of a complaint that accuses officials."""
    await place.budi.says("/lapor")
    await place.budi.taps("Pengaduan")
    await place.budi.says(
        "Petugas loket Contoh minta pungli dan suap kepada warga, pegawai itu menyalahgunakan jabatan"
    )
    await place.budi.taps("Hari ini")
    await place.budi.says("Jl. Sultan Syarif Kasim")
    await place.budi.hears("Periksa sebelum dikirim")
    await place.budi.taps("Kirim")
    await place.budi.hears("sudah masuk")
    number = await place.budi.number()
    await place.citra.hears("Laporan baru", number)
    return number


async def test_a_complaint_about_bribes_is_proposed_as_berkadar_and_confirmed_by_the_button(
    quick_stage: Stage,
) -> None:
    place = await town(quick_stage)
    number = await _bribed(place)
    await place.citra.taps("Periksa")
    await place.citra.hears(f"Verifikasi {number}", "Berkadar pengawasan: ya", "Untuk: Inspektorat")
    await place.citra.taps("Verifikasi")
    await place.citra.hears("diteruskan ke Inspektorat")
    assert (await _ticket(quick_stage, number)).supervised is True


async def test_a_stale_card_is_renewed_in_place(quick_stage: Stage) -> None:
    citra, number = await _new(quick_stage)
    await citra.taps("Periksa")
    card = await citra.hears(f"Verifikasi {number}")
    await citra.taps("Judul")
    await citra.hears("Tulis judul baru")
    await citra.says("Judul baru")
    await citra.hears("Judul: Judul baru")
    await citra.taps("Verifikasi", card["message_id"])
    renewed = await citra.hears("Kartu yang tadi sudah berubah", "Judul: Judul baru")
    assert renewed["message_id"] == card["message_id"]
    await citra.taps("Verifikasi", card["message_id"])
    await citra.hears("✓", number)


async def test_a_long_text_is_read_whole_before_it_becomes_public(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await files(place.budi, LONG + LAST)
    await place.citra.hears("Laporan baru", number)
    await place.citra.taps("Periksa")
    card = await place.citra.hears(f"Verifikasi {number}")
    assert LAST not in card["text"]
    await place.citra.taps("Baca seluruhnya")
    await place.citra.hears(LAST)
    await place.citra.taps("Buka kartu")
    await place.citra.hears(number, "dari Budi")
    await place.citra.taps("Baca seluruhnya")
    await place.citra.hears(LAST)
    for press in (Menu("text", number), Card(number, "read")):
        await forges(place.dewi, press)
    await place.dewi.hears("tidak saya temukan")
    assert LAST not in str(await place.dewi.messages())


async def test_a_confidential_report_is_read_on_the_card_and_promises_the_public_nothing(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/tiket {number}")
    for label in ("Lainnya", "Batasi akses", "Rahasia"):
        await place.citra.taps(label)
    await place.budi.hears("menjadikan laporan Anda rahasia", number)
    await place.citra.says(f"/verifikasi {number}")
    card = await place.citra.hears(f"Verifikasi {number}", "zebra cross di depan", "umum tidak melihat apa pun")
    assert card["has_protected_content"] is True
    assert "Teks umum" not in await place.citra.buttons()


async def test_the_class_changed_the_agency_without_a_word(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _bribed(place)
    await place.citra.taps("Periksa")
    await place.citra.hears(f"Verifikasi {number}", "Berkadar pengawasan: ya", "Untuk: Inspektorat")
    await place.citra.taps("Aspirasi")
    await place.citra.hears("Ikut berubah: berkadar pengawasan ke tidak")
