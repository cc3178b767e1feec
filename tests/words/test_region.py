"""A city's files: the sample is read whole, and every kind of mistake is refused by a sentence that names its place."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from storage.region import LIMITS, SAMPLE, Box, Holiday
from storage.regionfile import RegionError
from storage.regionreader import read


@pytest.fixture
def city(tmp_path: Path) -> Path:
    copy = tmp_path / "kota"
    shutil.copytree(SAMPLE, copy)
    return copy


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_sample_city_is_read_whole() -> None:
    region = read(SAMPLE)
    assert region.sample
    assert (region.code, region.time_zone) == ("DMI", "Asia/Jakarta")
    assert len(region.areas) == 36
    assert len({area.district for area in region.areas}) == 7
    assert set(region.limits) == set(LIMITS)
    assert all(limit.basis for limit in region.limits.values())


@pytest.mark.parametrize(("key", "most"), [("phone", 80), ("web", 200), ("address", 500), ("name", 200)])
def test_what_no_column_holds_is_refused_before_a_database_sees_it(city: Path, key: str, most: int) -> None:
    """PostgreSQL refused it with an error of its own in the first start, SQLite never."""
    file = city / "agencies.toml"
    long = "x" * (most + 1)
    extra = {"name": "Badan Contoh", "phone": "", "web": "", "address": ""} | {key: long}
    lines = [f'{name} = "{value}"' for name, value in extra.items() if value]
    head = '[[agency]]\ncode = "contoh"\nshort = "Contoh"\nkind = "outside"\ncontact = "Jl. Contoh"\n'
    file.write_text(file.read_text("utf-8") + f"\n{head}" + "\n".join(lines) + "\n", "utf-8")
    with pytest.raises(RegionError, match=f'"{key}" berisi {most + 1} karakter, paling banyak {most}'):
        read(city)


def test_every_district_has_its_agency() -> None:
    region = read(SAMPLE)
    offices = {agency.name for agency in region.agencies if agency.kind == "district"}
    assert offices == {f"Kecamatan {area.district}" for area in region.areas}


def test_whoever_is_outside_says_where_to_go() -> None:
    outside = [agency for agency in read(SAMPLE).agencies if agency.kind == "outside"]
    assert {agency.code for agency in outside} == {"pln", "polres", "bpn", "bpjs-kesehatan", "pdam", "tol"}
    assert all(agency.contact for agency in outside)


def test_agencies_of_one_kind_share_keywords() -> None:
    districts = [agency for agency in read(SAMPLE).agencies if agency.kind == "district"]
    assert len({agency.keywords for agency in districts}) == 1
    assert "ketua rt" in districts[0].keywords


def test_the_box_holds_the_harbour_and_not_the_capital() -> None:
    box = read(SAMPLE).box
    assert box.holds(1.68, 101.45)
    assert not box.holds(-6.2, 106.8)
    assert Box(0, 0, 1, 1).holds(1, 1)


def test_holidays_of_the_region_are_read(city: Path) -> None:
    change(city / "region.toml", "add = []\nremove = []\n", "")
    with (city / "region.toml").open("a", encoding="utf-8") as file:
        file.write('[[holidays.add]]\ndate = 2026-04-27\nname = "Hari jadi"\nbasis = "Keputusan contoh"\n')
    region = read(city)
    assert region.holidays_added == (Holiday(date(2026, 4, 27), "Hari jadi", "Keputusan contoh"),)
    assert region.holidays_removed == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("region.toml", 'code = "DMI"', "code = 7", 'region.toml, awal berkas: "code" harus diisi teks.'),
        ("region.toml", "sample = true", 'sample = "ya"', '"sample" harus diisi true atau false'),
        ("region.toml", 'time_zone = "Asia/Jakarta"', 'time_zone = "Asia/Kota"', "bukan zona waktu"),
        ("region.toml", 'supervisor = "inspektorat"', 'supervisor = "dpu"', '"supervisor" menunjuk "dpu"'),
        ("region.toml", "south = 1.38", "south = 3.38", "south harus di bawah north"),
        ("region.toml", "south = 1.38", 'south = "1,38"', "[box]"),
        ("region.toml", "verify = { days = 3", "verify = { days = 0", '[limits] verify: "days" harus paling sedikit 1'),
        ("region.toml", "reopen = {", "reopened = {", '"reopen" harus diisi sebagai tabel'),
        ("region.toml", "[box]", "[box", "tidak bisa dibaca"),
        ("agencies.toml", 'kind = "coordinator"', 'kind = "boss"', 'entri agency ke-1: "kind" berisi "boss"'),
        ("agencies.toml", 'code = "inspektorat"', 'code = "diskominfo"', 'kode "diskominfo" dipakai dua kali'),
        ("agencies.toml", 'contact = "Telepon PLN 123', 'kontak = "Telepon PLN 123', '"contact" harus diisi teks'),
        (
            "agencies.toml",
            'aliases = ["Diskominfo"',
            'aliases = ["", "Diskominfo"',
            '"aliases" harus berupa daftar teks',
        ),
        ("categories.toml", 'agency = "dpu"', 'agency = "dpux"', '"agency" menunjuk "dpux", yang tidak ada'),
        ("areas.csv", "14.72.01.1003,Pangkalan Sesai,", "14.72.01.1003,", "areas.csv, baris data ke-1"),
        ("areas.csv", "14.72.01.1006", "14.72.01.1003", 'kode "14.72.01.1003" dipakai dua kali'),
        ("answers.toml", 'action = "propose"', 'action = "verify"', '"action" berisi "verify"'),
        ("answers.toml", 'category = "jalan"', 'category = "tidakada"', '"category" menunjuk "tidakada"'),
        ("answers.toml", 'paling lambat {batas}."', 'paling lambat {nama}."', '"words" berisi {nama}'),
    ],
)
def test_a_mistake_is_refused_with_its_place(city: Path, file: str, old: str, new: str, says: str) -> None:
    change(city / file, old, new)
    with pytest.raises(RegionError) as refused:
        read(city)
    assert says in str(refused.value)
    assert str(refused.value).startswith(file)


@pytest.mark.parametrize("file", ["region.toml", "agencies.toml", "categories.toml", "areas.csv"])
def test_a_missing_file_is_named(city: Path, file: str) -> None:
    (city / file).unlink()
    with pytest.raises(RegionError, match=file):
        read(city)


def test_ready_answers_need_not_be_there(city: Path) -> None:
    assert len(read(city).answers) == 9
    (city / "answers.toml").unlink()
    assert read(city).answers == ()


def test_an_empty_list_is_refused(city: Path) -> None:
    (city / "areas.csv").write_text("village_code,village,district_code,district\n", "utf-8")
    with pytest.raises(RegionError, match=r"areas\.csv: belum ada isinya"):
        read(city)


CITIES = Path(__file__).parents[1] / "regions" / "contoh"


@pytest.fixture
def cities(tmp_path: Path) -> Path:
    copy = tmp_path / "provinsi"
    shutil.copytree(CITIES, copy)
    return copy


def test_further_cities_are_read_with_codes_of_their_own_under_the_same_hub(cities: Path) -> None:
    region = read(cities)
    assert [one.code for one in region.cities] == ["CTB", "CTT"]
    west = region.cities[0]
    assert (west.hub, west.coordinator) == (region.hub, "ctb-kominfo")
    assert [one.code for one in west.agencies if one.kind == "unit"] == ["ctb-terminal"]
    assert next(one.parent for one in west.agencies if one.kind == "unit") == "ctb-dishub"
    assert not [one for one in west.agencies if one.kind == "hub"]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("region.toml", '["barat", "timur"]', '["barat", "utara"]', 'menunjuk folder "utara", yang tidak ada'),
        ("region.toml", '["barat", "timur"]', '["../barat"]', 'menunjuk folder "../barat", yang tidak ada'),
        ("barat/region.toml", 'code = "CTB"', 'code = "CTT"', 'kode kota "CTT" dipakai dua kota'),
        ("barat/region.toml", '"Kota Contoh Barat"', '"Kota Contoh"', 'nama kota "kota contoh" dipakai dua kota'),
        ("barat/region.toml", "south = 4.0", "south = 9.0", "barat/region.toml, [box]: south harus di bawah north"),
        ("barat/areas.csv", "99.02.01.1001", "99.03.01.1001", 'kode "99.03.01.1001" dipakai dua kota'),
        ("barat/agencies.toml", 'parent = "dishub"', 'parent = "dinas"', '"parent" menunjuk "dinas", yang tidak ada'),
        (
            "barat/agencies.toml",
            'parent = "dishub"',
            "",
            'barat/agencies.toml, entri agency ke-6: "parent" harus diisi',
        ),
        ("barat/agencies.toml", 'code = "dpu"', f'code = "{"x" * 40}"', "terlalu panjang"),
    ],
)
def test_a_mistake_in_a_further_city_is_refused_with_its_place(
    cities: Path, file: str, old: str, new: str, says: str
) -> None:
    change(cities / file, old, new)
    if new.startswith('code = "x'):
        change(cities / "barat/categories.toml", 'agency = "dpu"', f'agency = "{"x" * 40}"')
    with pytest.raises(RegionError) as refused:
        read(cities)
    assert says in str(refused.value)
