"""Several matters in one message: offered to be split by one button, never split unasked, and nothing is lost."""

from __future__ import annotations

from tests.stage import Person, Stage
from tests.talk.scenes import town

SPLIT = "Pisah jadi 2 laporan"
TWO = "Lampu jalan mati di Jl. Contoh 5 sejak kemarin, dan juga sampah menumpuk di Kelurahan Purnama"


async def test_two_matters_become_two_reports_by_one_button(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(TWO)
    await budi.taps("Betul")
    await budi.hears("Periksa sebelum dikirim", TWO)
    await budi.taps(SPLIT)
    await budi.hears("Sudah saya pisah jadi 2 laporan", "Sampah menumpuk")
    first = await budi.hears("Periksa sebelum dikirim", "Dinas Perhubungan", "Jl. Contoh 5")
    assert "sampah" not in first["text"]
    assert SPLIT not in await budi.buttons()
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    taps = budi.taps_made
    await budi.taps("Lanjutkan: Sampah menumpuk di Kelurahan Purnama")
    second = await budi.hears("Periksa sebelum dikirim", "Kel. Purnama", "Dinas Lingkungan Hidup", "Waktu: ")
    assert "Lampu" not in second["text"]
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    assert (taps, budi.taps_made - taps) == (3, 2)
    await budi.says("/laporanku")
    await budi.hears("Laporan Anda (2)")


async def test_a_numbered_list_is_split_and_each_keeps_the_photo_and_the_switch(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends_photo("barusan di bumi ayu: 1. lampu jalan mati 2. sampah menumpuk 3. parit mampet")
    await budi.hears("Periksa sebelum dikirim")
    await budi.taps("Anonim: tidak")
    await budi.taps("Pisah jadi 3 laporan")
    await budi.hears("Periksa sebelum dikirim", "Lampiran: 1 berkas", "Kel. Bumi Ayu")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.taps("Lanjutkan: Sampah menumpuk")
    await budi.hears("Periksa sebelum dikirim", "Lampiran: 1 berkas", "Kel. Bumi Ayu")
    assert "Anonim: ya" in await budi.buttons()
    await budi.taps("Batal")
    await budi.taps("Lanjutkan: Parit mampet")
    await budi.hears("Periksa sebelum dikirim", "Parit mampet", "Kel. Bumi Ayu")


async def test_a_matter_whose_place_nobody_could_read_is_asked_for_it(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("Lampu jalan mati barusan di Jl. Contoh 5, dan juga sampah menumpuk di lokasi hajatan")
    await budi.taps(SPLIT)
    await budi.taps("Kirim")
    await budi.taps("Lanjutkan: Sampah menumpuk di lokasi hajatan")
    await budi.hears("Di mana tempatnya?")


async def test_one_report_is_never_offered_to_be_split(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("Parit mampet barusan di Kelurahan Purnama karena sampah menumpuk, jalan ikut rusak")
    await budi.hears("Periksa sebelum dikirim")
    assert await budi.buttons() == ["Kirim", "Ubah", "Anonim: tidak", "Rahasia: tidak", "Batal"]


async def test_two_matters_may_be_sent_as_one(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(TWO)
    await budi.taps("Betul")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.hears_nothing("Masih ada satu laporan", 0.1)


async def test_an_old_button_to_split_is_kind_after_the_words_changed(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    told = await budi.says(TWO)
    await budi.taps("Betul")
    card = await budi.hears("Periksa sebelum dikirim")
    await budi.edits(told, "Lampu jalan mati di Jl. Contoh 5 sejak kemarin")
    await budi.hears("Periksa sebelum dikirim")
    await budi.taps(SPLIT, card["message_id"])
    await budi.hears("Periksa sebelum dikirim", "Lampu jalan mati")
    await budi.hears_nothing("Sudah saya pisah", 0.1)


async def test_two_agencies_joined_by_terus_were_one_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati barusan di depan rumah saya di Purnama… terus guru sdn 05 minta uang lks")
    await budi.hears("Periksa sebelum dikirim")
    assert SPLIT in await budi.buttons()


async def test_three_matters_were_offered_as_two(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati, got mampet, dan guru minta uang barusan di Purnama")
    await budi.hears("Periksa sebelum dikirim")
    assert "Pisah jadi 3 laporan" in await budi.buttons()


async def test_places_of_a_list_ran_together_with_its_numbers(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(
        "1. sampah menumpuk di pasar pulau payung\n2. lampu jalan mati di jl sudirman\n"
        "3. parit mampet di bukit datuk, barusan"
    )
    card = await budi.hears("Periksa sebelum dikirim")
    place = next(line for line in card["text"].split("\n") if line.startswith("Tempat"))
    assert "3" not in place
    assert "Sudirman" not in place
    assert "Bukit Datuk" not in place


async def test_the_offer_of_what_is_left_stood_above_the_receipt_and_counted_one(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("barusan di bumi ayu: 1. lampu jalan mati 2. sampah menumpuk 3. parit mampet")
    await budi.taps("Pisah jadi 3 laporan")
    await budi.taps("Kirim")
    await budi.hears("Masih ada 2 laporan", "Sampah menumpuk")
    texts = [one.get("text", "") for one in await budi.messages()]
    receipt = next(at for at, text in enumerate(texts) if "sudah masuk" in text)
    offer = next(at for at, text in enumerate(texts) if "Masih ada 2 laporan" in text)
    assert receipt < offer


async def _split(budi: Person, text: str = TWO) -> int:
    told = await budi.says(text)
    await budi.taps("Betul")
    await budi.taps(SPLIT)
    await budi.hears("Periksa sebelum dikirim", "Dinas Perhubungan")
    return told


async def test_an_edit_after_the_split_put_both_matters_into_the_first(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    told = await _split(budi)
    await budi.edits(told, TWO.replace("menumpuk", "menumpuk setinggi atap"))
    await budi.hears("Perubahan pesan Anda sudah saya pakai")
    first = await budi.hears("Periksa sebelum dikirim", "Lampu jalan mati di Jl. Contoh 5")
    assert "atap" not in first["text"]
    await budi.edits(told, TWO.replace("menumpuk", "menumpuk setinggi atap").replace("mati", "padam total"))
    first = await budi.hears("Periksa sebelum dikirim", "padam total", "Jl. Contoh 5", "Waktu: Senin, 23 November 2026")
    assert "atap" not in first["text"]
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.taps("Lanjutkan: Sampah menumpuk setinggi atap di …")
    second = await budi.hears("Periksa sebelum dikirim", "setinggi atap", "Kel. Purnama", "Senin, 23 November 2026")
    assert "padam" not in second["text"]


async def test_an_edit_that_is_another_list_changes_no_draft_and_is_kept(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    told = await _split(budi)
    await budi.edits(told, "Lampu jalan mati di Jl. Contoh 5 sejak kemarin")
    await budi.hears("sudah dipisah jadi 2 laporan", "tetap seperti tadi")
    await budi.hears("Periksa sebelum dikirim", "Lampu jalan mati di Jl. Contoh 5")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.taps("Lanjutkan: Sampah menumpuk di Kelurahan Purnama")
    await budi.hears("Periksa sebelum dikirim", "Sampah menumpuk", "Kel. Purnama")


async def test_an_edit_of_a_matter_that_was_sent_reaches_its_officers_alone(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    told = await _split(place.budi)
    await place.budi.taps("Kirim")
    await place.budi.hears("sudah masuk")
    number = await place.budi.number()
    await place.budi.edits(told, TWO.replace("mati", "padam total"))
    await place.budi.hears(number)
    said = await place.citra.hears(number, "padam total")
    assert "sampah" not in said["text"].casefold()
    await place.budi.taps("Lanjutkan: Sampah menumpuk di Kelurahan Purnama")
    second = await place.budi.hears("Periksa sebelum dikirim", "Sampah menumpuk")
    assert "padam" not in second["text"]
