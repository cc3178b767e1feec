"""The main job, end to end: filed with a photo and a pin, verified, followed up, finished, confirmed and rated."""

from __future__ import annotations

import asyncio

from bot.domain.people import Role
from tests.stage import Person, Stage


async def test_a_complaint_from_the_first_photo_to_the_rating(stage: Stage) -> None:
    citra = await stage.officer("Citra", Role.COORDINATOR, "diskominfo")
    dewi = await stage.officer("Dewi", Role.LIAISON, "dishub")
    budi = await stage.person("Budi")

    await budi.sends_photo("lampu jalan di sini mati sejak kemarin min")
    await budi.hears("tersimpan di Telegram", "betul?")
    await budi.taps("Betul")
    await budi.hears("Di mana tempatnya?")
    await budi.sends_location()
    await budi.hears("Periksa sebelum dikirim", "Lampu jalan", "titik lokasi di peta", "Lampiran: 1")
    await budi.taps("Kirim")
    await budi.hears("Laporan Anda sudah masuk", "Status: Belum Terverifikasi", "paling lambat")
    assert budi.taps_made == 2
    number = await budi.number()

    await citra.hears("Laporan baru", number)
    await citra.taps("Buka kartu")
    await citra.hears(number, "Belum Terverifikasi", "dari Budi")
    await citra.taps("Verifikasi")
    await citra.hears("Verifikasi " + number)
    await citra.taps("Instansi")
    await citra.hears("Instansi yang menangani")
    await citra.taps("Dishub")
    await citra.hears("Untuk: Dinas Perhubungan")
    await citra.taps("Verifikasi")
    await citra.hears("diteruskan ke Dinas Perhubungan")
    await budi.hears("sudah diperiksa dan diteruskan ke Dinas Perhubungan", number, "Belum Ditindaklanjuti")

    await dewi.hears("untuk instansi Anda", number)
    await dewi.taps("Buka kartu")
    await dewi.hears(number, "sisa 5 hari kerja")
    await dewi.taps("Tindak lanjuti")
    await dewi.hears("Kirim teks tindak lanjut")
    await dewi.sends_photo("Tim turun sore ini.")
    await dewi.hears("Tindak lanjuti", "Proses")
    await budi.hears("Tindak lanjut dari Dinas Perhubungan", "Tim turun sore ini.", "Status: Proses")
    assert await _photo(budi), "the photo follows its text"

    await dewi.says(f"/selesai {number} Lampu sudah diganti.")
    await dewi.hears("Selesai", number)
    await budi.hears("menyatakan laporan Anda selesai", "Lampu sudah diganti.", "ditutup otomatis")
    await budi.taps("Sudah selesai")
    await budi.hears("laporan Anda selesai", "Status: Selesai", "Seberapa puas")
    await budi.taps("5")
    await budi.hears("sudah dicatat. Sehari ini")
    await dewi.hears("Pelapor menyatakan", number)
    await budi.says("/laporanku")
    await budi.hears(number, "Selesai")


async def _photo(person: Person) -> bool:
    """Whether the bot's photo arrives; it is a message of its own."""
    for _ in range(400):
        if any(one.get("photo") and not one.get("out") for one in await person.messages()):
            return True
        await asyncio.sleep(0.02)
    return False
