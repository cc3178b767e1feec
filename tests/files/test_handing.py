"""At most two megabytes for SP4N: photos as good as all of them can be, documents as they are, the rest listed."""

from __future__ import annotations

import io

from PIL import Image

from bot.files.handing import LIMIT, Rendition, Source, rendition
from tests.files.kit import photo

NOISY = photo(1200, 900, noise=True)  # over half a megabyte, and hard to make smaller


def _size(made: Rendition) -> int:
    return sum(len(file.content) for file in made.files)


def test_photos_that_are_too_large_together_are_all_handed_on_smaller() -> None:
    made = rendition([Source(f"foto {n}.png", "image/jpeg", NOISY) for n in range(4)])
    assert [file.name for file in made.files] == [f"foto {n}.jpg" for n in range(4)]
    assert made.left_out == ()
    assert LIMIT // 4 < _size(made) <= LIMIT
    for file in made.files:
        with Image.open(io.BytesIO(file.content)) as image:
            assert not image.getexif()


def test_documents_go_as_they_are_and_what_does_not_fit_is_listed() -> None:
    letter, film = Source("surat.pdf", "application/pdf", b"%PDF" + bytes(300_000)), bytes(3_000_000)
    made = rendition([Source("film.mp4", "video/mp4", film), letter, Source("foto.jpg", "image/jpeg", NOISY)])
    assert made.files[0] == letter
    assert [file.name for file in made.files] == ["surat.pdf", "foto.jpg"]
    assert made.left_out == ("film.mp4",)
    assert _size(made) <= LIMIT


def test_a_broken_photo_goes_as_it_is_while_there_is_room() -> None:
    broken = Source("foto.jpg", "image/jpeg", NOISY[:5000])
    assert rendition([broken]).files == (broken,)


def test_a_small_photo_keeps_its_size_and_loses_its_place() -> None:
    [only] = rendition([Source("foto.jpg", "image/jpeg", photo())]).files
    with Image.open(io.BytesIO(only.content)) as image:
        assert image.size == (640, 480)
        assert not image.getexif()


def test_more_photos_than_fit_even_small_are_listed_in_order() -> None:
    small = photo(500, 400, noise=True)
    made = rendition([Source(f"{n}.jpg", "image/jpeg", small) for n in range(3)], limit=60_000)
    assert made.left_out
    assert [file.name for file in made.files] + list(made.left_out) == ["0.jpg", "1.jpg", "2.jpg"]
    assert _size(made) <= 60_000


def test_nothing_is_nothing() -> None:
    assert rendition([]) == Rendition((), ())
