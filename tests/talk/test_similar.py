"""Similar reports before sending, and following other people's reports."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.callbacks import Menu
from bot.domain.people import Role
from storage.models import Draft, Event, Follower, PublicWords, Ticket
from tests.stage import Person, Stage
from tests.talk.counting import statements
from tests.talk.scenes import Town, forges, town, verifies

FIRST = "Lampu jalan di depan SDN 3 Kelurahan Teluk Binjai mati sejak kemarin, gelap sekali"
SAME = "PJU dekat SD Negeri 3 kel teluk binjai padam dari kemarin pak"
OTHER = "Sampah di Pasar Contoh Kelurahan Teluk Binjai belum diangkut sejak kemarin"
HEAD = "Sudah ada laporan serupa"


async def reviews(person: Person, text: str) -> None:
    """A complete first message, its date confirmed: the review card stands there."""
    await person.says(text)
    await person.hears("betul?")
    await person.taps("Betul")


async def sends(place: Town, person: Person, text: str) -> str:
    await reviews(person, text)
    await person.hears("Periksa sebelum dikirim")
    await person.taps("Kirim")
    await person.hears("sudah masuk")
    return await person.number()


async def known(place: Town, text: str = FIRST) -> str:
    """The number of a report of Budi's that everybody may see and Dinas Perhubungan holds."""
    number = await sends(place, place.budi, text)
    await place.citra.hears("Laporan baru", number)
    await verifies(place.citra, number)
    await place.dewi.hears("untuk instansi Anda", number)
    return number


async def followed(place: Town, person: Person, number: str) -> None:
    await person.says(f"/cek {number}")
    await person.hears(number, "Perjalanan laporan")
    await person.taps("Ikuti laporan itu")
    await person.hears("Anda sekarang mengikuti", number)


async def newcomer(stage: Stage) -> Person:
    """Somebody who has opened the chat and nothing more."""
    person = await stage.person("Ani Contoh")
    await person.says("/start")
    await person.hears("Selamat datang")
    return person


async def rows(stage: Stage, model: type[Follower | Draft | Event | PublicWords]) -> list[object]:
    async with stage.database.transaction() as session:
        return list(await session.scalars(select(model)))


async def test_what_is_reported_already_stands_above_the_review_and_costs_no_tap(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    shown = await ani.hears(HEAD, number, "Kel. Teluk Binjai", "Belum Ditindaklanjuti", "masuk hari ini")
    assert "Budi" not in shown["text"]
    await ani.hears("Periksa sebelum dikirim")
    await ani.taps("Kirim")
    await ani.hears("sudah masuk")
    assert ani.taps_made == 2


async def test_to_send_all_the_same_is_one_tap_too(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    await ani.hears(HEAD)
    await ani.taps("Tetap kirim")
    await ani.hears("sudah masuk")
    await place.citra.hears("Laporan baru", await ani.number())


async def test_following_lays_the_draft_aside_and_its_words_can_be_included(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    await ani.hears(HEAD)
    await ani.taps("Ikuti laporan itu")
    await ani.hears("Anda sekarang mengikuti", number, "Draf Anda tidak dikirim dan tetap tersimpan")
    await ani.taps("Sertakan tulisan saya")
    await ani.hears("sudah disampaikan kepada petugas", number)
    added = await place.dewi.hears("Warga yang mengikuti", number, "SD Negeri 3")
    assert "Ani" not in added["text"]
    await place.citra.hears_nothing("SD Negeri 3", 0.1)
    await ani.taps("Kembalikan draf")
    await ani.hears("Periksa sebelum dikirim", "SD Negeri 3")
    await ani.taps("Kirim")
    await ani.hears("sudah masuk")


async def test_similar_reports_are_shown_once_for_a_draft(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    await ani.hears("Periksa sebelum dikirim")
    await ani.says("Sudah tiga tiang yang mati.")
    await ani.hears("Periksa sebelum dikirim", "tiga tiang")
    assert sum(HEAD in one.get("text", "") for one in await ani.messages()) == 1


@pytest.mark.parametrize("hidden", ["unverified", "confidential", "own", "another matter", "withdrawn"])
async def test_nothing_is_shown_of_what_is_not_public_or_not_alike(quick_stage: Stage, hidden: str) -> None:
    place = await town(quick_stage)
    number = await (sends(place, place.budi, FIRST) if hidden == "unverified" else known(place))
    if hidden == "confidential":
        await place.budi.says(f"/cek {number}")
        await place.budi.taps("Jadikan anonim atau rahasia")
        await place.budi.taps("Rahasia")
        await place.budi.hears("sekarang rahasia")
    if hidden == "withdrawn":
        await place.budi.says(f"/cek {number}")
        await place.budi.hears("Perjalanan")
        await place.budi.taps("Cabut laporan")
        await place.budi.hears("dicabut?")
        await place.budi.taps("Cabut laporan")
        await place.dewi.hears("Pelapor mencabut")
    writer = place.budi if hidden == "own" else await quick_stage.person("Ani Contoh")
    await reviews(writer, OTHER if hidden == "another matter" else SAME)
    await writer.hears("Periksa sebelum dikirim")
    await writer.hears_nothing(HEAD, 0.05)
    assert not any(HEAD in one.get("text", "") for one in await writer.messages())


async def test_at_most_three_are_shown_each_with_a_button_of_its_own(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    for nth in range(4):
        writer = await quick_stage.person(f"Warga Contoh {nth}")
        number = await sends(place, writer, f"{FIRST}, tiang ke {nth}")
        await verifies(place.citra, number)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    shown = await ani.hears(HEAD, "1. ", "2. ", "3. ")
    assert "4. " not in shown["text"]
    labels = [one["text"] for row in shown["reply_markup"]["inline_keyboard"] for one in row]
    assert labels == ["Ikuti laporan 1", "Ikuti laporan 2", "Ikuti laporan 3", "Tetap kirim"]


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
    await reviews(eko, SAME)
    await eko.hears(HEAD, number)
    await eko.taps("Ikuti laporan itu")
    await eko.hears("Anda sekarang mengikuti", number)


async def test_the_index_holds_masked_words_only(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await known(place, f"{FIRST}. Hubungi saya 081200000004, NIK 1472011203800001.")
    async with quick_stage.database.transaction() as session:
        entry = (await session.scalars(select(PublicWords))).one()
        ticket = await session.get_one(Ticket, entry.ticket_id)
    assert "lampu" in entry.words.split()
    assert not any(len(word) > 6 and word.isdigit() for word in entry.words.split())
    assert "081200000004" not in (ticket.public_text or "")
