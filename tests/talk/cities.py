"""Three invented cities under one hub, each with its coordinator, a liaison and a citizen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.domain.people import Role
from storage import schema
from storage.engine import Database
from storage.regionreader import read
from tests.stage import Person, Stage
from tests.talk.scenes import files, verifies

REGION = Path(__file__).parents[1] / "regions" / "contoh"
CODES = {"CTH": "", "CTB": "ctb-", "CTT": "ctt-"}  # what stands before the codes of a city's agencies


@dataclass
class Place:
    """One city: its coordinator, the liaison of its Dinas Perhubungan, a citizen who reports there."""

    code: str
    coordinator: Person
    liaison: Person
    citizen: Person

    async def filed(self, text: str = "Mohon dibuatkan zebra cross di depan SDN Contoh") -> str:
        number = await files(self.citizen, text)
        await self.coordinator.hears("Laporan baru", number)
        return number

    async def assigned(self) -> str:
        number = await self.filed()
        await verifies(self.coordinator, number)
        await self.liaison.hears("untuk instansi Anda", number)
        return number


async def open_stage(database: Database, region: Path = REGION) -> Stage:
    await schema.seed(database, database.keyring, read(region))
    stage = Stage(database)
    await stage.open()
    return stage


async def city(stage: Stage, code: str) -> Place:
    coordinator = await stage.officer(f"Koordinator {code}", Role.COORDINATOR, f"{CODES[code]}kominfo")
    liaison = await stage.officer(f"Penghubung {code}", Role.LIAISON, f"{CODES[code]}dishub")
    citizen = await stage.person(f"Warga {code}")
    await citizen.says(f"/start k_{code}")
    await citizen.hears("Selamat datang")
    return Place(code, coordinator, liaison, citizen)
