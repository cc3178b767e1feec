"""The counter: filed for somebody else, the sheet with the code, news read out, Telegram linked later."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.callbacks import Filing, Menu
from bot.domain import claims
from bot.domain.people import Role
from bot.usecases import counter
from storage.models import Claim, Event, Ticket
from storage.models import Person as Row
from storage.people import is_linked
from tests.stage import Person, Stage
from tests.talk.neighbours import rows
from tests.talk.scenes import WISH, Town, forges, town, verifies

ANI = "Ani Contoh"
PHONE = "0812 0000 0004"
SHEET = ("Nomor laporan", "Tanggal masuk", "Diskominfotiksan", "Paling lambat", "<svg", "Dibaca: ")
SHOWN = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


async def filed(officer: Person, channel: str = "Telepon", contact: str = PHONE, text: str = WISH) -> tuple[str, str]:
    """The number and the code of a report that was filed at the counter."""
    await officer.says("/loket")
    await officer.hears("Lewat apa laporannya datang?")
    await officer.taps(channel)
    await officer.hears("Siapa nama pelapornya?")
    await officer.says(ANI)
    await officer.hears("cara lain menghubungi")
    await (officer.says(contact) if contact else officer.taps("Lewati"))
    await officer.hears("Apa yang ingin Anda sampaikan?")
    await officer.taps("Aspirasi")
    await officer.hears("dengan kata-kata sendiri.")
    await officer.says(text)
    await officer.hears("Periksa sebelum dikirim", ANI, channel)
    await officer.taps("Kirim")
    return await receipt(officer)


async def receipt(officer: Person) -> tuple[str, str]:
    said = await officer.hears("Laporan dari loket sudah masuk", "belum terhubung")
    found = SHOWN.search(said["text"])
    assert found
    return str(said["text"].split("\n")[1]), found[0]


async def sheet(officer: Person) -> str:
    """The page to print as the officer's phone gets it."""
    officer.forgets()
    said = await officer.hears("Lembar untuk dicetak")
    assert officer.stage.app is not None
    file = await officer.stage.app.bot.get_file(said["document"]["file_id"])
    assert file.file_path is not None
    content = await officer.stage.app.bot.download_file(file.file_path)
    assert content is not None
    return content.read().decode()


def code_in(page: str) -> str:
    found = re.search(r"\?start=klaim-([0-9A-Z]{12})", page)
    assert found
    return found[1]


async def test_the_whole_line_from_the_counter_to_a_rating(stage: Stage) -> None:
    place = await town(stage)
    number, code = await filed(place.citra)
    page = await sheet(place.citra)
    assert code_in(page) == claims.read(code)
    assert [one for one in SHEET if one not in page] == []
    assert number in page
    assert code in page
    assert ANI not in page
    await verifies(place.citra, number)
    await place.dewi.hears("untuk instansi Anda", number)
    await place.citra.hears("Bacakan lewat telepon", number, ANI, PHONE, "sudah diperiksa dan diteruskan")
    await place.dewi.says(f"/tiket {number}")
    await place.dewi.hears(number, "Telepon", "belum terhubung", PHONE)
    await place.dewi.says(f"/tindaklanjut {number} Tim survei turun Senin.")
    await place.dewi.hears("✓ Tindak lanjuti")
    await place.citra.hears("Bacakan lewat telepon", number, "Tim survei turun Senin.")
    ani = await stage.person("Ani")
    await ani.says(f"/start klaim-{code_in(page)}")
    await ani.hears("dicatat petugas untuk Anda", number)
    await place.citra.hears("Pelapor sudah terhubung", number)
    await place.dewi.says(f"/selesai {number} Sudah dipasang.")
    await ani.hears("menyatakan laporan Anda selesai", number)
    await place.citra.hears_nothing("Sudah dipasang.", 0.1)
    await ani.taps("Sudah selesai")
    await ani.hears("Status: Selesai", number)
    await ani.taps("5")
    await ani.hears("5")
    await ani.says("/laporanku")
    await ani.hears("Laporan Anda", number)
    await place.dewi.says(f"/tiket {number}")
    card = await place.dewi.hears(number, "Telepon", "pelapor menghubungkan Telegram")
    assert "belum terhubung" not in card["text"]
    ticket = (await rows(stage, Ticket))[0]
    assert isinstance(ticket, Ticket)
    assert (ticket.channel, ticket.rating) == ("phone", 5)
    assert not [one for one in await rows(stage, Event) if getattr(one, "action", "") == "undelivered"]


async def test_what_is_stored_is_a_hash_and_the_contact_goes_with_the_link(stage: Stage) -> None:
    place = await town(stage)
    number, code = await filed(place.citra)
    [claim] = await rows(stage, Claim)
    assert isinstance(claim, Claim)
    bare = claims.read(code)
    assert bare is not None
    assert bare.encode() not in claim.lookup
    stranger = await reporter(stage, number)
    assert stranger.identity == {"first_name": ANI, "contact": PHONE}
    ani = await stage.person("Ani")
    await ani.says(code.lower().replace("-", " "))
    await ani.hears("dicatat petugas untuk Anda", number)
    linked = await reporter(stage, number)
    assert is_linked(linked)
    assert not [one for one in await rows(stage, Row) if getattr(one, "identity", {}).get("contact")]


async def reporter(stage: Stage, number: str) -> Row:
    async with stage.database.transaction() as session:
        query = select(Row).join(Ticket, Ticket.reporter_id == Row.id).where(Ticket.number == number)
        return (await session.scalars(query)).one()


@pytest.mark.parametrize(
    ("channel", "stored"), [("Datang langsung", "counter"), ("Surat", "letter"), ("SMS", "sms"), ("Telepon", "phone")]
)
async def test_the_channel_is_recorded(quick_stage: Stage, channel: str, stored: str) -> None:
    place = await town(quick_stage)
    number, _ = await filed(place.citra, channel, contact="")
    [ticket] = await rows(quick_stage, Ticket)
    assert getattr(ticket, "channel", "") == stored
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears(number, channel)


async def test_a_letter_is_photographed(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.citra.says("/loket")
    await place.citra.hears("Lewat apa")
    await place.citra.says("surat")
    await place.citra.hears("Siapa nama")
    await place.citra.sends_photo()
    await place.citra.hears("Siapa nama")
    await place.citra.says(ANI)
    await place.citra.hears("cara lain menghubungi")
    await place.citra.taps("Lewati")
    await place.citra.taps("Aspirasi")
    await place.citra.hears("Kirimannya sudah saya simpan")
    await place.citra.says(WISH)
    await place.citra.hears("Periksa sebelum dikirim", "Lampiran: 1 berkas", "Surat")
    await place.citra.taps("Rahasia: tidak")
    await place.citra.taps("Anonim: tidak")
    await place.citra.taps("Kirim")
    number, _ = await receipt(place.citra)
    await place.citra.says(f"/tiket {number}")
    card = await place.citra.hears(number, "1 lampiran", "RAHASIA", "pelapor anonim")
    assert ANI not in card["text"]


async def test_the_desk_is_told_when_the_filer_has_left(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    eko = await quick_stage.officer("Eko", Role.LIAISON, "diskominfo")
    assert "loket" in await menu_of(eko)
    number, _ = await filed(eko)
    await place.citra.hears("Laporan baru", number)
    await leaves(quick_stage, eko)
    await verifies(place.citra, number)
    await place.citra.hears("Bacakan lewat telepon", ANI, PHONE)
    await eko.hears_nothing("Bacakan", 0.1)


async def menu_of(person: Person) -> list[str]:
    await person.says("/bantuan")
    await person.hears("loket")
    return await person.menu()


async def leaves(stage: Stage, person: Person) -> None:
    """The newest officer's office ends."""
    admin = await stage.admin()
    await admin.says("/petugas")
    await admin.hears(person.name)
    await admin.taps(f"Akhiri tugas {person.name}")
    await admin.hears("berakhir")


async def test_whoever_has_no_desk_may_not(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    for stranger, told in ((place.dewi, "hanya untuk petugas instansi koordinator"), (place.budi, "tidak saya kenal")):
        await stranger.says("/loket")
        await stranger.hears(told)
    number, code = await filed(place.citra)
    for stranger in (place.dewi, place.budi):
        await forges(stranger, Menu("claim", number))
        await stranger.hears("hanya untuk petugas")
    await place.citra.says(code)
    await place.citra.hears("untuk pelapornya", "tetap berlaku")
    assert [getattr(one, "used_at", 0) for one in await rows(quick_stage, Claim)] == [None]


async def test_a_used_a_wrong_and_an_expired_code(stage: Stage) -> None:
    place = await town(stage)
    number, code = await filed(place.citra)
    ani = await stage.person("Ani")
    await ani.says("/start klaim-K7Q2-M9XR")
    await ani.hears("tidak saya temukan", "klaim-K7Q2-M9XR")
    await ani.says(f"/start {code}")
    await ani.hears("dicatat petugas untuk Anda", number)
    await ani.says(code)
    await ani.hears("sudah Anda pakai")
    await place.budi.says(code)
    await place.budi.hears("sudah dipakai", "hanya berlaku sekali")
    await place.citra.says(f"/loket {number}")
    await place.citra.hears("sudah terhubung dengan Telegram")
    other, late = await filed(place.citra, text="Mohon taman bermain di dekat balai warga")
    stage.clock.jump(stage.clock() + counter.VALID)
    await place.budi.says(late)
    await place.budi.hears("sudah tidak berlaku")
    await place.citra.taps("Kode baru")
    again, fresh = await receipt(place.citra)
    assert again == other
    assert fresh != late
    await place.budi.says(fresh)
    await place.budi.hears("dicatat petugas untuk Anda", other)


async def test_the_name_of_who_came_is_covered_in_what_the_public_reads(quick_stage: Stage) -> None:
    """The officer wrote "Ibu Ani datang", and the proposed public text named her."""
    place = await town(quick_stage)
    number, _ = await filed(place.citra, text=f"Ibu {ANI} datang: mohon dibuatkan zebra cross di depan SDN Contoh")
    await place.citra.says(f"/verifikasi {number} Dinas Perhubungan")
    card = await place.citra.hears("Verifikasi " + number, "[nama disamarkan]")
    assert ANI not in card["text"].partition("Teks untuk umum")[2]


async def test_a_new_code_ends_the_one_before(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number, code = await filed(place.citra)
    await place.citra.says(f"/loket {number}")
    _, fresh = await receipt(place.citra)
    await place.budi.says(code)
    await place.budi.hears("sudah tidak berlaku")
    await place.budi.says(fresh)
    await place.budi.hears("dicatat petugas untuk Anda", number)


async def test_wrong_codes_slow_down_and_words_stay_words(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    _, code = await filed(place.citra)
    for _ in range(5):
        await place.budi.says("K7Q2-M9XR-4T3B")
        await place.budi.hears("tidak saya temukan")
    await place.budi.says(code)
    await place.budi.hears("Terlalu banyak kode yang salah")
    ani = await quick_stage.person("Ani")
    await ani.says("sampah di tepi")  # twelve letters
    await ani.hears("sudah saya catat")
    await ani.says(code)
    await ani.hears("dicatat petugas untuk Anda")


async def test_five_thousand_characters_are_no_name_and_no_contact(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.citra.says("/loket")
    await place.citra.hears("Lewat apa")
    await place.citra.says("fax")
    await place.citra.hears("Pilih salah satu")
    await place.citra.taps("SMS")
    await place.citra.hears("Siapa nama")
    await place.citra.says("nama " * 819)  # 5,000 characters leave a phone in two messages
    await place.citra.says("nama " * 181)
    await place.citra.hears("Nama paling panjang 60")
    quick_stage.clock.jump(quick_stage.clock() + timedelta(minutes=1))
    await place.citra.says(ANI)
    await place.citra.hears("cara lain menghubungi")
    await place.citra.says("0812 " * 600)
    await place.citra.hears("Kontak paling panjang")
    await place.citra.says(PHONE)
    await place.citra.hears("Apa yang ingin")
    assert not await rows(quick_stage, Ticket)


async def test_a_draft_of_the_counter_waits_beside_the_officers_own(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.citra.says("/loket")
    await place.citra.taps("Telepon")
    await place.citra.hears("Siapa nama")
    await place.citra.says("/lapor")
    await place.citra.hears("Apa yang ingin Anda sampaikan?")
    await place.citra.says("/loket")
    await place.citra.hears("Siapa nama")


async def test_two_taps_on_send_file_once(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number, _ = await filed(place.citra)
    [ticket] = await rows(quick_stage, Ticket)
    await forges(place.citra, Filing("review", str(getattr(ticket, "draft_id", "")), "send"))
    await place.citra.hears("sudah terkirim", number)
    assert len(await rows(quick_stage, Ticket)) == 1


async def test_a_merged_report_is_linked_with_the_news_it_follows(stage: Stage) -> None:
    place = await town(stage)
    parent = await place.assigned()
    number, code = await filed(place.citra)
    await place.citra.says(f"/gabung {number} {parent}")
    await place.citra.hears("Bacakan", number, "digabung")
    await place.dewi.says(f"/tindaklanjut {parent} Tim turun.")
    await place.citra.hears("Bacakan", number, "Tim turun.")
    ani = await stage.person("Ani")
    await ani.says(code)
    await ani.hears("dicatat petugas untuk Anda", number)
    await place.dewi.says(f"/tindaklanjut {parent} Selesai besok.")
    await ani.hears("Selesai besok.")


async def _proposed(place: Town) -> str:
    """A report from the counter that Dinas Perhubungan says is finished; Citra is to read that out."""
    number, _ = await filed(place.citra)
    await verifies(place.citra, number)
    await place.dewi.hears("untuk instansi Anda", number)
    await place.dewi.says(f"/selesai {number} Sudah dipasang.")
    await place.citra.hears("Bacakan lewat telepon", "Sudah dipasang.")
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears(number, "belum terhubung")
    return number


async def test_the_desk_records_what_the_citizen_says_on_the_telephone(quick_stage: Stage) -> None:
    """Without Telegram nobody could say that a report was not finished: silence closed it."""
    place = await town(quick_stage)
    number = await _proposed(place)
    await place.citra.taps("Pelapor bilang belum selesai")
    await place.citra.hears("Lewat apa", number)
    await place.citra.taps("Telepon")
    await place.citra.hears("Tulis kata-kata pelapor")
    await place.citra.says("Baru separuh yang dicat.")
    await place.citra.hears("menyatakan belum selesai. Lewat: Telepon", "Proses")
    await place.dewi.hears("belum selesai", "Baru separuh yang dicat.")
    await place.dewi.says(f"/selesai {number} Sudah semuanya.")
    await place.citra.hears("Bacakan lewat telepon", "Sudah semuanya.")
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears(number, "Sudah semuanya.", "belum terhubung")
    await place.citra.taps("Pelapor bilang sudah selesai")
    await place.citra.hears("sudah selesai. Lewat apa")
    await place.citra.taps("Datang langsung")
    await place.citra.hears("menyatakan selesai. Lewat: Datang langsung", "Selesai")
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears("Selesai", "menyatakan selesai (dicatat loket, Datang langsung)")
    async with quick_stage.database.transaction() as session:
        events = (await session.scalars(select(Event).where(Event.action.in_(("confirm", "dispute"))))).all()
        ticket = (await session.scalars(select(Ticket))).one()
    assert [one.data["channel"] for one in events] == ["phone", "counter"]
    assert {one.person_id for one in events} == {ticket.reporter_id}


async def test_only_the_desk_records_and_never_about_its_own_work_or_for_the_linked(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _proposed(place)
    await forges(place.dewi, Menu("spoken", f"confirm/{number}/phone"))
    await place.dewi.hears("sudah berakhir")
    mine, _ = await filed(place.citra)
    await verifies(place.citra, mine, "Dinas Komunikasi, Informatika, Statistik dan Persandian")
    await place.citra.says(f"/selesai {mine} Sudah kami pasang.")
    await place.citra.hears("✓ Selesai", mine)
    await place.citra.says(f"/tiket {mine}")
    await place.citra.hears(mine, "menyatakan selesai", "Kontak:")
    await place.citra.taps("Pelapor bilang sudah selesai")
    await place.citra.hears("Lewat apa", mine)
    await place.citra.taps("Telepon")
    await place.citra.hears(f"{mine} Anda sendiri yang menyatakan selesai")
    linked = await place.proposed()
    await forges(place.citra, Menu("spoken", f"confirm/{linked}/phone"))
    await place.citra.hears("sudah berakhir")
    async with quick_stage.database.transaction() as session:
        assert {one.state for one in await session.scalars(select(Ticket))} == {"proposed"}
