"""A report outside the city's authority: its citizen hears who has it and where to find them."""

from __future__ import annotations

from bot.callbacks import Act
from tests.stage import Stage
from tests.talk.scenes import forges, town

WEB = "https://web.pln.co.id"


async def test_a_body_chosen_by_its_button_is_named_with_all_that_is_known(stage: Stage) -> None:
    scene = await town(stage)
    number = await scene.assigned()
    await scene.citra.says(f"/bukanwewenang {number}")
    await scene.citra.hears("Siapa yang berwenang", number)
    await scene.citra.taps("PLN")
    await scene.citra.hears("bukan pemerintah kota", number)
    await scene.citra.says("Tiang itu milik PLN.")
    await scene.citra.hears("✓ Bukan wewenang")
    await scene.budi.hears("Yang berwenang: PLN.", "Telepon PLN 123", WEB, number, "Tiang itu milik PLN.", "Arsip")


async def test_a_body_named_in_the_command_takes_one_message(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    await scene.citra.says(f"/bukanwewenang {number} Perusahaan Listrik Negara: tiang itu milik mereka.")
    await scene.budi.hears("Yang berwenang: PLN.", WEB, "Perusahaan Listrik Negara: tiang itu milik mereka.")


async def test_words_without_a_known_body_go_as_they_were_written(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    await scene.citra.says(f"/bukanwewenang {number} Jalan provinsi; Balai Contoh di Pekanbaru.")
    told = await scene.budi.hears("di luar wewenang", number, "Jalan provinsi; Balai Contoh di Pekanbaru.")
    assert "Yang berwenang" not in told["text"]


async def test_a_forged_body_is_none(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    for code in ("dishub", "-", "tidak-ada"):
        await forges(scene.citra, Act("refer", number, "", code))
        await scene.citra.hears("Siapa yang berwenang", number)
    await scene.budi.hears_nothing("di luar wewenang", 0.1)
