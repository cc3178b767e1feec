"""The reporter's own name, which is known, is covered in what the public reads; other words that look like it stay."""

from __future__ import annotations

import pytest

from bot.domain.masking import NAME_LABEL, mask

COVERED = (
    ("Pak Slamet datang: parit tersumbat", "Slamet"),
    ("nama saya Rina, lampu mati", "Rina"),
    ("Lapor a.n. SLAMET CONTOH soal parit", "Slamet Contoh"),
    ("budi contoh melaporkan jalan rusak", "Budi Contoh"),
    ("ibu Siti minta pohon dipangkas", "Siti Contoh"),
)
KEPT = (
    ("Jalan Slamet Riyadi berlubang", "Slamet"),
    ("bunga di taman dicabut", "Bunga"),
    ("sy ad di jl melati", "Ad"),
    ("jalan rusak", ""),
    ("Pak Slamet Riyadi datang", "Riyadi"),
    ("saya [x lapor", "[x"),
)


@pytest.mark.parametrize(("text", "name"), COVERED)
def test_the_reporters_name_is_covered(text: str, name: str) -> None:
    masked = mask(text, name)
    assert NAME_LABEL in masked
    assert name.split()[0].lower() not in masked.lower()


@pytest.mark.parametrize(("text", "name"), KEPT)
def test_what_is_no_name_stays(text: str, name: str) -> None:
    assert mask(text, name) == text
    assert mask(text) == text
