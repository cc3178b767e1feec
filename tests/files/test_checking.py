"""What a file is by its content, whatever it is called."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.domain.programs import is_program
from bot.files import pictures
from bot.files.checking import examine
from tests.files.kit import GPS, ORIENTATION, PROGRAM, packed, photo

JPEG = photo()
TINY = photo(64, 48)
PROGRAMS = {
    "a Windows program": PROGRAM,
    "a Linux program": b"\x7fELF\x02\x01\x01" + bytes(100),
    "a macOS program": b"\xcf\xfa\xed\xfe" + bytes(100),
    "a shell script": b"#!/bin/sh\nrm -r /\n",
    "a Windows link": bytes.fromhex("4C0000000114020000000000C000000000000046") + bytes(60),
    "an Android package": packed("AndroidManifest.xml", "classes.dex"),
    "a Java package": packed("META-INF/MANIFEST.MF"),
    "a ZIP with a program in it": packed("undangan/Undangan Pernikahan.apk"),
    "an installer": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + bytes.fromhex("84100c0000000000c000000000000046"),
}
KEPT = {
    "a photo": (JPEG, "photo", None, "image/jpeg", "image/jpeg"),
    "a PNG called JPEG": (photo(kind="PNG"), "document", "foto.jpg", "image/jpeg", "image/png"),
    "a WebP": (photo(kind="WEBP"), "document", "foto.webp", None, "image/webp"),
    "a HEIC": (b"\x00\x00\x00\x18ftypheic" + bytes(40), "document", "foto.heic", "image/heic", "image/heif"),
    "a PDF": (b"%PDF-1.7\nisi", "document", "surat.pdf", "application/pdf", "application/pdf"),
    "words that begin with MZ": (b"MZ kata warga " * 50, "document", "surat.txt", "text/plain", None),
    "a ZIP of photos": (packed("satu.jpg", "dua.jpg"), "document", "foto.zip", None, None),
    "an old Word file": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "document", "surat.doc", None, None),
    "a video": (b"\x00\x00\x00\x18ftypmp42" + bytes(90), "video", None, "video/mp4", "video/mp4"),
    "a voice": (b"OggS" + bytes(40), "voice", None, "audio/ogg", None),
    "something unknown": (bytes(range(256)), "document", "data", None, "application/octet-stream"),
}
BROKEN = {
    "half a photo": (JPEG[: len(JPEG) // 2], "photo", None, None),
    "a photo of zeros": (JPEG[:20] + bytes(3000), "photo", None, None),
    "words sent as a photo": (b"bukan foto", "photo", None, "image/jpeg"),
    "words called a photo": (b"bukan foto", "document", "foto.JPG", None),
    "a PNG that breaks off": (photo(kind="PNG")[:300], "document", "foto.png", None),
    "words called a PDF": (b"bukan pdf", "document", "surat.pdf", None),
    "nothing": (b"", "document", "kosong", None),
}


@pytest.mark.parametrize("what", PROGRAMS)
def test_a_program_is_one_whatever_it_is_called(what: str) -> None:
    assert examine(PROGRAMS[what], "document", "foto.jpg", "image/jpeg").program


@pytest.mark.parametrize("what", KEPT)
def test_what_is_valid_is_kept(what: str) -> None:
    content, kind, name, mime, found = KEPT[what]
    finding = examine(content, kind, name, mime)
    assert (finding.program, finding.broken) == (False, False)
    assert found in (None, finding.mime)


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_said_to_be(what: str) -> None:
    finding = examine(*BROKEN[what])
    assert (finding.program, finding.broken, finding.thumbnail) == (False, True, None)


@given(st.binary(max_size=400), st.sampled_from([b"", JPEG[:200], photo(kind="PNG")[:120], b"PK\x03\x04", b"GIF89a"]))
@settings(max_examples=150, deadline=None)
def test_no_content_is_too_strange_to_be_looked_at(tail: bytes, head: bytes) -> None:
    assert examine(head + tail, "document", None, None).mime


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow warns of metadata that it cannot read, and goes on
@given(st.integers(0, len(TINY) - 1), st.binary(min_size=1, max_size=40))
@settings(max_examples=100, deadline=None)
def test_no_spoilt_photo_is_too_strange_either(at: int, spoil: bytes) -> None:
    assert examine(TINY[:at] + spoil + TINY[at + len(spoil) :], "photo", None, None).mime


def test_a_name_or_type_that_says_program_is_believed() -> None:
    assert is_program("Undangan.APK")
    assert is_program("foto.jpg.exe")
    assert is_program("foto\u202egpj.exe\u200b")
    assert is_program(None, "application/x-msdownload; charset=x")
    assert is_program("virus.exe. ")
    assert not is_program("foto.jpg", "image/jpeg")
    assert not is_program("exe")
    assert not is_program(None)


def test_a_thumbnail_tells_no_place_and_no_camera() -> None:
    with Image.open(io.BytesIO(JPEG)) as original:
        assert original.getexif().get_ifd(GPS)
    thumbnail = examine(JPEG, "photo", None, None).thumbnail
    assert thumbnail is not None
    assert b"Kamera" not in thumbnail
    assert b"Exif" not in thumbnail
    with Image.open(io.BytesIO(thumbnail)) as small:
        assert not small.getexif()
        assert max(small.size) <= pictures.THUMBNAIL[0]


def test_a_thumbnail_stands_as_the_camera_was_held() -> None:
    turned = examine(photo(900, 450, turned=6), "photo", None, None).thumbnail  # turned by a quarter, clockwise
    assert turned is not None
    with Image.open(io.BytesIO(turned)) as small:
        assert small.size == (400, 800)
        red, _, _ = small.getpixel((350, 50))  # type: ignore[misc]  # RGB: three numbers
        assert red > 200  # the upper left quarter has come to the upper right
        assert ORIENTATION not in small.getexif()


def test_a_picture_of_too_many_pixels_is_kept_and_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1000)
    finding = examine(photo(kind="PNG"), "document", "peta.png", None)
    assert (finding.broken, finding.thumbnail) == (False, None)


def test_what_is_transparent_becomes_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(written, "PNG")
    thumbnail = examine(written.getvalue(), "document", None, None).thumbnail
    assert thumbnail is not None
    with Image.open(io.BytesIO(thumbnail)) as small:
        assert small.getpixel((25, 25)) == (255, 255, 255)
