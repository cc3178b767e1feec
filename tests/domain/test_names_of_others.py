"""Names of other people: covered in what is proposed for the public; offices, streets and whoever is spoken to stay."""

from __future__ import annotations

import pytest

from bot.domain.names import find, proposed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pak Joko Contoh membuang sampah", "Pak [nama disamarkan] membuang sampah"),
        ("tetangga bernama Siti Contoh di Jl. Melati", "tetangga bernama [nama disamarkan] di Jl. Melati"),
        ("PAK JOKO BUANG SAMPAH", "PAK [nama disamarkan] BUANG SAMPAH"),
        ("atas nama Budi Contoh, nomor 2", "atas nama [nama disamarkan], nomor 2"),
        ("Bu Ani. Tolong ditindak", "Bu [nama disamarkan]. Tolong ditindak"),
        ("pak RT Joko tidak datang", "pak RT [nama disamarkan] tidak datang"),
    ],
)
def test_who_is_introduced_by_name_is_covered(text: str, shown: str) -> None:
    assert proposed(text) == shown


@pytest.mark.parametrize(
    "text",
    ["Pak RT tidak peduli", "Ibu Kota Dumai banjir", "ibu saya sakit", "Bapak Ibu Petugas yth", "Jalan Slamet Riyadi"],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert proposed(text) == text
    assert find(text) == ()
