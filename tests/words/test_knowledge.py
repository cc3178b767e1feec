"""What the sets cannot say of places and topics: how they are told, what is offered, and who is left out."""

from __future__ import annotations

from datetime import date

from bot.language import Detector
from bot.suggest.control import is_emergency
from bot.suggest.knowledge import Knowledge
from bot.suggest.places import Gazetteer
from bot.suggest.topics import SURE, Topics
from storage.region import SAMPLE, Agency, Category
from storage.regionreader import read

REGION = read(SAMPLE)
GAZETTEER = Gazetteer(REGION.areas)
TOPICS = Topics(REGION.agencies, REGION.categories)
KNOWLEDGE = Knowledge(REGION.areas, REGION.agencies, REGION.categories, Detector())
TODAY = date(2026, 11, 24)


def test_a_place_is_told_from_the_street_to_the_district() -> None:
    found = GAZETTEER.find("lampu mati di jl. contoh mulia rt 03/rw 5 kel tlk binjai")
    assert found is not None
    assert found.describe() == "Jl. Contoh Mulia, RT 3/RW 5, Kel. Teluk Binjai, Kec. Dumai Timur"


def test_a_name_of_several_areas_tells_nothing_and_offers_them() -> None:
    found = GAZETTEER.find("banjir di kampung baru")
    assert found is not None
    assert (found.village, found.describe()) == (None, "")
    assert [area.village for area in found.ambiguous] == ["Kampung Baru"]


def test_a_name_of_a_district_and_a_village_is_the_one_that_is_said() -> None:
    village, district = GAZETTEER.find("kelurahan dumai kota"), GAZETTEER.find("kecamatan dumai kota")
    assert village is not None and village.village is not None
    assert district is not None and district.village is None
    assert village.district == district.district == "Dumai Kota"


def test_an_answer_that_was_misspelt_gets_the_nearest_villages() -> None:
    assert GAZETTEER.nearest("bukt timmah")[0].village == "Bukit Timah"
    assert len(GAZETTEER.nearest("bukit", limit=5)) == 5
    assert GAZETTEER.nearest("qqqqqqqq") == ()


def test_the_villages_of_a_district_are_offered_in_order() -> None:
    named = [area.village for area in GAZETTEER.villages("Medang Kampai")]
    assert named == ["Teluk Makmur", "Mundam", "Guntung", "Pelintung"]


def test_a_city_without_areas_finds_only_addresses() -> None:
    empty = Gazetteer(())
    assert empty.find("kelurahan purnama") is None
    found = empty.find("jl contoh rt 1")
    assert found is not None
    assert found.describe() == "Jl. Contoh, RT 1"


def test_a_districts_office_is_guessed_only_where_the_place_is_known() -> None:
    text = "pak lurah tidak mau tanda tangan surat pengantar"
    assert [guess.code for guess in TOPICS.agencies(text)] == []
    assert [guess.code for guess in TOPICS.agencies(text, district="Dumai Kota")] == ["kec-dumai-kota"]
    assert [guess.code for guess in TOPICS.agencies(f"{text} kecamatan bukit kapur")] == ["kec-bukit-kapur"]


def test_the_village_in_a_text_says_which_districts_office_is_meant() -> None:
    guesses = KNOWLEDGE.agencies("pegawai kelurahan purnama mempersulit surat pengantar")
    assert [guess.code for guess in guesses] == ["kec-dumai-barat"]
    assert KNOWLEDGE.agencies("surat pengantar dipersulit", "Dumai Timur")[0].code == "kec-dumai-timur"


def test_a_guess_says_which_keywords_spoke_for_it() -> None:
    guess = TOPICS.agencies("lampu jalan di gang kami padam")[0]
    assert guess.code == "dishub"
    assert "lampu jalan" in guess.because
    assert guess.score >= SURE


def test_who_asks_what_taxes_are_for_reports_nothing_about_taxes() -> None:
    calm = "lampu jalan di gang kami padam terus"
    angry = f"ngapain kami bayar pajak kalau {calm}"
    assert [guess.code for guess in TOPICS.agencies(angry)] == [guess.code for guess in TOPICS.agencies(calm)]
    assert TOPICS.agencies("mau bayar pajak PBB di mana ya")[0].code == "bapenda"


def test_words_in_english_lead_to_an_agency_too() -> None:
    assert TOPICS.agencies("the drain near the school is clogged and it floods when it rains")[0].code == "dpu"
    assert TOPICS.agencies("garbage has not been collected for two weeks")[0].code == "dlh"


def test_agencies_outside_the_city_are_guessed_with_their_code() -> None:
    guess = TOPICS.agencies("listrik padam sejak subuh, tiang listrik PLN miring")[0]
    assert guess.code == "pln"


def test_a_longer_keyword_silences_the_shorter_ones_inside_it() -> None:
    police, roads = agency("polisi-contoh", "polisi"), agency("jalan-contoh", "polisi tidur")
    topics = Topics([police, roads], [])
    assert [guess.code for guess in topics.agencies("polisi tidur terlalu tinggi")] == ["jalan-contoh"]
    assert [guess.code for guess in topics.agencies("polisi datang terlambat")] == ["polisi-contoh"]


def test_nothing_is_guessed_from_words_that_no_keyword_knows() -> None:
    assert TOPICS.agencies("entahlah") == []
    assert TOPICS.category("entahlah") is None
    assert Topics([], [Category("contoh", "Contoh", "contoh", ())]).category("contoh") is None


def test_at_most_as_many_guesses_as_asked_for() -> None:
    text = "jalan rusak, lampu mati, sampah menumpuk, sekolah bocor, puskesmas tutup"
    assert len(TOPICS.agencies(text)) == 3
    assert len(TOPICS.agencies(text, limit=1)) == 1


def test_danger_in_one_sentence_is_not_hidden_by_another() -> None:
    assert is_emergency("Tahun lalu pernah juga. Sekarang ada kebakaran di belakang pasar!")
    assert not is_emergency("Tahun lalu pernah kebakaran. Hidran masih rusak.")


def test_what_the_bot_knows_comes_from_one_object() -> None:
    assert KNOWLEDGE.language("The street light is broken") == "en"
    assert KNOWLEDGE.detect("lampu jalan mati").language == "id"
    assert KNOWLEDGE.kind("bagaimana cara membuat akta") == "information"
    assert KNOWLEDGE.title("halo min, lampu jalan mati") == "Lampu jalan mati"
    happened = KNOWLEDGE.happened("sejak kemarin", TODAY)
    assert happened is not None and happened.day == date(2026, 11, 23)
    place, category = KNOWLEDGE.place("kel purnama"), KNOWLEDGE.category("lampu jalan mati")
    assert place is not None and place.village is not None and place.village.village == "Purnama"
    assert category is not None and category.code == "penerangan"


def agency(code: str, *keywords: str) -> Agency:
    return Agency(code, code, code, "agency", (), keywords, "")


def test_no_word_is_quoted_twice_as_a_reason() -> None:
    guess = KNOWLEDGE.agencies("Lampu jalan mati di Jalan Contoh, Teluk Binjai sejak kemarin")[0]
    assert guess.because == "lampu jalan mati"
