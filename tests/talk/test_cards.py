"""The officer's card: what an old one says, whose text a reply is, and what comes along with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Role
from tests.stage import Person, Stage
from tests.talk.scenes import Town, town


async def _opens(officer: Person, number: str) -> int:
    """The id of the card just opened."""
    await officer.says(f"/tiket {number}")
    return int((await officer.hears(number, "dari Budi"))["message_id"])


async def _message(person: Person, message: int) -> dict[str, Any]:
    return next(one for one in await person.messages() if one["message_id"] == message)


async def test_an_old_card_says_what_a_colleague_did_and_becomes_the_new_one(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    dian = await quick_stage.officer("Dian", Role.LIAISON, "dishub")
    number = await place.assigned()
    card = await _opens(place.dewi, number)
    await dian.says(f"/tindaklanjut {number} Tim turun sore ini.")
    await place.budi.hears("Tim turun sore ini.")
    await place.dewi.taps("Tindak lanjuti", card)
    await place.dewi.hears("Sudah ditangani rekan Anda", "Tim turun sore ini.", "Kartunya sudah diperbarui")
    assert "Proses" in (await _message(place.dewi, card))["text"]
    await place.dewi.taps("Selesai", card)
    await place.dewi.hears("Apa yang sudah dikerjakan", number)


async def test_words_after_another_card_was_opened_go_to_nobody(quick_stage: Stage) -> None:
    """Whoever was asked about one report, looked at another and typed had answered the first one's citizen."""
    place = await town(quick_stage)
    first = await place.assigned()
    second = await place.assigned("Mohon dibuatkan taman di dekat SDN Contoh")
    await place.dewi.says(f"/tindaklanjut {first}")
    await place.dewi.hears("Kirim teks tindak lanjut", first)
    await place.dewi.says(f"/tiket {second}")
    await place.dewi.hears("Pertanyaan tentang", first, "Tidak ada yang terkirim")
    await place.dewi.hears(second, "dari Budi")
    await place.dewi.says("Tim turun sore ini.")
    await place.budi.hears_nothing("Tim turun", 0.3)


async def test_an_old_card_says_what_the_citizen_added(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    card = await _opens(place.dewi, number)
    await place.budi.says(f"/tanggapi {number} Sudah dipasang warga sendiri.")
    await place.dewi.hears("Pelapor menjawab", "dipasang warga")
    await place.dewi.taps("Selesai", card)
    await place.dewi.hears("berubah sejak kartu itu dibuat", "dipasang warga sendiri")
    assert "dipasang warga sendiri" in (await _message(place.dewi, card))["text"]


async def test_an_own_old_card_is_renewed_and_words_typed_meanwhile_go_through(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    card = await _opens(place.dewi, number)
    await place.dewi.taps("Tindak lanjuti", card)
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.budi.says(f"/tanggapi {number} Tolong segera.")
    await place.dewi.hears("Tolong segera.")
    await place.dewi.says("Tim turun.")
    await place.budi.hears("Tim turun.")
    await place.dewi.taps("Tindak lanjuti", card)
    await place.dewi.hears("berubah sejak kartu itu dibuat", "Tim turun.")
    assert "Proses" in (await _message(place.dewi, card))["text"]


async def test_what_only_the_clock_touched_is_no_news(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    quick_stage.clock.jump(quick_stage.clock() + timedelta(seconds=3))
    card = await _opens(place.dewi, number)
    await quick_stage.lets_pass(6)  # the citizen was told that the limit is over
    await place.budi.hears(number, "belum")
    await place.dewi.taps("Tindak lanjuti", card)
    await place.dewi.hears("Kirim teks tindak lanjut", number)


async def test_an_old_card_of_what_became_confidential_shows_nothing_unprotected(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    card = await _opens(place.dewi, number)
    await place.citra.says(f"/tiket {number}")
    for label in ("Lainnya", "Batasi akses", "Rahasia"):
        await place.citra.taps(label)
    await place.budi.hears("menjadikan laporan Anda rahasia", number)
    await place.dewi.taps("Tindak lanjuti", card)
    new = await place.dewi.hears(number, "RAHASIA")
    assert new["message_id"] != card
    assert new["has_protected_content"] is True


async def test_a_reply_to_the_card_is_the_text_of_the_chosen_action(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await _opens(place.dewi, number)
    await place.dewi.taps("Selesai")
    await place.dewi.hears("Apa yang sudah dikerjakan", number)
    await place.dewi.replies("dari Budi", "Sudah kami pasang.")
    await place.dewi.hears("✓ Selesai", number)
    await place.budi.hears("menyatakan laporan Anda selesai", "Sudah kami pasang.")


async def test_words_first_fit_every_action_that_needs_words(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await _opens(place.dewi, number)
    await place.dewi.replies("dari Budi", "Menunggu alat.")
    await place.dewi.hears("Dipakai untuk apa?")
    offered = ["Tindak lanjuti", "Selesai", "Minta data", "Kembalikan", "Tunda", "Catat", "Batal"]
    assert await place.dewi.buttons() == offered
    await place.dewi.taps("Tunda")
    await place.dewi.hears("Sampai tanggal berapa")
    await place.dewi.says("besok")
    await place.budi.hears("menunda laporan Anda", "Menunggu alat.")


async def _photos(person: Person, count: int) -> list[dict[str, Any]]:
    for _ in range(200):
        found = [one for one in await person.messages() if one.get("photo") and not one.get("out")]
        if len(found) == count:
            return found
        await person.hears_nothing("…", 0.02)
    raise AssertionError(f"{person.name} has not got {count} photos:\n{await person.transcript()}")


async def test_two_photos_of_a_finished_work_are_a_pair_before_and_after(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await _opens(place.dewi, number)
    await place.dewi.taps("Selesai")
    await place.dewi.hears("yang pertama sebelum, yang kedua sesudah")
    await place.dewi.sends_photo("Zebra cross sudah dicat.", album="a1")
    await place.dewi.sends_photo(album="a1")
    await place.budi.hears("menyatakan laporan Anda selesai", "Zebra cross sudah dicat.")
    photos = await _photos(place.budi, 2)
    assert [one["caption"] for one in photos] == ["Sebelum", "Sesudah"]
    assert len({one["media_group_id"] for one in photos}) == 1
    await place.citra.says(f"/tiket {number}")
    await place.citra.taps("Lampiran")
    assert [one["caption"] for one in await _photos(place.citra, 2)] == ["Sebelum", "Sesudah"]


async def test_a_second_photo_that_came_late_was_not_said_to_be_of_the_same_work(quick_stage: Stage) -> None:
    """The first had left when it came: the citizen read of a further attachment, and not which shows what."""
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.sends_photo(f"/selesai {number} Zebra cross sudah dicat.", album="a1")
    await place.budi.hears("menyatakan laporan Anda selesai", "Zebra cross sudah dicat.")
    await quick_stage.quiet()
    await place.dewi.sends_photo(album="a1")
    await place.budi.hears("Foto kedua untuk kabar selesai dari Dinas Perhubungan", "sebelum", "sesudah", number)
    assert [one.get("caption") for one in await _photos(place.budi, 2)] == [None, "Sesudah"]
    await place.dewi.sends_photo(album="a1")
    await place.budi.hears("Lampiran lain untuk kabar selesai dari Dinas Perhubungan", number)
    assert [one.get("caption") for one in await _photos(place.budi, 3)] == [None, "Sesudah", None]


async def test_a_late_photo_of_a_follow_up_belongs_to_that_follow_up(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.sends_photo(f"/tindaklanjut {number} Tim sudah turun.", album="a1")
    await place.budi.hears("Tindak lanjut dari Dinas Perhubungan")
    await quick_stage.quiet()
    await place.dewi.sends_photo(album="a1")
    await place.budi.hears("Lampiran lain untuk tindak lanjut dari Dinas Perhubungan", number)
    assert [one.get("caption") for one in await _photos(place.budi, 2)] == [None, None]


async def test_an_album_that_replies_to_a_card_keeps_all_its_files(quick_stage: Stage) -> None:
    place: Town = await town(quick_stage)
    number = await place.assigned()
    card = await _opens(place.dewi, number)
    await place.dewi.sends_photo("Tiga titik sudah dicat.", album="a1", reply_to=card)
    await place.dewi.hears("Dipakai untuk apa?")
    await place.dewi.sends_photo(album="a1")
    await place.dewi.sends_photo(album="a1")
    await place.dewi.taps("Tindak lanjuti")
    await place.budi.hears("Tiga titik sudah dicat.")
    photos = await _photos(place.budi, 3)
    assert [one.get("caption") for one in photos] == [None] * 3
    assert len({one["media_group_id"] for one in photos}) == 1


@pytest.mark.parametrize(("role", "agency"), [(Role.LIAISON, "dlh"), (Role.SUPERVISOR, "inspektorat")])
async def test_who_may_not_read_the_text_gets_no_files_and_no_history(
    quick_stage: Stage, role: Role, agency: str
) -> None:
    place = await town(quick_stage)
    other = await quick_stage.officer("Sari", role, agency)
    number = await place.assigned("Mohon dibuatkan jembatan gantung")
    await place.dewi.says(f"/tiket {number}")
    card = await place.dewi.hears(number, "jembatan gantung")
    await other.says(f"/tiket {number}")
    seen = await other.hears(number)
    assert "Budi" not in seen["text"]
    assert "Tindak lanjuti" in str(card["reply_markup"])
    assert "Tindak lanjuti" not in str(seen.get("reply_markup"))
