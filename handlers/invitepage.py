"""A page to print: one QR code for each invitation. It holds everything itself and loads nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import segno

from bot.texts import Voice, escape

STYLE = """
body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:44rem;color:#111}
section{border:1px solid #999;border-radius:8px;padding:1.5rem;margin:0 0 1.5rem;break-inside:avoid}
section svg{display:block;width:56mm;height:56mm;margin:1rem 0}
h2{margin:0} code{overflow-wrap:anywhere;font-size:13px}
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One invitation: for which agency, as what (in words), and its link."""

    agency: str
    role: str
    link: str


def page(say: Voice, city: str, until: str, sheets: Sequence[Sheet]) -> str:
    """The HTML document. `until` is the last day in words."""
    title = say.say("setup-page-title", city=city)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    body = "".join(_sheet(one, say.say("setup-page-until", day=until)) for one in sheets)
    how = say.say("setup-page-how")
    return (
        f'<!doctype html><html lang="{say.language}"><head>{head}<style>{STYLE}</style></head>'
        f"<body><h1>{title}</h1><p>{how}</p>{body}</body></html>"
    )


def _sheet(one: Sheet, until: str) -> str:
    code = segno.make(one.link, error="m", micro=False).svg_inline(border=4, omitsize=True)
    return (
        f"<section><h2>{escape(one.agency)}</h2><p>{escape(one.role)} · {until}</p>{code}"
        f"<code>{escape(one.link)}</code></section>"
    )
