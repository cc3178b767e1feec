"""Pages to print: one HTML file each, which holds everything itself and loads nothing."""

from __future__ import annotations

import segno

from bot.texts import Html, Voice

SCALE = 5  # pixels of a QR module: 4 cm on paper, which a cheap camera reads
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 sans-serif; color: #000; background: #fff; max-width: 40rem; margin: 0 auto; padding: 1rem; }}
h1 {{ font-size: 1.3rem; }}
h2 {{ margin: 0; }}
dt {{ font-size: .85rem; }}
dd {{ margin: 0 0 .6rem; font-weight: bold; overflow-wrap: anywhere; }}
section {{ border: 1px solid #999; border-radius: 8px; padding: 1.5rem; margin: 0 0 1.5rem; break-inside: avoid; }}
code {{ overflow-wrap: anywhere; font-size: 13px; }}
.code {{ font: bold 1.5rem/1.6 monospace; }}
svg {{ display: block; margin: 1rem 0; max-width: 100%; height: auto; }}
@media print {{ body {{ padding: 0; }} @page {{ margin: 12mm; }} }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def page(say: Voice, title: Html, body: str) -> str:
    """The document; `body` is HTML in which every fact is escaped."""
    return _PAGE.format(language=say.language, title=title, body=body)


def qr(link: str) -> str:
    """A QR code as an inline SVG element."""
    return segno.make(link, error="m", micro=False).svg_inline(scale=SCALE, title=link)
