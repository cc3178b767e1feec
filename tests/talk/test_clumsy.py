"""A clumsy thumb at the officers' desk: outdated cards, double taps, the wrong agency."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.domain.people import Role
from storage.models import Event, Ticket
from tests.stage import Person, Stage
from tests.talk.scenes import town


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


async def _actions(stage: Stage) -> list[str]:
    async with stage.database.transaction() as session:
        return list(await session.scalars(select(Event.action).order_by(Event.id)))


async def _twice(person: Person, label: str, message: int) -> None:
    """Two taps at the same moment, before the bot has said anything."""
    await asyncio.gather(person.taps(label, message), person.taps(label, message))


async def test_a_colleagues_correction_is_not_overwritten_by_what_was_typed_before(quick_stage: Stage) -> None:
    """The place typed on one card stood over the one that a colleague had saved meanwhile, after any other press."""
    place = await town(quick_stage)
    cahya = await quick_stage.officer("Cahya", Role.COORDINATOR, "diskominfo")
    number = await place.assigned()
    await _types(place.citra, number, "Tempat", "Jl. Salah")
    await _types(cahya, number, "Tempat", "Jl. Betul")
    await cahya.taps("Simpan")
    await cahya.hears("disimpan", number)
    await place.citra.taps("Pengaduan")
    await place.citra.hears("Sudah ditangani rekan Anda", "data dibetulkan", "Tempat: Jl. Betul", "Jenis: Aspirasi")
    await place.citra.taps("Pengaduan")
    await place.citra.hears("Jenis: Pengaduan", "Tempat: Jl. Betul")
    await place.citra.taps("Simpan")
    await place.citra.hears("disimpan", number)
    ticket = await _ticket(quick_stage, number)
    assert (ticket.place, ticket.kind) == ("Jl. Betul", "complaint")


async def test_words_typed_for_a_field_do_not_bring_back_what_a_colleague_replaced(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    cahya = await quick_stage.officer("Cahya", Role.COORDINATOR, "diskominfo")
    number = await place.assigned()
    await _types(place.citra, number, "Tempat", "Jl. Salah")
    await place.citra.taps("Judul")
    await place.citra.hears("Tulis judul baru")
    await _types(cahya, number, "Tempat", "Jl. Betul")
    await cahya.taps("Simpan")
    await cahya.hears("disimpan", number)
    await place.citra.says("Judul baru")
    await place.citra.hears("Kartu yang tadi sudah berubah", "Judul: Judul baru", "Tempat: Jl. Betul")


async def _types(officer: Person, number: str, field: str, words: str) -> None:
    await officer.says(f"/ubah {number}")
    await officer.hears(f"Ubah {number}")
    await officer.taps(field)
    await officer.hears("Tulis")
    await officer.says(words)
    await officer.hears(f"Ubah {number}", words)


async def test_an_older_card_does_not_lose_what_was_typed_on_the_newer(quick_stage: Stage) -> None:
    """Opening the card once more forgot the place; the next press of Verifikasi wrote the report without it."""
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.taps("Periksa")
    old = await place.citra.hears(f"Verifikasi {number}")
    await place.citra.taps("Tempat")
    await place.citra.hears("Tulis tempat kejadian")
    await place.citra.says("Jl. Contoh 5")
    await place.citra.hears("Tempat: Jl. Contoh 5")
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.hears(f"Verifikasi {number}", "Tempat: Jl. Contoh 5")
    await place.citra.taps("Verifikasi", old["message_id"])
    renewed = await place.citra.hears("Kartu yang tadi sudah berubah", "Tempat: Jl. Contoh 5")
    assert renewed["message_id"] == old["message_id"]
    await place.citra.taps("Verifikasi", old["message_id"])
    await place.citra.hears("✓", number)
    assert (await _ticket(quick_stage, number)).place == "Jl. Contoh 5"


async def test_news_of_the_citizen_renews_the_verification_card_in_place(quick_stage: Stage) -> None:
    """The card turned into another one, and what had been typed on it was lost."""
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.taps("Periksa")
    await place.citra.hears(f"Verifikasi {number}")
    await place.citra.taps("Judul")
    await place.citra.says("Judul baru")
    card = await place.citra.hears("Judul: Judul baru")
    await place.budi.says(f"/tanggapi {number} Di sisi sekolah.")
    await place.citra.hears("Pelapor menjawab", number)
    await place.citra.taps("Verifikasi", card["message_id"])
    renewed = await place.citra.hears("Laporan ini berubah", "Di sisi sekolah.", "Judul: Judul baru")
    assert renewed["message_id"] == card["message_id"]
    await place.citra.taps("Verifikasi", card["message_id"])
    await place.citra.hears("✓", number)
    assert (await _ticket(quick_stage, number)).title == "Judul baru"


async def test_a_second_tap_on_verifikasi_does_and_says_nothing(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.taps("Periksa")
    card = await place.citra.hears(f"Verifikasi {number}")
    await _twice(place.citra, "Verifikasi", card["message_id"])
    await place.citra.hears("diteruskan ke Dinas Perhubungan", number)
    await quick_stage.quiet()
    said = " ".join(one.get("text", "") for one in await place.citra.messages())
    assert "berubah" not in said
    assert "tadi" not in said
    assert await _actions(quick_stage) == ["file", "verify"]


@pytest.mark.parametrize(
    ("button", "asked"),
    [
        ("Minta data", "Keterangan apa yang diperlukan"),
        ("Bukan wewenang", "Siapa yang berwenang"),
        ("Arsipkan", "Apa alasan mengarsipkan"),
    ],
)
async def test_what_is_not_to_be_verified_is_one_tap_away(quick_stage: Stage, button: str, asked: str) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.taps("Periksa")
    await place.citra.hears(f"Verifikasi {number}")
    await place.citra.taps(button)
    await place.citra.hears(asked, number)
    assert place.citra.taps_made == 2


async def test_forwarding_names_the_agency_before_and_after_and_can_be_moved_on(quick_stage: Stage) -> None:
    """One press on a short name had told the citizen and the wrong agency."""
    place = await town(quick_stage)
    lala = await quick_stage.officer("Lala", Role.LIAISON, "dlh")
    number = await place.assigned()
    await place.citra.says(f"/tiket {number}")
    await place.citra.taps("Teruskan")
    await place.citra.hears("Ke instansi mana", number)
    await place.citra.taps("DLH")
    question = await place.citra.hears(f"Teruskan {number} ke Dinas Lingkungan Hidup")
    assert (await _ticket(quick_stage, number)).holder_id != await _agency(quick_stage, number, "dlh")
    await _twice(place.citra, "Teruskan ke Dinas Lingkungan Hidup", question["message_id"])
    await place.citra.hears("✓ Teruskan", number, "Dinas Lingkungan Hidup")
    await lala.hears("untuk instansi Anda", number)
    await place.citra.taps("Salah instansi? Pindahkan")
    await place.citra.hears("Ke instansi mana", number)
    await place.citra.taps("Dishub")
    await place.citra.hears(f"Teruskan {number} ke Dinas Perhubungan")
    await place.citra.taps("Instansi lain")
    await place.citra.hears("Ke instansi mana", number)
    await place.citra.taps("Dishub")
    await place.citra.hears(f"Teruskan {number} ke Dinas Perhubungan")
    await place.citra.taps("Teruskan ke Dinas Perhubungan")
    await place.citra.hears("✓ Teruskan", number, "Dinas Perhubungan")
    await lala.hears("tidak perlu menanganinya lagi", number)
    assert await _actions(quick_stage) == ["file", "verify", "forward", "forward"]


async def _agency(stage: Stage, number: str, code: str) -> int:
    assert stage.app is not None
    async with stage.database.transaction() as session:
        agency = (await stage.app.work_for(session)).city.agency(code)
    assert agency is not None
    return agency.id


async def test_words_behind_an_agencys_name_are_not_passed_over(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.citra.says(f"/teruskan {number} DLH Kota Lain")
    await place.citra.hears('Saya mengenali "DLH", tetapi tidak "Kota Lain"')
    await place.citra.hears(f"Teruskan {number} ke Dinas Lingkungan Hidup")
    assert await _actions(quick_stage) == ["file", "verify"]
    await place.citra.says("Dinas Kesehatan")
    await place.citra.hears("✓ Teruskan", number, "Dinas Kesehatan")


async def test_a_photo_where_only_text_is_taken_is_answered_in_one_sentence(quick_stage: Stage) -> None:
    """A photo beside the words was dropped without a word; a photo alone was answered with "kirim foto"."""
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/kembalikan {number}")
    await place.dewi.hears("dikembalikan?", number)
    await place.dewi.sends_photo()
    await place.dewi.hears("Di sini hanya teks")
    await place.dewi.hears("dikembalikan?", number)
    await place.dewi.sends_photo("Bukan wewenang kami.")
    await place.dewi.hears('"Kembalikan" hanya menerima teks')
    await place.dewi.hears("✓ Kembalikan", number)
    await place.citra.says(f"/catat {number}")
    await place.citra.hears("Tulis catatan internal")
    await place.citra.sends_photo("Denah lokasi.")
    await place.citra.hears("✓ Catat", number)


async def test_an_unknown_agency_for_verification_points_to_the_cards_button(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/verifikasi {number} Dinas Antah")
    await place.citra.hears('"Dinas Antah" tidak ada di kota ini', "tombol Instansi")
    await place.citra.hears(f"Verifikasi {number}")


async def test_officers_are_not_told_to_file_a_complaint(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    for _ in range(3):
        await place.dewi.says("/ekspor")
        await place.dewi.hears("Perintah Anda ada di /bantuan")
    await place.dewi.says("/batal")
    await place.dewi.hears("Yang menunggu Anda ada di /antrean")


async def test_a_photo_in_reply_to_a_card_is_not_sent_without_words(quick_stage: Stage) -> None:
    """The answer was a dash, and *Selesai* closed the report with a dash as its words."""
    place = await town(quick_stage)
    number = await place.assigned()
    pushed = next(one for one in await place.dewi.messages() if "untuk instansi Anda" in one.get("text", ""))
    await place.dewi.sends_photo(reply_to=pushed["message_id"])
    await place.dewi.hears(f"Berkas Anda untuk {number}", "Dipakai untuk apa?")
    assert "Kembalikan" not in await place.dewi.buttons()
    await place.dewi.taps("Selesai")
    await place.dewi.hears("Apa yang sudah dikerjakan", number)
    await place.budi.hears_nothing("menyatakan laporan Anda selesai", 0.1)
    await place.dewi.says("Sudah dicat.")
    await place.budi.hears("menyatakan laporan Anda selesai", "Sudah dicat.")
    await place.dewi.says(f"/tindaklanjut {number} Masih ada lagi.")
    await place.dewi.hears("menunggu jawaban pelapor", "Masih ada lagi.")
