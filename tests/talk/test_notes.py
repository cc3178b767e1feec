"""Internal notes are read by officers; no citizen's view, history, push or file ever shows one."""

from __future__ import annotations

from tests.stage import PIXEL, Person, Stage
from tests.talk.scenes import town

NOTE = "Rahasia dapur: pelapor pernah bersengketa dengan dinas."


async def test_no_citizen_ever_reads_an_internal_note(stage: Stage) -> None:
    scene = await town(stage)
    number = await scene.assigned()
    ani = await stage.person("Ani Contoh")
    await scene.citra.says(f"/catat {number} {NOTE}")
    await scene.citra.hears("✓ Catat", number)
    await scene.dewi.says(f"/tiket {number}")
    card = await scene.dewi.hears(number, NOTE)
    picture = {"content": PIXEL, "name": "dapur.png", "mime": "image/png"}
    await scene.dewi.sends(document=picture, caption=NOTE, reply_to=card["message_id"])
    await scene.dewi.hears("Dipakai untuk apa?", number)
    await scene.dewi.taps("Catat")
    await scene.dewi.hears("✓ Catat", number)
    await scene.dewi.says(f"/tiket {number}")
    await scene.dewi.hears(number, "1 lampiran")
    await scene.dewi.says(f"/tindaklanjut {number} Tim turun.")
    await scene.budi.hears("Tim turun.", number)
    for person in (scene.budi, ani):
        await _looks_everywhere(person, number)
        shown = "\n".join(str(one) for one in await person.messages())
        assert "Rahasia dapur" not in shown
        assert "dapur.png" not in shown
        assert "catatan internal" not in shown.lower()


async def _looks_everywhere(person: Person, number: str) -> None:
    """Card, whole history and files, as far as this person may see them."""
    await person.says(f"/cek {number}")
    await person.hears(number, "Perjalanan laporan", "Tim turun.")
    if person.name == "Budi":
        await person.taps("Riwayat")
        await person.hears("Riwayat", number, "Tim turun.")
        await person.taps("Lampiran")
        await person.hears(number, "tidak punya lampiran")
        await person.says("/laporanku")
        await person.hears(number)
