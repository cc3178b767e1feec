"""What citizens ask of the channel itself is answered, and opens no complaint."""

from __future__ import annotations

import pytest

from tests.stage import Person, Stage
from tests.talk.scenes import files, town

DATE = "Kapan kejadiannya?"
WASTE = "sampah menumpuk di Purnama"


async def _no_draft(budi: Person) -> None:
    """Nothing that was said is waiting to be sent."""
    await budi.says("/laporanku")
    listed = await budi.hears("aporan")
    assert "belum dikirim" not in listed["text"]
    assert not [one for one in await budi.messages() if DATE in one.get("text", "")]


@pytest.mark.parametrize(
    "words",
    ["laporan saya yang kemarin gimana kabarnya?", "kapan laporan saya selesai?", "nomor laporan saya berapa ya?"],
)
@pytest.mark.parametrize("filed", [0, 2])
async def test_questions_about_the_own_reports_list_them(quick_stage: Stage, words: str, filed: int) -> None:
    budi = await quick_stage.person("Budi")
    for count in range(filed):
        await files(budi, f"Mohon dibuatkan taman nomor {count}")
    await budi.says(words)
    await budi.hears("Laporan Anda (2)" if filed else "Anda belum punya laporan")
    await _no_draft(budi)


@pytest.mark.parametrize("shape", ["gimana laporan {} ya", "{} punya tetangga saya, sudah sampai mana?", "status {}?"])
async def test_a_number_in_a_question_opens_its_report(quick_stage: Stage, shape: str) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    budi.forgets()
    await files(budi, "Mohon dibuatkan taman Contoh")
    await budi.says(shape.format(number.lower().replace("-", " ")))
    await budi.hears(number, "Perjalanan laporan")
    await _no_draft(budi)


async def test_how_to_withdraw_is_said_with_the_button_of_the_only_open_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("gimana cara cabut laporan")
    await budi.hears("Tidak ada laporan Anda yang bisa dicabut")
    number = await files(budi)
    await budi.says("cara batalkan laporan")
    await budi.hears("Untuk mencabut laporan", number)
    await budi.taps("Cabut laporan")
    await budi.hears("Cabut laporan ini?")
    await budi.taps("Cabut laporan")
    await budi.hears("sudah dicabut")
    await budi.says("jgn dicabut")
    await budi.hears(f"Laporan {number} sudah dicabut dan tidak bisa dibuka lagi", "kirim laporan baru")
    assert "Buat laporan" in " ".join(await budi.buttons())
    await _no_draft(budi)


async def test_whether_it_is_a_robot_is_answered_honestly(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("kamu robot ya?")
    await budi.hears("Saya program, bukan orang")
    await budi.says(WASTE)
    await budi.hears(DATE)
    await budi.says("ini bot apa orang?")
    await budi.hears("Saya program, bukan orang")
    await budi.hears(DATE)


@pytest.mark.parametrize("words", ["mau bicara sama orang", "bisa bicara dengan petugas?", "mau ngomong sama admin"])
async def test_who_wants_a_person_is_offered_one(quick_stage: Stage, words: str) -> None:
    place = await town(quick_stage)
    await place.budi.says(words)
    await place.budi.hears("Petugas baru tahu setelah Anda setuju")
    await place.budi.taps("Minta bantuan petugas")
    await place.budi.hears("akan menerima laporan Anda apa adanya")
    await place.budi.taps("Ya, kirim ke petugas")
    await place.citra.hears("Warga minta dibantu melapor")


async def test_a_wish_about_the_own_data_reaches_the_coordinators_and_opens_no_draft(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says("tolong hapus semua data saya")
    await place.budi.hears("sudah saya teruskan ke", "3 × 24 jam")
    await place.citra.hears("Permintaan tentang data pribadi", "3 × 24 jam")
    await _no_draft(place.budi)


async def test_a_wish_about_data_in_the_middle_of_a_form_leaves_the_form_as_it_was(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says(WASTE)
    await place.budi.hears(DATE)
    await place.budi.says("saya mau lihat data saya")
    await place.budi.hears("sudah saya teruskan ke")
    await place.citra.hears("Permintaan tentang data pribadi")
    await place.budi.taps("Kemarin")
    card = await place.budi.hears("Periksa sebelum dikirim")
    assert "lihat data" not in card["text"]


async def test_a_question_about_papers_is_asked_for_no_day_and_no_place(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("syarat bikin ktp hilang apa aja ya?")
    await budi.hears("Periksa sebelum dikirim", "Permintaan Informasi")


async def test_who_only_asks_is_asked_no_more_for_day_and_place(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(WASTE)
    await budi.hears(DATE)
    await budi.says("saya cuma nanya kok")
    await budi.hears("Permintaan Informasi")
    card = await budi.hears("Periksa sebelum dikirim", "Permintaan Informasi")
    assert "cuma nanya" not in card["text"]


@pytest.mark.parametrize("words", ["batal", "eh ga jadi deh", "udah batalin aja"])
async def test_giving_up_where_nothing_is_written_opens_no_draft(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears("Tidak ada")
    await _no_draft(budi)


@pytest.mark.parametrize("words", ["eh ga jadi deh", "gak jadi deh", "udah batalin aja"])
async def test_giving_up_in_the_form_throws_the_draft_away(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(WASTE)
    await budi.hears(DATE)
    await budi.says(words)
    await budi.hears("Draf dibuang")


async def test_thanks_in_the_form_are_welcome(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(WASTE)
    await budi.hears(DATE)
    await budi.says("makasih")
    await budi.hears("Sama-sama. Kita lanjutkan.")


@pytest.mark.parametrize("words", ["eh ga jadi deh", "gak jadi deh", "jgn dicabut"])
async def test_giving_up_the_withdrawal_leaves_the_report_open(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says("gimana cara cabut laporan")
    await budi.taps("Cabut laporan")
    await budi.hears("Cabut laporan ini?")
    await budi.says(words)
    await budi.hears("Tidak ada yang berubah")
    await budi.says(f"/cek {number}")
    card = await budi.hears(number, "Perjalanan laporan")
    assert "Arsip" not in card["text"]
