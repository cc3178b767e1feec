"""A number written as people write it is understood wherever one is asked: small letters, spaces, no dash, O for 0."""

from __future__ import annotations

import pytest

from tests.stage import Stage
from tests.talk.scenes import town

WAYS = (
    "{code} {symbols}",
    "{code}{symbols}",
    "{code} - {symbols}",
    "{code} {half} {rest}",
    "{symbols}",
    "#{code}-{symbols}",
)


def _written(number: str, way: str) -> str:
    code, _, symbols = number.lower().partition("-")
    return way.format(code=code, symbols=symbols, half=symbols[:3], rest=symbols[3:])


@pytest.mark.parametrize("way", WAYS)
async def test_every_command_that_takes_a_number_understands_it(quick_stage: Stage, way: str) -> None:
    place = await town(quick_stage)
    number, parent = await place.assigned(), await place.assigned("Mohon dibuatkan halte di depan SDN Contoh")
    written = _written(number, way)
    for words, heard in (
        (f"/tiket {written}", "dari Budi"),
        (f"/antrean {written}", "dari Budi"),
        (f"/catat {written} Catatan Contoh.", "✓ Catat"),
        (f"/ubah {written}", "Ubah"),
        (f"/teruskan {written}", "Ke instansi mana"),
        (f"/sp4n {written} 9165816", "✓ Nomor SP4N"),
    ):
        await place.citra.says(words)
        await place.citra.hears(number, heard)
    await place.citra.says("/tiket")
    await place.citra.hears("Laporan mana")
    await place.citra.says(written)
    await place.citra.hears(number, "dari Budi")
    await place.citra.says(f"/loket {written}")
    await place.citra.hears(number)
    await place.budi.says(f"/cek {written}")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.says(f"/cek {written} bagaimana kabarnya")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.says(f"/tanggapi {written} Di sisi timur.")
    await place.dewi.hears("Di sisi timur.", number)
    await place.citra.says(f"/gabung {parent} {written}")
    await place.citra.hears("✓ Gabungkan", parent)
