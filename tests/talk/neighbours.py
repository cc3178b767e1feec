"""Reports about one place, and people who write, send and follow them."""

from __future__ import annotations

from sqlalchemy import select

from storage.models import Base
from tests.stage import Person, Stage
from tests.talk.scenes import Town, verifies

FIRST = "Lampu jalan di depan SDN 3 Kelurahan Teluk Binjai mati sejak kemarin, gelap sekali"
SAME = "PJU dekat SD Negeri 3 kel teluk binjai padam dari kemarin pak"
OTHER = "Sampah di Pasar Contoh Kelurahan Teluk Binjai belum diangkut sejak kemarin"
HEAD = "Sudah ada laporan serupa"


async def reviews(person: Person, text: str) -> None:
    """A complete first message, its date confirmed: the review card stands there."""
    await person.says(text)
    await person.hears("betul?")
    await person.taps("Betul")


async def sends(place: Town, person: Person, text: str) -> str:
    await reviews(person, text)
    await person.hears("Periksa sebelum dikirim")
    await person.taps("Kirim")
    await person.hears("sudah masuk")
    return await person.number()


async def known(place: Town, text: str = FIRST) -> str:
    """The number of a report of Budi's that everybody may see and Dinas Perhubungan holds."""
    number = await sends(place, place.budi, text)
    await place.citra.hears("Laporan baru", number)
    await verifies(place.citra, number)
    await place.dewi.hears("untuk instansi Anda", number)
    return number


async def followed(place: Town, person: Person, number: str) -> None:
    await person.says(f"/cek {number}")
    await person.hears(number, "Perjalanan laporan")
    await person.taps("Ikuti laporan itu")
    await person.hears("Anda sekarang mengikuti", number)


async def newcomer(stage: Stage) -> Person:
    """Somebody who has opened the chat and nothing more."""
    person = await stage.person("Ani Contoh")
    await person.says("/start")
    await person.hears("Selamat datang")
    return person


async def rows(stage: Stage, model: type[Base]) -> list[object]:
    async with stage.database.transaction() as session:
        return list(await session.scalars(select(model)))
