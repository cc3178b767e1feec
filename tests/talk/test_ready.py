"""Ready answers: written in chat by those whose they are, offered where a text is asked, seen before they are sent."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.callbacks import Menu
from bot.domain import ready
from storage.models import ReadyAnswer
from tests.stage import Person, Stage
from tests.talk.scenes import DISHUB, forges, town

ANSWER = "Tim turun\nLaporan {nomor} ({judul}) dikerjakan {instansi}, paling lambat {batas}."


async def _writes(officer: Person, action: str, text: str) -> None:
    await officer.says("/templat")
    await officer.taps("Buat baru")
    await officer.hears("Untuk tindakan apa")
    await officer.taps(action)
    await officer.hears("Untuk kategori apa")
    await officer.taps("Semua kategori")
    await officer.hears("Apa nama dan teksnya?")
    await officer.says(text)


async def test_an_answer_is_written_offered_previewed_and_sent_with_one_tap(stage: Stage) -> None:
    scene = await town(stage)
    number = await scene.assigned()
    await _writes(scene.dewi, "Tindak lanjuti", ANSWER)
    await scene.dewi.hears("Tersimpan", "Tim turun", "{batas}")
    await scene.dewi.says(f"/tindaklanjut {number}")
    await scene.dewi.hears("Kirim teks", number)
    await scene.dewi.taps("📋 Tim turun")
    seen = await scene.dewi.hears("Ini yang dibaca pelapor", number, f"dikerjakan {DISHUB}, paling lambat ")
    assert "{" not in seen["text"]
    await scene.dewi.taps("Kirim teks ini")
    await scene.dewi.hears("✓ Tindak lanjuti", number)
    await scene.budi.hears(f"Laporan {number} (", f"dikerjakan {DISHUB}, paling lambat ")


async def test_after_the_preview_a_typed_text_goes_instead(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    await _writes(scene.dewi, "Tindak lanjuti", ANSWER)
    await scene.dewi.says(f"/tindaklanjut {number}")
    await scene.dewi.taps("📋 Tim turun")
    await scene.dewi.hears("atau ketik teks lain")
    await scene.dewi.says("Alat baru datang besok.")
    told = await scene.budi.hears("Tindak lanjut", "Alat baru datang besok.")
    assert "dikerjakan" not in told["text"].split("Status")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nama\nHalo {nomer} dan {nama}", "{nomer}, {nama} tidak saya kenal. Yang ada: {nomor}, {instansi}, {batas}"),
        ("Hanya satu baris", "Saya perlu dua bagian"),
        (f"Nama\n{'x' * (ready.LONGEST + 1)}", "paling panjang"),
        (f"{'x' * (ready.LONGEST_NAME + 1)}\nIsi", "paling panjang"),
    ],
)
async def test_what_cannot_be_kept_is_refused_and_asked_again(quick_stage: Stage, text: str, said: str) -> None:
    scene = await town(quick_stage)
    await _writes(scene.dewi, "Tindak lanjuti", text)
    await scene.dewi.hears(said)
    await scene.dewi.says(ANSWER)
    await scene.dewi.hears("Tersimpan")


async def test_the_reporters_name_is_filled_in_only_for_who_may_see_it(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    await _writes(scene.dewi, "Minta data", "Sapaan\nYth. {nama}, tiangnya di sisi mana?")
    await scene.dewi.hears("Tersimpan")
    await scene.dewi.says(f"/minta {number}")
    await scene.dewi.taps("📋 Sapaan")
    await scene.dewi.hears("Yth. Budi, tiangnya")
    await scene.budi.says(f"/cek {number}")
    await scene.budi.taps("Jadikan anonim atau rahasia")
    await scene.budi.taps("Anonim")
    await scene.budi.hears("anonim")
    await scene.dewi.taps("Kirim teks ini")
    await scene.dewi.hears("Yth. pelapor, tiangnya")
    await scene.dewi.taps("Kirim teks ini")
    await scene.budi.hears("Yth. pelapor, tiangnya", number)


async def test_an_agencys_answers_are_changed_by_its_own_officers_alone(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    await _writes(scene.citra, "Tindak lanjuti", ANSWER)
    await scene.citra.hears("Tersimpan")
    async with quick_stage.database.transaction() as session:
        answer = (await session.scalars(select(ReadyAnswer))).one()
    await scene.budi.says("/templat")
    for step in ("look", "edit", "drop", "gone"):
        for person in (scene.dewi, scene.budi):
            await forges(person, Menu("ready", f"{step}/{answer.id}"))
            await person.hears("bukan milik instansi Anda")
    await forges(scene.dewi, Menu("ready", f"new/{answer.agency_id}/follow_up/0"))
    await scene.dewi.hears("bukan milik instansi Anda")
    await forges(scene.dewi, Menu("ready", "use/x"))
    await scene.dewi.hears("Tindakan itu sudah berakhir")
    await scene.citra.says("/templat")
    await scene.citra.taps("Tim turun")
    await scene.citra.taps("Ubah")
    await scene.citra.says("Nama lain\nTeks lain.")
    await scene.citra.hears("Tersimpan", "Nama lain", "Teks lain.")
    await scene.citra.taps("Hapus")
    await scene.citra.taps("Ya, hapus")
    await scene.citra.hears("dihapus")
    async with quick_stage.database.transaction() as session:
        assert await session.scalar(select(func.count(ReadyAnswer.id))) == 0
