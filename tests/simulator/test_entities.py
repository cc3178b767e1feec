"""Texts with entities: HTML as Telegram reads it, and what it finds by itself."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.utils.text_decorations import html_decoration
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.entities import detected, formatted, units
from bot.simulator.errors import ApiError


def spans(entities: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


READ = [
    ("<b>Hai</b> kamu", "Hai kamu", [("bold", 0, 3)]),
    ("<strong>a</strong><EM>b</EM>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
    ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("😀<b>x</b>", "😀x", [("bold", 2, 1)]),
    ("<b>😀</b>", "😀", [("bold", 0, 2)]),
    ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
    ("a &lt;b&gt; &amp;&quot; &#33;&#x1F600; &nbsp;", 'a <b> &" !😀 &nbsp;', []),
    (
        "<u>a</u><s>b</s><tg-spoiler>c</tg-spoiler>",
        "abc",
        [("underline", 0, 1), ("strikethrough", 1, 1), ("spoiler", 2, 1)],
    ),
    ('<span class="tg-spoiler">c</span>', "c", [("spoiler", 0, 1)]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
    ("<code>x</code>", "x", [("code", 0, 1)]),
    ('<a href="https://contoh.id/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
    ("<a href='/relatif'>x</a>", "x", []),
    ('<tg-time unix="1647531900" format="wDT">besok</tg-time>', "besok", [("date_time", 0, 5)]),
    ("<b></b>x", "x", []),
    ("<b>a</>", "a", [("bold", 0, 1)]),
]


@pytest.mark.parametrize(("source", "text", "expected"), READ)
def test_html_is_read(source: str, text: str, expected: list[tuple[str, int, int]]) -> None:
    clean, entities = formatted(source, "HTML", None)
    assert (clean, spans(entities)) == (text, expected)


COMPLAINTS = [
    ("a <br> b", 'Unsupported start tag "br" at byte offset 2'),
    ("é <x>", 'Unsupported start tag "x" at byte offset 3'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("</b>", "Unexpected end tag at byte offset 0"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<b>x", "Can't find end tag corresponding to start tag b"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<tg-emoji emoji-id="x">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ('<a href="x', "Unclosed start tag"),
]


@pytest.mark.parametrize(("source", "complaint"), COMPLAINTS)
def test_html_is_complained_about(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        formatted(source, "HTML", None)
    assert refused.value.description.startswith(f"Bad Request: can't parse entities: {complaint}")


def test_a_link_keeps_its_address_and_a_block_its_language() -> None:
    _, [link] = formatted('<a href="https://contoh.id/?a=1&amp;b=2">x</a>', "html", None)
    assert link["url"] == "https://contoh.id/?a=1&b=2"
    _, [block] = formatted('<pre><code class="language-python">x</code></pre>', "HTML", None)
    assert block == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    clean, entities = formatted(html_decoration.bold(html_decoration.quote(text)), "HTML", None)
    assert clean == text.strip()
    if clean:
        assert spans(entities)[0] == ("bold", 0, units(clean))


FOUND = [
    ("/start ABC", [("bot_command", 0, 6)]),
    ("/cek@lapor_contoh_bot DMI-7", [("bot_command", 0, 21)]),
    ("dan/atau 1/2", []),
    ("halo @budi_contoh #jalan_rusak #1", [("mention", 5, 12), ("hashtag", 18, 12)]),
    ("lihat https://contoh.id/a. Ya", [("url", 6, 19)]),
    ("t.me/contoh?start=x", [("url", 0, 19)]),
    ("dumai.go.id, ya", [("url", 0, 11)]),
    ("surel: budi@contoh.id", [("email", 7, 14)]),
    ("telepon +6281200000000", [("phone_number", 8, 14)]),
    ("😀 /start", [("bot_command", 3, 6)]),
    ("tidak ada apa-apa di sini", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_what_telegram_finds_by_itself(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert spans(detected(text)) == expected


def test_nothing_is_found_inside_code() -> None:
    _, entities = formatted("<code>/start</code> /start", "HTML", None)
    assert spans(entities) == [("code", 0, 6), ("bot_command", 7, 6)]


def test_given_entities_are_kept_and_move_with_the_trim() -> None:
    text, entities = formatted(" 😀x ", None, [{"type": "bold", "offset": 1, "length": 3}])
    assert (text, spans(entities)) == ("😀x", [("bold", 0, 3)])
