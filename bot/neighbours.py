"""The demonstration's hub: two small invented cities beside the sample one, with something to compare and to remind of.

Their files are made from the sample's, so that limits and holidays are the same everywhere.
"""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from bot.domain.form import Draft
from bot.domain.formjson import to_json
from bot.domain.kinds import Kind
from bot.domain.people import Role
from bot.usecases import casework, drafting, filing
from bot.usecases.given import Given
from bot.usecases.work import Work
from storage import people
from storage.models import Person
from storage.region import SAMPLE

HUB_CODE = "riau"
AGENCIES = (
    ("diskominfo", "Dinas Kominfo {name}", "Kominfo {short}", "coordinator", ""),
    ("inspektorat", "Inspektorat {name}", "Inspektorat {short}", "supervisor", "pungli"),
    ("dishub", "Dinas Perhubungan {name}", "Dishub {short}", "agency", "lampu jalan"),
    ("dpu", "Dinas Pekerjaan Umum {name}", "Dinas PU {short}", "agency", "jalan rusak"),
    (HUB_CODE, "Pemerintah Provinsi Riau", "Pemprov Riau", "hub", ""),
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A small city. `waiting`: agency and age in days of each report that nobody has followed up."""

    code: str
    short: str
    coordinator: int
    waiting: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        return f"Kota Contoh {self.short}"


NEIGHBOURS = (
    Neighbour("CTU", "Utara", 9006, (("dishub", 16), ("dishub", 15), ("dishub", 14), ("dpu", 3))),
    Neighbour("CTS", "Selatan", 9007, (("dpu", 12), ("dishub", 2))),
)
HUB = 9005
CAST = {HUB: "Hana Simpul", 9006: "Indra Utara", 9007: "Jaka Selatan"}
OFFICES = (
    (HUB, Role.HUB, HUB_CODE),
    *((one.coordinator, Role.COORDINATOR, f"{one.code.lower()}-diskominfo") for one in NEIGHBOURS),
)


def region(folder: Path) -> Path:
    """The sample's files in `folder`, with the small cities below the same hub."""
    made = folder / "region"
    shutil.copytree(SAMPLE, made)
    facts = (SAMPLE / "region.toml").read_text("utf-8")
    named = ", ".join(f'"{one.code.lower()}"' for one in NEIGHBOURS)
    (made / "region.toml").write_text(facts.replace("sample = true", f"sample = true\ncities = [{named}]", 1), "utf-8")
    for number, one in enumerate(NEIGHBOURS, 1):
        _written(made / one.code.lower(), one, number, facts)
    return made


def _written(folder: Path, city: Neighbour, number: int, facts: str) -> None:
    folder.mkdir()
    facts = facts.replace('"DMI"', f'"{city.code}"', 1).replace('"Kota Dumai"', f'"{city.name}"', 1)
    (folder / "region.toml").write_text(_boxed(facts, number), "utf-8")
    (folder / "agencies.toml").write_text("[shared]\n" + "".join(_agency(city, *one) for one in AGENCIES), "utf-8")
    category = '[[category]]\ncode = "jalan"\nname = "Jalan"\nagency = "dpu"\nkeywords = ["jalan rusak"]\n'
    (folder / "categories.toml").write_text(category, "utf-8")
    code = f"99.0{number}.01"
    rows = f"village_code,village,district_code,district\n{code}.1001,Pusat {city.short},{code},{city.short} Contoh\n"
    (folder / "areas.csv").write_text(rows, "utf-8")


def _boxed(facts: str, number: int) -> str:
    """The sample's box moved north, so that a pin lies in one city alone."""
    box = tomllib.loads(facts)["box"]
    for side in ("south", "north"):
        facts = facts.replace(f"{side} = {box[side]}", f"{side} = {box[side] + number}", 1)
    return facts


def _agency(city: Neighbour, code: str, name: str, short: str, kind: str, keyword: str) -> str:
    named = name.format(name=city.name), short.format(short=city.short)
    keywords = f'"{keyword}"' if keyword else ""
    return (
        f'\n[[agency]]\ncode = "{code}"\nname = "{named[0]}"\nshort = "{named[1]}"\n'
        f'kind = "{kind}"\naliases = []\nkeywords = [{keywords}]\n'
    )


async def examples(work: Work, found: dict[int, Person], citizen: Person) -> None:
    """Verified reports of the small cities that nobody has followed up, some of them late."""
    for one in NEIGHBOURS:
        city = next(city for city in work.city.cities.values() if city.code == one.code)
        for agency, days in one.waiting:
            then = replace(work.at(city.coordinator), now=work.now - timedelta(days=days))
            await _waiting(then, found[one.coordinator], citizen, f"{one.code.lower()}-{agency}")


async def _waiting(work: Work, coordinator: Person, citizen: Person, code: str) -> None:
    row = await drafting.open_draft(work, citizen)
    text = f"Mohon lampu jalan di depan Pasar Contoh {work.city.name} diperbaiki."
    draft = drafting.fill(work, Draft(kind=Kind.ASPIRATION, pieces=((0, text),), name="Fitri"))
    row.form = to_json(draft)
    ticket = await filing.file(work, citizen, row)
    await work.session.flush()
    agency = work.city.agency(code)
    assert agency is not None
    await casework.verify(work, ticket, people.actors(coordinator), Given(agency=agency.id))
    await work.session.flush()
