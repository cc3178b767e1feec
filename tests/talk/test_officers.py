"""Officers: the life cycle by commands, by questions and by buttons; who may not, and what then is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import select

from bot.callbacks import Act, Card, Menu, Press
from bot.domain.lifecycle import UNFINISHED, State
from bot.domain.people import Role
from storage.models import Audit, Event, Ticket
from tests.stage import PIXEL, Person, Stage
from tests.talk.scenes import DISHUB, Town, files, forges, town, verifies


class Case(NamedTuple):
    """An action in its three ways: `/command N words`; `/command N` and a question; buttons and then the words."""

    who: str
    command: str
    buttons: tuple[str, ...]
    question: str
    words: str
    done: str
    told: str  # what the citizen hears; empty: nothing


CASES = (
    Case("dewi", "tindaklanjut", ("Tindak lanjuti",), "Kirim teks", "Tim turun.", "✓ Tindak lanjuti", "Tim turun."),
    Case("dewi", "selesai", ("Selesai",), "Apa yang sudah", "Beres.", "✓ Selesai", "menyatakan laporan Anda selesai"),
    Case("dewi", "minta", ("Minta data",), "Keterangan apa", "Sisi mana?", "✓ Minta data", "perlu keterangan"),
    Case("dewi", "kembalikan", ("Kembalikan",), "dikembalikan?", "Bukan kami.", "✓ Kembalikan", "mengembalikan"),
    Case("dewi", "catat", ("Lainnya", "Catat"), "Tulis catatan internal", "Rahasia dapur.", "✓ Catat", ""),
    Case(
        "citra",
        "teruskan",
        ("Teruskan",),
        "Ke instansi mana",
        "Dinas Pekerjaan Umum",
        "✓ Teruskan",
        "Dinas Pekerjaan Umum",
    ),
    Case("citra", "bukanwewenang", ("Bukan wewenang",), "Siapa yang berwenang", "PLN 123.", "✓ Bukan", "PLN 123."),
    Case("citra", "sp4n", ("Lainnya", "Nomor SP4N"), "Nomor SP4N untuk", "9165816", "✓ Nomor SP4N", "#9165816"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.command)
async def test_each_action_in_three_ways(quick_stage: Stage, case: Case) -> None:
    place = await town(quick_stage)
    officer: Person = getattr(place, case.who)
    for way in (_typed, _asked, _pressed):
        number = await place.assigned()
        await way(officer, case, number)
        await officer.hears(case.done, number)
        await _hears_it(place.budi, case, number)
    await _limits_run_while_there_is_work(quick_stage)


async def _limits_run_while_there_is_work(stage: Stage) -> None:
    """The queue finds tickets by their limit: whatever waits for its holder has one, and nothing else has."""
    async with stage.database.transaction() as session:
        for ticket in await session.scalars(select(Ticket)):
            assert (State(ticket.state) in UNFINISHED) is (ticket.due_at is not None), ticket.state


async def _typed(officer: Person, case: Case, number: str) -> None:
    await officer.says(f"/{case.command} {number} {case.words}")


async def _asked(officer: Person, case: Case, number: str) -> None:
    await officer.says(f"/{case.command} {number.lower()}")
    await officer.hears(case.question, number)
    await officer.says(case.words)


async def _pressed(officer: Person, case: Case, number: str) -> None:
    await _opens(officer, number, *case.buttons)
    await officer.hears(case.question, number)
    await officer.says(case.words)


async def _opens(officer: Person, number: str, *labels: str) -> None:
    await officer.says(f"/tiket {number}")
    await officer.hears(number, "dari Budi")
    for label in labels:
        await officer.taps(label)


async def _hears_it(budi: Person, case: Case, number: str) -> None:
    if case.told:
        await budi.hears(number, case.told)
        return
    await budi.says(f"/cek {number}")
    card = await budi.hears(number, "Perjalanan laporan")
    assert case.words not in card["text"]
    await budi.hears_nothing(case.words, 0.1)


async def test_a_photo_alone_does_not_finish_a_report(quick_stage: Stage) -> None:
    """Whoever pressed Selesai and sent the first of two photos had closed it without a word to the citizen."""
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/selesai {number}")
    await place.dewi.hears("Kirim")
    await place.dewi.sends_photo()
    await place.dewi.hears(number)
    await place.budi.hears_nothing("menyatakan laporan Anda selesai", 0.2)
    await place.dewi.says("Zebra cross sudah dicat.")
    await place.budi.hears("menyatakan laporan Anda selesai", "Zebra cross sudah dicat.")


async def test_postponing_asks_for_a_date_and_a_reason(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tunda {number} 31/2 cuaca")
    await place.dewi.hears('"31/2 cuaca" tidak ada di kalender')
    await place.dewi.hears("Sampai tanggal berapa", number)
    await place.dewi.says("besok menunggu alat")
    await place.dewi.hears("✓ Tunda", "Status sekarang: Tunda")
    await place.budi.hears("menunda laporan Anda", "menunggu alat", "melanjutkannya paling lambat")
    await place.dewi.taps("Buka kartu")
    await place.dewi.taps("Lanjutkan")
    await place.budi.hears("Laporan Anda dilanjutkan", number)
    await place.dewi.taps("Buka kartu")
    await place.dewi.hears(number, "Belum Ditindaklanjuti")
    await place.dewi.taps("Lainnya")
    await place.dewi.taps("Tunda")
    await place.dewi.hears("Sampai tanggal berapa")
    await place.dewi.taps((await place.dewi.buttons())[0])
    await place.dewi.hears("ditunda sampai", "Mengapa?")
    await place.dewi.says("Menunggu lelang.")
    await place.budi.hears("Menunggu lelang.")
    await _limits_run_while_there_is_work(quick_stage)


async def test_postponing_has_limits(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tunda {number} entah kapan")
    await place.dewi.hears("belum saya pahami", "7 hari lagi")
    await place.dewi.says("1/1/2031 lama sekali.")
    await place.dewi.hears("Rabu, 1 Januari 2031 tidak bisa", "paling jauh 30 hari kerja")
    await place.dewi.hears("Sampai tanggal berapa")
    await place.budi.hears_nothing("menunda", 0.2)


async def test_archiving_needs_a_reason(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/arsip {number} Tidak ada tempatnya.")
    await place.citra.hears("Apa alasan mengarsipkan", number)
    await place.citra.taps("Belum lengkap")
    await place.citra.hears("✓ Arsipkan", number, "Status sekarang: Arsip")
    await place.budi.hears("diarsipkan karena belum lengkap", "Tidak ada tempatnya.", "Lengkapi" and number)
    second = await place.filed()
    await place.citra.says(f"/arsip {second} Bukan pelayanan publik: urusan pribadi.")
    await place.budi.hears(
        "bukan urusan pelayanan publik", "urusan pribadi.", second, "meminta pengarsipan ini ditinjau"
    )


async def test_files_reach_the_citizen_and_an_album_is_one_follow_up(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.sends_photo("Sebelum dan sesudah.", album="a1")
    await place.dewi.sends_photo(album="a1")
    await place.dewi.sends(document={"content": PIXEL, "name": "berita.pdf", "mime": "application/pdf"}, album="a1")
    await place.budi.hears("Tindak lanjut dari Dinas Perhubungan", "Sebelum dan sesudah.")
    photos = await place.budi.gets("photo", 2)
    await place.budi.gets("document")
    assert [one["caption"] for one in photos] == ["Sebelum", "Sesudah"]
    assert len({one["media_group_id"] for one in photos}) == 1
    await place.budi.hears_nothing("Lampiran berikutnya", 0.1)
    assert await _actions(quick_stage) == ["file", "verify", "follow_up"]
    await place.dewi.hears_nothing("Periksa sebelum", 0.1)


async def _actions(stage: Stage) -> list[str]:
    async with stage.database.transaction() as session:
        return list(await session.scalars(select(Event.action).order_by(Event.id)))


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


async def test_a_text_too_long_for_one_message_is_refused_as_a_whole(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.says("panjang " * 600)
    await place.dewi.hears("batasnya 3.000")
    await place.dewi.hears("Sekarang teksnya untuk")
    await place.budi.hears_nothing("panjang", 0.3)
    quick_stage.clock.jump(quick_stage.clock() + timedelta(seconds=20))
    await place.dewi.says("Pendek saja.")
    await place.budi.hears("Pendek saja.")


async def test_a_command_without_a_number_offers_what_waits(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says("/tindaklanjut")
    await place.dewi.hears("Laporan mana untuk /tindaklanjut?")
    await place.dewi.taps((await place.dewi.buttons())[0])
    await place.dewi.hears("Kirim teks tindak lanjut", number)
    await place.dewi.taps("Batal")
    await place.dewi.hears("Tidak ada yang berubah")
    await place.dewi.says("/selesai DMI-1111111")
    await place.dewi.hears('"DMI-1111111" tidak saya temukan')
    await place.dewi.says(number.replace("-", " ").lower())
    await place.dewi.hears("Apa yang sudah dikerjakan", number)
    await place.dewi.says("/tiket")
    await place.dewi.says(number)
    await place.dewi.hears(number, "Belum Ditindaklanjuti", "dari Budi")


async def test_an_unknown_agency_gets_the_nearest_names_and_is_asked_again(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.citra.says(f"/teruskan {number} Dinas Pekerjan Umun Kota")
    await place.citra.hears("tidak saya temukan", "Dinas Pekerjaan Umum")
    await place.citra.hears("Ke instansi mana", number)
    await place.citra.says("Dinas Pekerjaan Umum")
    await place.citra.hears("✓ Teruskan", number)
    await place.dewi.hears("diteruskan ke Dinas Pekerjaan Umum", "tidak perlu menanganinya lagi")


async def test_the_wrong_state_says_why_what_is_possible_and_keeps_the_words(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await place.dewi.says(f"/tindaklanjut {number} Masih kami pantau.")
    await place.dewi.hears(
        f"Laporan {number} berstatus Selesai",
        '"Tindak lanjuti" tidak bisa',
        "Yang bisa sekarang: ",
        "Masih kami pantau.",
    )
    await place.citra.says(f"/teruskan {number} DLH")
    await place.citra.hears("berstatus Selesai", "Buka kembali")


async def test_another_agencys_officer_and_a_wrong_role_change_nothing(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    other = await quick_stage.officer("Lala", Role.LIAISON, "dlh")
    await other.says(f"/selesai {number} Beres")
    await other.hears('"Selesai" untuk', "bukan wewenang Anda", "Beres")
    await other.says(f"/verifikasi {number} DLH")
    await other.hears("/verifikasi hanya untuk koordinator")
    assert (await _ticket(quick_stage, number)).state == "assigned"


async def test_two_officers_at_once_have_one_effect(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    cahya = await quick_stage.officer("Cahya", Role.COORDINATOR, "diskominfo")
    number = await place.filed()
    for one in (place.citra, cahya):
        await one.says(f"/verifikasi {number} Dishub")
        await one.hears(f"Verifikasi {number}")
    await place.citra.taps("Verifikasi")
    await cahya.taps("Verifikasi")
    said = []
    for one in (place.citra, cahya):
        await one.hears("diteruskan ke Dinas Perhubungan")
        said.append(" ".join(message.get("text", "") for message in await one.messages()))
    assert sorted("Sudah ditangani rekan Anda" in one for one in said) == [False, True]
    await place.budi.hears("sudah diperiksa")
    assert await _actions(quick_stage) == ["file", "verify"]


async def test_a_stale_card_and_words_typed_meanwhile(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    dian = await quick_stage.officer("Dian", Role.LIAISON, "dishub")
    number = await place.assigned()
    await _opens(dian, number, "Tindak lanjuti")
    await dian.hears("Kirim teks tindak lanjut")
    await _opens(place.dewi, number)
    stale = (await place.dewi.messages())[-1]["message_id"]
    await place.dewi.says(f"/tindaklanjut {number} Tim turun sore ini.")
    await place.budi.hears("Tim turun sore ini.")
    await dian.says("Kami ke lokasi besok.")
    await dian.hears("Sudah ditangani rekan Anda", "Tim turun sore ini.", "Kami ke lokasi besok.")
    await dian.hears(number, "Proses")
    await place.budi.hears_nothing("Kami ke lokasi besok.", 0.2)
    await dian.says(f"/selesai {number} Sudah.")
    await place.budi.hears("Sudah.")
    await place.dewi.taps("Tindak lanjuti", stale)
    await place.dewi.hears("Sudah ditangani rekan Anda", "menyatakan selesai")


async def test_the_third_return_is_refused(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    for _ in range(2):
        await place.dewi.says(f"/kembalikan {number} Bukan kami.")
        await place.citra.hears("mengembalikan", number)
        await place.citra.says(f"/teruskan {number} {DISHUB}")
        await place.dewi.hears("untuk instansi Anda", number)
    await place.dewi.says(f"/kembalikan {number} Tetap bukan kami.")
    await place.dewi.hears("sudah dua kali dikembalikan", "koordinator yang memutuskan", "Tetap bukan kami.")


async def test_forwarding_to_the_holder_is_refused(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.citra.says(f"/teruskan {number} {DISHUB}")
    await place.citra.hears(f"{number} sudah ada di instansi itu")


async def test_merging_and_its_rules(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    parent = await place.assigned()
    number, unverified = await place.filed(), await place.filed()
    for given, why in ((number, "dengan dirinya sendiri"), (unverified, "belum diperiksa"), ("DMI-0000000", "induk")):
        await place.citra.says(f"/gabung {number} {given}")
        await place.citra.hears(why)
    await place.citra.says(f"/gabung {number}")
    await place.citra.hears("Nomor laporan induk untuk", number)
    await place.citra.says(parent)
    await place.citra.hears("✓ Gabungkan", number)
    await place.budi.hears("digabungkan dengannya", parent, number, "Nomor Anda tetap berlaku")
    await place.citra.taps("Buka kartu")
    await place.citra.taps("Pisahkan")
    await place.budi.hears("dipisahkan lagi", number, "Belum Terverifikasi")
    await place.citra.says(f"/arsip {unverified} penyalahgunaan iseng")
    await place.citra.hears("✓ Arsipkan")
    await place.citra.says(f"/gabung {number} {unverified}")
    await place.citra.hears("sudah diarsipkan")
    await _limits_run_while_there_is_work(quick_stage)


async def test_no_merging_into_a_confidential_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    parent, number = await place.assigned(), await place.filed()
    await place.dewi.says(f"/tiket {parent}")
    await place.dewi.taps("Lainnya")
    await place.dewi.taps("Batasi akses")
    await place.dewi.taps("Rahasia")
    await place.budi.hears("menjadikan laporan Anda rahasia", parent)
    await place.citra.says(f"/gabung {number} {parent}")
    await place.citra.hears("induk itu rahasia")


async def test_the_verification_card_changes_each_field(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed("Mohon dibuatkan halte, hubungi Budi Contoh 081200000001")
    await place.citra.says(f"/verifikasi {number}")
    card = await place.citra.hears(f"Verifikasi {number}", "Berkadar pengawasan: tidak")
    assert "081200000001" not in card["text"].partition("Teks untuk umum")[2]
    await place.citra.taps("Pengaduan")
    await place.citra.hears("Jenis: Pengaduan")
    await place.citra.taps("Berkadar")
    await place.citra.hears("Berkadar pengawasan: ya", "Untuk: Inspektorat Daerah")
    await place.citra.taps("Instansi")
    await place.citra.taps("DLH")
    await place.citra.hears("Untuk: Dinas Lingkungan Hidup")
    await place.citra.taps("Kategori")
    await place.citra.hears("Kategori laporan")
    category = (await place.citra.buttons())[0]
    await place.citra.taps(category)
    await place.citra.hears(f"Kategori: {category}")
    for label, asked, words, shown in (
        ("Judul", "Tulis judul baru", "Halte <baru> & teduh", "Judul: Halte <baru> & teduh"),
        ("Tempat", "Tulis tempat kejadian", "Jl. Contoh", "Tempat: Jl. Contoh"),
        (
            "Teks umum",
            "Tulis teks yang boleh dibaca umum",
            "Mohon halte.\nTerima kasih.",
            "Mohon halte.\nTerima kasih.",
        ),
    ):
        await place.citra.taps(label)
        await place.citra.hears(asked)
        await place.citra.says(words)
        await place.citra.hears(shown)
    await place.citra.taps("Verifikasi")
    await place.citra.hears("diteruskan ke Dinas Lingkungan Hidup")
    ticket = await _ticket(quick_stage, number)
    assert (ticket.kind, ticket.supervised, ticket.title, ticket.public_text, ticket.place) == (
        "complaint",
        True,
        "Halte <baru> & teduh",
        "Mohon halte.\nTerima kasih.",
        "Jl. Contoh",
    )


async def test_correcting_saves_only_on_the_button_and_an_old_card_is_not_believed(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.citra.says(f"/ubah {number}")
    first = await place.citra.hears(f"Ubah {number}")
    await place.citra.taps("Simpan")
    await place.citra.hears("Tidak ada yang berubah")
    await place.citra.says(f"/ubah {number}")
    await place.citra.hears(f"Ubah {number}")
    await place.citra.taps("Judul")
    await place.citra.says("x" * 121)
    await place.citra.hears("batasnya 120")
    await place.citra.says("Judul yang betul")
    await place.citra.hears("Judul: Judul yang betul")
    await place.citra.taps("Simpan", first["message_id"])
    await place.citra.hears("Kartu yang tadi sudah berubah", "Judul: Judul yang betul")
    await place.citra.taps("Simpan")
    await place.citra.hears("disimpan", number)
    assert (await _ticket(quick_stage, number)).title == "Judul yang betul"


async def test_correcting_an_unverified_report_never_verifies_by_surprise(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/ubah {number}")
    await place.citra.hears(f"Verifikasi {number}")
    assert "Simpan" not in await place.citra.buttons()
    assert (await _ticket(quick_stage, number)).state == "unverified"


@pytest.mark.parametrize("command", ["antrean", "tiket", "verifikasi", "undang", "selesai", "petugas"])
async def test_an_outsider_hears_of_no_such_command_and_leaves_a_trace(quick_stage: Stage, command: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/adaadasaja")
    unknown = await budi.hears("tidak saya kenal")
    await budi.says(f"/{command} DMI-1111111 isi surat")
    assert (await budi.hears("tidak saya kenal"))["text"] == unknown["text"]
    async with quick_stage.database.transaction() as session:
        rows = list(await session.scalars(select(Audit)))
    assert [(row.act, row.data) for row in rows] == [("refused_command", {"command": command})]


FORGED: tuple[Callable[[str], Press], ...] = (
    lambda number: Act("verify", number, "1"),
    lambda number: Act("archive", number, "1", "abuse"),
    lambda number: Act("follow_up", number, "1"),
    lambda number: Act("nonsense", number),
    lambda number: Act("withdraw", number, "", "yes"),
    lambda number: Card(number, "verify", "1.0"),
    lambda number: Card(number, "title"),
    lambda number: Menu("card", number),
    lambda number: Menu("files", number),
    lambda number: Menu("history", number),
    lambda number: Menu("dismiss", "1"),
    lambda number: Menu("invite", "admin"),
    lambda number: Menu("nowhere", number),
)


async def test_forged_presses_of_a_stranger_change_and_show_nothing(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed("Mohon dibuatkan taman rahasia sekali")
    mallory = await quick_stage.person("Mallory Contoh")
    await mallory.says("/start")
    await mallory.hears("Selamat datang")
    before = len(await mallory.messages())
    for count, forge in enumerate(FORGED, 1):
        await forges(mallory, forge(number))
        await _says_something(mallory, before + count)
    said = " ".join(one.get("text", "") for one in (await mallory.messages())[before:])
    assert "taman rahasia" not in said
    assert "gangguan" not in said
    assert await _actions(quick_stage) == ["file"]


async def _says_something(person: Person, count: int) -> None:
    for _ in range(200):
        if len(await person.messages()) >= count:
            return
        await person.hears_nothing("…", 0.02)
    raise AssertionError(await person.transcript())


async def test_a_citizen_cannot_act_as_an_officer_on_an_own_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    for press in (Act("verify", number, "1"), Card(number, "verify", "1.0"), Act("note", number, "1")):
        await forges(place.budi, press)
        await place.budi.hears("Tombol itu sudah tidak berlaku")
    assert await _actions(quick_stage) == ["file"]


@pytest.mark.parametrize(("role", "agency"), [(Role.SUPERVISOR, "inspektorat"), (Role.HUB, "riau")])
async def test_supervisor_and_hub_see_deadlines_but_no_text(quick_stage: Stage, role: Role, agency: str) -> None:
    place = await town(quick_stage)
    watcher = await quick_stage.officer("Sari", role, agency)
    number = await place.assigned("Mohon dibuatkan jembatan gantung")
    await watcher.says(f"/tiket {number}")
    card = await watcher.hears(number, "Belum Ditindaklanjuti", "sisa 5 hari kerja")
    assert "jembatan" not in card["text"]
    assert "Budi" not in card["text"]
    await watcher.says(f"/tindaklanjut {number} halo")
    await watcher.hears("/tindaklanjut hanya untuk koordinator dan penghubung")


async def test_the_supervisor_reads_what_is_berkadar_pengawasan(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    watcher = await quick_stage.officer("Sari", Role.SUPERVISOR, "inspektorat")
    number = await place.filed("Ada pungli di loket Contoh")
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.taps("Berkadar")
    await place.citra.hears("Berkadar pengawasan: ya")
    await place.citra.taps("Verifikasi")
    await place.citra.hears("diteruskan ke Inspektorat")
    await watcher.says(f"/tiket {number}")
    await watcher.hears(number, "Ada pungli di loket Contoh", "berkadar pengawasan")


async def test_an_administrator_reads_no_report_by_that_role(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    admin = await quick_stage.admin()
    await admin.says(f"/tiket {number}")
    await admin.hears("Anda admin")


async def test_the_pin_of_a_report_is_shown_on_a_map_to_who_works_on_it(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.sends_location(1.6702, 101.4481)
    await place.budi.hears("Apa masalahnya di sana?")
    await place.budi.says("Lampu penerangan mati total di sini sejak kemarin")
    await place.budi.taps("Betul")
    await place.budi.taps("Kirim")
    await place.citra.hears("Laporan baru")
    await place.citra.taps("Buka kartu")
    card = await place.citra.hears("titik lokasi di peta")
    await place.citra.taps("Peta")
    shown = await _location(place.citra)
    assert (shown["latitude"], shown["longitude"]) == pytest.approx((1.6702, 101.4481))
    number = str(card["text"]).split(" ")[0]
    await forges(place.dewi, Menu("map", number))
    await place.dewi.hears("tidak saya temukan", number)


async def _location(person: Person) -> dict[str, float]:
    """The newest place that the bot showed."""
    for _ in range(200):
        found = [one["location"] for one in await person.messages() if "location" in one and not one.get("out")]
        if found:
            return dict(found[-1])
        await asyncio.sleep(0.02)
    raise AssertionError(f"{person.name} sees no place:\n{await person.transcript()}")


async def test_a_reply_to_a_card_is_kept_and_asked_what_it_is(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.replies(f"Laporan {number} untuk instansi Anda", "Tim <kami> & alat turun.")
    await place.dewi.hears("sudah saya simpan", "Tim <kami> & alat turun.", "Dipakai untuk apa?")
    await place.dewi.taps("Tindak lanjuti")
    await place.dewi.hears("✓ Tindak lanjuti", number)
    await place.budi.hears("Tim <kami> & alat turun.")


async def test_an_anonymous_report_shows_no_name_to_officers(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says("/lapor")
    await place.budi.taps("Aspirasi")
    await place.budi.says("Mohon dibuatkan taman Contoh")
    await place.budi.hears("Periksa sebelum dikirim")
    await place.budi.taps("Anonim: tidak")
    await place.budi.hears("Instansi penangan: isi, lampiran, tanpa nama")
    await place.budi.taps("Kirim")
    await place.budi.hears("sudah masuk")
    number = await place.budi.number()
    await verifies(place.citra, number)
    for officer in (place.citra, place.dewi):
        await officer.says(f"/tiket {number}")
        assert "Budi" not in (await officer.hears(number, "pelapor anonim"))["text"]


async def test_an_old_cancel_button_ends_nothing_that_was_begun_since(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tindaklanjut {number}")
    question = await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.says("Tim turun.")
    await place.dewi.hears("✓ Tindak lanjuti")
    await place.dewi.says(f"/minta {number}")
    await place.dewi.hears("Keterangan apa")
    await place.dewi.taps("Batal", question["message_id"])
    await place.dewi.hears("Tindakan itu sudah berakhir")
    await place.dewi.says("Sisi mana?")
    await place.budi.hears("perlu keterangan", "Sisi mana?")


async def test_a_second_dispute_brings_the_report_to_the_coordinator(stage: Stage) -> None:
    place: Town = await town(stage)
    number = await place.proposed()
    await place.budi.taps("Belum selesai")
    await place.budi.hears("Apa yang belum selesai")
    await place.budi.says("Catnya luntur.")
    await place.budi.hears("dikerjakan lagi oleh Dinas Perhubungan", number)
    await place.dewi.hears("belum selesai", "Catnya luntur.")
    await place.proposes(number, "Sudah dicat ulang.")
    await place.budi.replies("Sudah dicat ulang.", "Masih luntur.")
    await place.budi.hears("Apakah masalahnya sudah selesai?", number)
    await place.budi.taps("Belum selesai")
    await place.budi.hears("dikerjakan lagi oleh Diskominfotiksan", number)
    await place.citra.hears("belum selesai", "Masih luntur.")
    await _limits_run_while_there_is_work(stage)


async def test_an_officer_files_as_a_citizen_too(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await files(place.dewi)
    await verifies(place.citra, number)
    await place.dewi.says(f"/selesai {number} Sudah kami pasang.")
    await place.dewi.hears("menyatakan laporan Anda selesai", number)
    await place.dewi.taps("Sudah selesai")
    await place.dewi.hears("Seberapa puas", number)
    await place.dewi.taps("4")
    await place.dewi.hears("sudah dicatat. Sehari ini")
    await place.dewi.taps("5")
    await place.dewi.hears(f"nilai 5 untuk laporan {number}")


async def test_an_unchecked_parent_led_back_to_the_child(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    parent, child = await place.filed(), await place.assigned("Mohon halte Contoh diberi atap")
    await place.citra.says(f"/gabung {child} {parent}")
    told = await place.citra.hears(f"Laporan induk {parent} belum diperiksa")
    assert "Yang bisa" not in told["text"]
    await place.citra.taps(f"Buka {parent}")
    await place.citra.hears(f"Verifikasi {parent}")
