"""What many transcripts begin with: a town with its officers, a report that is filed, one that an agency holds."""

from __future__ import annotations

from bot.callbacks import Press, encode
from bot.domain.people import Role
from tests.stage import Person, Stage

WISH = "Mohon dibuatkan zebra cross di depan SDN Contoh"
DISHUB = "Dinas Perhubungan"


class Town:
    """Citra coordinates, Dewi works for Dinas Perhubungan, Budi is a citizen; more may join."""

    def __init__(self, stage: Stage, citra: Person, dewi: Person, budi: Person) -> None:
        self.stage, self.citra, self.dewi, self.budi = stage, citra, dewi, budi

    async def filed(self, text: str = WISH, person: Person | None = None) -> str:
        """The number of an Aspirasi that was just filed; Citra has heard of it."""
        number = await files(person or self.budi, text)
        await self.citra.hears("Laporan baru", number)
        return number

    async def assigned(self, text: str = WISH, person: Person | None = None) -> str:
        """A report that Dinas Perhubungan holds: Belum Ditindaklanjuti."""
        number = await self.filed(text, person)
        await verifies(self.citra, number)
        await (person or self.budi).hears("sudah diperiksa", number)
        await self.dewi.hears("untuk instansi Anda", number)
        return number

    async def confidential(self) -> str:
        """A report marked Rahasia that Dinas Perhubungan holds."""
        await self.budi.says("/lapor")
        await self.budi.taps("Aspirasi")
        await self.budi.says("Mohon dibuatkan rumah aman Contoh")
        await self.budi.hears("Periksa sebelum dikirim")
        await self.budi.taps("Rahasia: tidak")
        await self.budi.taps("Kirim")
        await self.budi.hears("sudah masuk")
        number = await self.budi.number()
        await verifies(self.citra, number)
        return number

    async def proposed(self, text: str = WISH) -> str:
        """A report that the agency says is finished."""
        number = await self.assigned(text)
        await self.proposes(number)
        return number

    async def proposes(self, number: str, words: str = "Sudah dipasang.") -> None:
        await self.dewi.says(f"/selesai {number} {words}")
        await self.dewi.hears("✓ Selesai", number)
        await self.budi.hears("menyatakan laporan Anda selesai", number)

    async def closed(self, text: str = WISH) -> str:
        number = await self.proposed(text)
        await self.budi.taps("Sudah selesai")
        await self.budi.hears("Status: Selesai", number)
        return number


async def town(stage: Stage) -> Town:
    citra = await stage.officer("Citra", Role.COORDINATOR, "diskominfo")
    dewi = await stage.officer("Dewi", Role.LIAISON, "dishub")
    return Town(stage, citra, dewi, await stage.person("Budi"))


async def files(person: Person, text: str = WISH, kind: str = "Aspirasi") -> str:
    """The number of a report filed by buttons, without a date or a place."""
    await person.says("/lapor")
    await person.hears("Apa yang ingin Anda sampaikan?")
    await person.taps(kind)
    await person.hears("dengan kata-kata sendiri.")
    await person.says(text)
    await person.hears("Periksa sebelum dikirim")
    await person.taps("Kirim")
    await person.hears("sudah masuk")
    return await person.number()


async def forges(person: Person, press: Press) -> None:
    """Press a button that nobody was given."""
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    chat = {"id": person.chat, "type": "private", "first_name": person.name}
    message = {"message_id": 1, "date": 0, "chat": chat}
    query = {"id": "1", "from": sender, "chat_instance": "1", "message": message, "data": encode(press)}
    await person.stage.post("/sim/updates", {"callback_query": query})


async def verifies(coordinator: Person, number: str, agency: str = DISHUB) -> None:
    await coordinator.says(f"/verifikasi {number} {agency}")
    await coordinator.hears(f"Verifikasi {number}", agency)
    await coordinator.taps("Verifikasi")
    await coordinator.hears("diteruskan ke")
