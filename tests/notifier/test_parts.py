"""How a body is cut into requests."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.notifier.parts import ALBUM, PIECE, cut, length, plain
from storage.notifications import Body, Button, File

KINDS = ("photo", "document", "video", "voice", "audio", "animation", "video_note")
FILES = st.lists(st.builds(File, st.sampled_from(KINDS), st.text("abc", min_size=1, max_size=3)), max_size=40)
BUTTONS = ((Button("Lihat", data="t:1"),),)


def test_a_short_text_stays_as_it_is_with_its_buttons() -> None:
    [part] = cut(Body("<b>Selesai</b>", BUTTONS))
    assert (part.text, part.plain, part.buttons) == ("<b>Selesai</b>", False, BUTTONS)


def test_formatting_does_not_count() -> None:
    text = "<b>a</b> " * (PIECE // 2 - 10)
    assert [part.text for part in cut(Body(text))] == [text]


def test_plain_text_is_what_the_reader_would_see() -> None:
    assert plain('<a href="https://x.y">5 &lt; 6 &amp; 7</a><code>DMI</code>') == "5 < 6 & 7DMI"


BLOCKS = ("kata " * 100, "baris\n" * 50, "😀" * 400, "x" * 3000, "5 < 6 & 7", "\n\n", "akhir")


@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=20).map("".join).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_pieces_fit_and_together_are_the_text(text: str) -> None:
    parts = cut(Body(html.escape(text), BUTTONS))
    shown = [part.text if part.plain else plain(part.text) for part in parts]
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert all(0 < length(piece) <= PIECE for piece in shown)
    assert [part.buttons for part in parts] == [()] * (len(parts) - 1) + [BUTTONS]


@given(FILES)
def test_every_file_goes_once_in_albums_of_what_telegram_puts_together(files: list[File]) -> None:
    first, *rest = cut(Body("Kabar", files=tuple(files)))
    assert not first.files
    assert sorted((f.kind, f.file_id) for part in rest for f in part.files) == sorted(
        (f.kind, f.file_id) for f in files
    )
    for part in rest:
        kinds = {file.kind for file in part.files}
        assert 1 <= len(part.files) <= ALBUM
        assert len(part.files) == 1 or kinds <= {"photo", "video"} or kinds in ({"document"}, {"audio"})


def test_files_without_a_text_go_alone() -> None:
    assert [part.files for part in cut(Body("", files=(File("voice", "v"),)))] == [(File("voice", "v"),)]
