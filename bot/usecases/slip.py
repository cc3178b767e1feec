"""The receipt of the counter on paper: one HTML file that needs nothing else, with the code as a QR image.

It names neither the citizen nor the report: it may lie on a table.
"""

from __future__ import annotations

import segno

from bot.domain import claims
from bot.texts import Html, Voice, escape
from bot.usecases import cards
from bot.usecases.counter import Receipt
from bot.usecases.wording import agency_name
from bot.usecases.work import Work

SCALE = 5  # pixels of a QR module: 4 cm on paper, which a cheap camera reads
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 sans-serif; color: #000; background: #fff; max-width: 34rem; margin: 0 auto; padding: 1rem; }}
h1 {{ font-size: 1.3rem; }}
dt {{ font-size: .85rem; }}
dd {{ margin: 0 0 .6rem; font-weight: bold; overflow-wrap: anywhere; }}
.code {{ font: bold 1.5rem/1.6 monospace; }}
svg {{ display: block; margin: 1rem 0; max-width: 100%; height: auto; }}
@media print {{ body {{ padding: 0; }} @page {{ size: A5; margin: 12mm; }} }}
</style>
</head>
<body>
<h1>{title}</h1>
<dl>
{facts}
</dl>
<h2>{head}</h2>
<p>{how}</p>
{qr}
<p class="code">{code}</p>
<p>{spelled}</p>
<p>{until}</p>
</body>
</html>
"""


def page(work: Work, say: Voice, receipt: Receipt) -> str:
    """The page in the citizen's language."""
    return _PAGE.format(
        language=say.language,
        title=say.say("slip-title", city=work.city.name),
        facts="\n".join(_facts(work, say, receipt)),
        head=say.say("slip-head"),
        how=say.say("slip-how", bot=work.bot_link.removeprefix("https://")),
        qr=_qr(link(work, receipt)),
        code=claims.shown(receipt.code),
        spelled=say.say("slip-spelled", words=spelled(say, receipt.code)),
        until=say.say("slip-until", until=say.day(receipt.until)),
    )


def link(work: Work, receipt: Receipt) -> str:
    return f"{work.bot_link}?start={claims.payload(receipt.code)}"


def spelled(say: Voice, code: str) -> str:
    """The code in words, as it is read out: "K tujuh Q dua, M sembilan X R, …"."""
    groups = [code[start : start + claims.GROUP] for start in range(0, len(code), claims.GROUP)]
    return ", ".join(" ".join(_sign(say, sign) for sign in group) for group in groups)


def _sign(say: Voice, sign: str) -> str:
    return say.say("slip-digit", digit=int(sign)) if sign.isdigit() else sign


def _facts(work: Work, say: Voice, receipt: Receipt) -> list[str]:
    ticket, due = receipt.ticket, cards.next_deadline(receipt.ticket)
    facts = {
        "number": escape(ticket.number),
        "filed": escape(say.day(ticket.filed_at)),
        "holder": escape(agency_name(work, ticket.holder_id)),
        "due": escape(say.day(due)) if due else Html(""),
    }
    return [f"<dt>{say.say(f'slip-{name}')}</dt><dd>{fact}</dd>" for name, fact in facts.items() if fact]


def _qr(address: str) -> str:
    return segno.make(address, error="m", micro=False).svg_inline(scale=SCALE, title=address)
