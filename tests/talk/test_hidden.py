"""Reports that nobody else may see answer like numbers that are none's."""

from __future__ import annotations

import pytest

from bot.callbacks import Menu
from tests.stage import Stage
from tests.talk.counting import statements
from tests.talk.neighbours import FIRST, OTHER, known, newcomer, sends
from tests.talk.scenes import forges, town


@pytest.mark.parametrize("place_to_go", ["ticket", "history", "files", "follow", "support", "card"])
async def test_forged_buttons_learn_nothing_of_hidden_reports(quick_stage: Stage, place_to_go: str) -> None:
    place = await town(quick_stage)
    hidden = await sends(place, place.budi, FIRST)
    nobody = "DMI-7K3F9QX"
    ani = await newcomer(quick_stage)
    answers = []
    for number in (hidden, nobody):
        await forges(ani, Menu(place_to_go, number))
        said = await ani.hears("tidak saya temukan", number)
        answers.append(said["text"].replace(number, "NOMOR", 1))
    assert answers[0] == answers[1]


async def test_a_reply_to_an_echoed_number_learns_nothing(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    hidden = await sends(place, place.budi, FIRST)
    ani = await quick_stage.person("Ani Contoh")
    for number in (hidden, "DMI-7K3F9QX"):
        await ani.says(f"/cek {number}")
        await ani.hears("tidak saya temukan", number)
        await ani.replies(number, "Lampunya sudah menyala.")
        await ani.hears("sudah saya catat")
        await ani.says("/batal")
        await ani.hears("Draf dibuang")


async def test_hidden_and_unknown_numbers_cost_the_same_statements(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    unverified, confidential = await sends(place, place.budi, FIRST), await known(place, OTHER)
    await place.budi.says(f"/cek {confidential}")
    await place.budi.taps("Jadikan anonim atau rahasia")
    await place.budi.taps("Rahasia")
    await place.budi.hears("sekarang rahasia")
    ani = await quick_stage.person("Ani Contoh")
    await ani.says("/cek DMI-7K3F9QX")
    await ani.hears("tidak saya temukan")
    counts = []
    for number in ("DMI-7K3F9QX", unverified, confidential):
        with statements(quick_stage.database, "tickets", "followers", "wrong_guesses") as seen:
            await ani.says(f"/cek {number}")
            await ani.hears("tidak saya temukan", number)
        counts.append(seen)
    assert counts[0] == counts[1] == counts[2]
    assert counts[0]


async def test_many_wrong_numbers_slow_down_but_never_ones_own(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number, public = await sends(place, place.budi, FIRST), await known(place, OTHER)
    for _ in range(5):
        await place.budi.says("/cek DMI-7K3F9QX")
        await place.budi.hears("tidak saya temukan")
    await place.budi.says(f"/cek {number}")
    await place.budi.hears("Perjalanan laporan", number)
    ani = await newcomer(quick_stage)
    for _ in range(5):
        await forges(ani, Menu("ticket", "DMI-7K3F9QX"))
        await ani.hears("tidak saya temukan")
    await ani.says(f"/cek {public}")
    await ani.hears("Coba lagi dalam")
