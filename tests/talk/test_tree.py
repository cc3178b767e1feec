"""Administrators change the tree of agencies in chat: looked at before, undone after, refused in one sentence."""

from __future__ import annotations

from sqlalchemy import select

from bot.callbacks import Menu
from storage.models import Agency, Audit
from tests.stage import Person, Stage
from tests.talk.scenes import forges, town


async def _agency(stage: Stage, code: str) -> Agency:
    async with stage.database.transaction() as session:
        found = (await session.scalars(select(Agency).where(Agency.code == code))).one()
        session.expunge(found)
        return found


async def _opened(admin: Person, name: str) -> None:
    await admin.says(f"/instansi {name}")
    await admin.hears("Apa yang diubah?")


async def test_a_unit_is_added_with_a_preview_and_the_addition_undone(stage: Stage) -> None:
    admin = await stage.admin()
    await _opened(admin, "Dinas Perhubungan")
    await admin.taps("Tambah di bawahnya")
    await admin.hears("Apa nama instansi atau unit baru")
    await admin.says("Unit Contoh Parkir; Parkir")
    await admin.hears("akan ditambahkan di bawah Dinas Perhubungan")
    await admin.taps("Lakukan")
    await admin.hears("sudah ditambahkan")
    await admin.says("/instansi")
    await admin.hears("Kota Dumai", "      Unit Contoh Parkir")
    await admin.taps("Urungkan")
    await admin.hears("sudah diurungkan")
    await admin.says("/instansi Unit Contoh Parkir")
    await admin.hears("Unit Contoh Parkir")
    async with stage.database.transaction() as session:
        acts = list(await session.scalars(select(Audit.act).where(Audit.act.like("tree%")).order_by(Audit.id)))
    assert acts == ["tree", "tree_undo"]


async def test_a_new_name_is_what_everybody_reads_and_may_be_taken_back(quick_stage: Stage) -> None:
    admin = await quick_stage.admin()
    await _opened(admin, "Dinas Perhubungan")
    await admin.taps("Ganti nama")
    await admin.hears("Apa nama baru")
    await admin.says("Dinas Contoh Jalan; Dincoja")
    await admin.taps("Lakukan")
    await admin.hears("sekarang bernama Dinas Contoh Jalan")
    assert (await _agency(quick_stage, "dishub")).short == "Dincoja"
    await admin.taps("Urungkan")
    await admin.hears("sudah diurungkan")
    assert (await _agency(quick_stage, "dishub")).name == "Dinas Perhubungan"


async def test_an_agency_that_holds_reports_is_closed_only_with_a_place_for_them(quick_stage: Stage) -> None:
    stage = quick_stage
    scene = await town(stage)
    number = await scene.assigned()
    admin = await stage.admin()
    await _opened(admin, "Dinas Perhubungan")
    await admin.taps("Tutup")
    await admin.hears("Siapa yang menerima laporan")
    await admin.taps("Tanpa pengganti")
    await admin.hears("masih memegang 1 laporan")
    assert (await _agency(stage, "dishub")).closed_at is None
    await _opened(admin, "Dinas Perhubungan")
    await admin.taps("Tutup")
    await admin.taps("Dinas PU")
    await admin.hears("akan ditutup. 1 laporan", "Dinas Pekerjaan Umum")
    await admin.taps("Lakukan")
    await admin.hears("sudah ditutup. 1 laporan pindah")
    await scene.budi.hears("dialihkan ke Dinas Pekerjaan Umum", number)
    await scene.dewi.says(f"/tindaklanjut {number} Sudah.")
    await scene.dewi.hears("tidak saya kenal")  # her office ended with the agency
    await admin.taps("Urungkan")
    await admin.hears("sudah diurungkan")
    await scene.budi.hears("dialihkan ke Dinas Perhubungan", number)
    assert (await _agency(stage, "dishub")).closed_at is None


async def test_what_cannot_be_is_refused_in_one_sentence_and_changes_nothing(quick_stage: Stage) -> None:
    stage = quick_stage
    admin = await stage.admin()
    await admin.says("/instansi")
    await admin.hears("Kota Dumai")
    coordinating = await _agency(stage, "diskominfo")
    await forges(admin, Menu("tree", f"close/{coordinating.id}/0"))
    await admin.hears("tidak bisa ditutup")
    await forges(admin, Menu("tree", f"move/{coordinating.id}/{coordinating.id}"))
    await admin.hears("tidak bisa dipindahkan")
    for value in ("undo/1", "undo/x", "look/999999", f"add/{'9' * 30}", "x"):
        await forges(admin, Menu("tree", value))
        await admin.hears("Tidak ada yang berubah")
    await forges(admin, Menu("tree", "do/0123456789"))
    await admin.hears("sudah berakhir")
    await _opened(admin, "Dinas Perhubungan")
    await admin.taps("Ganti nama")
    await admin.says("Dinas Pekerjaan Umum")
    await admin.hears("sudah dipakai")
    await admin.says("x" * 500)
    await admin.hears("3 sampai 120")
    await admin.taps("Batal")
    await admin.hears("Tidak ada yang berubah")


async def test_whoever_is_no_administrator_changes_no_tree(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    dishub = await _agency(quick_stage, "dishub")
    await scene.budi.says("/start")
    await scene.budi.hears("Selamat datang")
    for person in (scene.citra, scene.dewi, scene.budi):
        await forges(person, Menu("tree", f"close/{dishub.id}/0"))
        await person.hears("Perintah itu tidak saya kenal")
        await forges(person, Menu("tree", "undo/1"))
    assert (await _agency(quick_stage, "dishub")).closed_at is None


async def test_an_older_question_about_the_tree_caught_the_words_for_a_newer_one(quick_stage: Stage) -> None:
    admin = await quick_stage.admin()
    await _opened(admin, "Dinas Kesehatan")
    await admin.taps("Ganti nama")
    await admin.hears("Apa nama baru Dinas Kesehatan")
    await admin.says("Dinas Kesehatan")
    await admin.hears("Namanya sudah begitu")
    await _opened(admin, "Dinas Perhubungan")
    await forges(admin, Menu("tree", f"rename/{(await _agency(quick_stage, 'dinkes')).id}"))
    await admin.hears("Apa nama baru Dinas Kesehatan")
    await admin.taps("Pindahkan")
    await admin.hears("Pertanyaan sebelumnya (Ganti nama: Dinas Kesehatan)")
    await admin.hears("Dinas Perhubungan dipindahkan ke bawah instansi mana?")
    await admin.says("Dinas Kesehatan")
    await admin.hears("Dinas Perhubungan akan berada di bawah Dinas Kesehatan")


async def test_all_agencies_of_a_city_stood_as_buttons_in_one_message(quick_stage: Stage) -> None:
    admin = await quick_stage.admin()
    await admin.says("/instansi")
    await admin.hears("Kota Dumai", "Kecamatan Sungai Sembilan")
    first = await admin.buttons()
    assert len(first) == 13
    await admin.taps(first[-1])
    await admin.hears("Kota Dumai")
    assert not set(first[:-1]) & set(await admin.buttons())
