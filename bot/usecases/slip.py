"""The receipt of the counter on paper: one HTML file that needs nothing else, with the code as a QR image.

It names neither the citizen nor the report: it may lie on a table.
"""

from __future__ import annotations

from bot import paper
from bot.domain import claims
from bot.texts import Html, Voice, escape
from bot.usecases import cards
from bot.usecases.counter import Receipt
from bot.usecases.wording import agency_name
from bot.usecases.work import Work


def page(work: Work, say: Voice, receipt: Receipt) -> str:
    """The page in the citizen's language."""
    facts = "\n".join(_facts(work, say, receipt))
    body = f"""<dl>
{facts}
</dl>
<h2>{say.say("slip-head")}</h2>
<p>{say.say("slip-how", bot=work.bot_link.removeprefix("https://"))}</p>
{paper.qr(link(work, receipt))}
<p class="code">{claims.shown(receipt.code)}</p>
<p>{say.say("slip-spelled", words=spelled(say, receipt.code))}</p>
<p>{say.say("slip-until", until=say.day(receipt.until))}</p>"""
    return paper.page(say, say.say("slip-title", city=work.city.name), body)


def link(work: Work, receipt: Receipt) -> str:
    return f"{work.bot_link}?start={claims.payload(receipt.code)}"


def spelled(say: Voice, code: str) -> str:
    """The code in words, as it is read out: "K tujuh Q dua, M sembilan X R, …"."""
    groups = [code[start : start + claims.GROUP] for start in range(0, len(code), claims.GROUP)]
    return ", ".join(" ".join(_sign(say, sign) for sign in group) for group in groups)


def _sign(say: Voice, sign: str) -> str:
    return say.say("slip-digit", digit=int(sign)) if sign.isdecimal() else sign


def _facts(work: Work, say: Voice, receipt: Receipt) -> list[str]:
    ticket, due = receipt.ticket, cards.next_deadline(receipt.ticket)
    facts = {
        "number": escape(ticket.number),
        "filed": escape(say.day(ticket.filed_at)),
        "holder": escape(agency_name(work, ticket.holder_id)),
        "due": escape(say.day(due)) if due else Html(""),
    }
    return [f"<dt>{say.say(f'slip-{name}')}</dt><dd>{fact}</dd>" for name, fact in facts.items() if fact]
