"""Following other people's reports."""

from __future__ import annotations

from bot.callbacks import Menu
from bot.domain.people import Role
from storage.models import Event, Follower, PublicWords
from tests.stage import Person, Stage
from tests.talk.neighbours import HEAD, SAME, followed, known, rows
from tests.talk.scenes import forges, town


async def test_a_follower_gets_public_news_and_stands_on_the_card(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    await place.dewi.says(f"/tiket {number}")
    await place.dewi.hears(number, "didukung 1 warga")
    await place.dewi.says(f"/tindaklanjut {number} Hubungi Budi di 081200000004.")
    news = await ani.hears("Tindak lanjut dari Dinas Perhubungan", number)
    assert "081200000004" not in news["text"]
    await ani.says(f"/cek {number}")
    card = await ani.hears(number, "didukung 1 warga")
    assert "Berhenti mengikuti" in str(card["reply_markup"])


async def test_a_follower_heard_nothing_of_a_pause(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    await place.dewi.says(f"/tunda {number} 7 hari lagi alat Contoh belum datang")
    news = await ani.hears("ditunda Dinas Perhubungan sampai", number)
    assert "alat Contoh" not in news["text"]
    await quick_stage.lets_pass(8)
    await ani.hears("dikerjakan lagi oleh Dinas Perhubungan", number)


async def test_words_and_a_photo_of_a_follower_reach_the_holder_without_a_name(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    await ani.replies("Anda sekarang mengikuti", "Tiang di sebelahnya juga mati.")
    await ani.hears("sudah disampaikan kepada petugas", number)
    await place.dewi.hears("Warga yang mengikuti", number, "Tiang di sebelahnya")
    await ani.taps("Tambah foto atau keterangan")
    await ani.hears("Tulis keterangan untuk laporan", number)
    await ani.sends_photo("Ini fotonya.")
    await ani.hears("sudah disampaikan kepada petugas", number)
    await place.dewi.hears("Warga yang mengikuti", "Ini fotonya.")
    await place.dewi.says(f"/tiket {number}")
    card = await place.dewi.hears(number, "tambahan dari warga yang mengikuti", "Ini fotonya.", "1 lampiran")
    assert "Ani" not in card["text"]
    await place.budi.says(f"/cek {number}")
    own = await place.budi.hears(number, "Perjalanan laporan")
    assert "Ini fotonya." not in own["text"]
    await place.budi.taps("Lampiran")
    await place.budi.hears("tidak punya lampiran")


async def test_the_words_asked_for_may_be_called_off(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    await ani.taps("Tambah foto atau keterangan")
    await ani.hears("Tulis keterangan untuk laporan")
    await ani.taps("Batal")
    await ani.hears("tidak jadi")
    assert not [one for one in await rows(quick_stage, Event) if getattr(one, "action", "") == "support"]


async def test_followed_reports_stand_apart_and_can_be_left(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    await ani.says("/laporanku")
    await ani.hears("Anda belum punya laporan")
    await ani.hears("orang lain yang Anda ikuti", number)
    await ani.taps("Berhenti mengikuti")
    await ani.hears("tidak lagi mengikuti", number)
    await ani.taps("Berhenti mengikuti")
    await ani.hears("tidak lagi mengikuti", number)
    await place.dewi.says(f"/tindaklanjut {number} Tim turun.")
    await place.dewi.hears("✓ Tindak lanjuti")
    await ani.hears_nothing("Tim turun.", 0.1)
    await ani.says("/laporanku")
    await ani.hears("Anda belum punya laporan")
    await ani.hears_nothing("yang Anda ikuti", 0.05)


async def test_once_confidential_a_follower_sees_and_hears_nothing_more(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    await place.budi.says(f"/cek {number}")
    await place.budi.taps("Jadikan anonim atau rahasia")
    await place.budi.taps("Rahasia")
    await place.budi.hears("sekarang rahasia")
    await place.dewi.says(f"/tindaklanjut {number} Tim turun.")
    await place.budi.hears("Tim turun.")
    await ani.hears_nothing("Tim turun.", 0.1)
    await ani.says("/laporanku")
    await ani.hears("Anda belum punya laporan")
    assert not await rows(quick_stage, PublicWords)
    await ani.taps("Tambah foto atau keterangan")
    await ani.hears("tidak saya temukan")
    await ani.replies("Anda sekarang mengikuti", "Masih gelap di sini, Kelurahan Teluk Binjai.")
    await ani.hears("sudah saya catat")  # the words open a report of Ani's own: nothing typed is lost


async def test_ones_own_report_is_not_followed(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    await forges(place.budi, Menu("follow", number))
    await place.budi.hears("milik Anda sendiri")
    assert not await rows(quick_stage, Follower)


async def test_a_closed_report_takes_no_more_words_of_followers(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    await place.proposes(number)
    await place.budi.taps("Sudah selesai")
    await ani.hears("yang Anda ikuti selesai", number)
    await ani.replies("Anda sekarang mengikuti", "Mati lagi.")
    await ani.hears("sudah berakhir", "belum dikirim")


async def test_a_follower_who_blocked_the_bot_ends_quietly(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani, dian = await quick_stage.person("Ani Contoh"), await quick_stage.person("Dian Contoh")
    for follower in (ani, dian):
        await followed(place, follower, number)
    await quick_stage.post(f"/sim/people/{ani.id}/block", {"blocked": True})
    await place.dewi.says(f"/tindaklanjut {number} Tim turun.")
    await dian.hears("Tim turun.")
    await place.dewi.hears("✓ Tindak lanjuti")
    assert not [one for one in await rows(quick_stage, Event) if getattr(one, "action", "") == "undelivered"]


async def test_an_english_reader_reads_it_in_english(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await ani.says("/bahasa")
    await ani.taps("English")
    await ani.hears("English")
    await followed_in_english(ani, number)


async def followed_in_english(person: Person, number: str) -> None:
    await person.says(f"/cek {number}")
    await person.taps("Follow that report")
    await person.hears("You now follow", number)


async def test_an_officer_who_reports_as_a_citizen_may_follow(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    eko = await quick_stage.officer("Eko", Role.LIAISON, "dpu")
    await eko.says(SAME)
    await eko.taps("Buat laporan sendiri")
    await eko.taps("Betul")
    await eko.hears(HEAD, number)
    await eko.taps("Ikuti laporan itu")
    await eko.hears("Anda sekarang mengikuti", number)


async def test_a_follower_whose_own_report_is_merged_hears_of_it_under_its_number_until_it_is_parted(
    quick_stage: Stage,
) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await followed(place, ani, number)
    own = await place.filed("Mohon zebra cross juga", ani)
    await place.citra.says(f"/gabung {own} {number}")
    await ani.hears("digabungkan dengannya", own)
    await place.dewi.says(f"/tindaklanjut {number} Tim turun.")
    await ani.hears("Tim turun.", number, own)
    await place.citra.says(f"/tiket {own}")
    await place.citra.hears(own)
    await place.citra.taps("Pisahkan")
    await ani.hears("dipisahkan", own)
    await place.dewi.says(f"/tindaklanjut {number} Tim kembali.")
    news = await ani.hears("Tim kembali.", number)
    assert own not in news["text"]
