"""What Telegram says about the token, the webhook and the time. Asked without any library of bots: only looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.operations.findings import Finding, problem, warning, well
from bot.settings import Settings

PATIENCE = aiohttp.ClientTimeout(total=10)
MANY_WAIT = 100  # updates; a running bot takes that many at once
RECENT = timedelta(hours=1)
STRAYS, WRONG = timedelta(seconds=5), timedelta(seconds=60)
UNKNOWN_TOKEN = (401, 404)

_NETWORK = "Check the network, the name server and TELEGRAM_API_URL: the bot has to reach it by https."
_CLOCK = "Let the machine keep its clock by itself: timedatectl set-ntp true, or chrony."


@dataclass(frozen=True, slots=True)
class Answer:
    """One method's answer. `failure`: the kind of fault, or Telegram's number; `ahead`: our clock minus Telegram's."""

    result: dict[str, Any] | None = None
    failure: str | int | None = None
    ahead: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    me: Answer
    hook: Answer


async def ask(settings: Settings) -> Asked:
    token = settings.bot_token.get_secret_value()
    if not token:
        return Asked(Answer(), Answer())
    async with aiohttp.ClientSession(timeout=PATIENCE) as http:
        me = await _call(http, f"{settings.telegram_api_url}/bot{token}/getMe")
        if me.result is None:
            return Asked(me, Answer(failure=me.failure))
        return Asked(me, await _call(http, f"{settings.telegram_api_url}/bot{token}/getWebhookInfo"))


async def _call(http: aiohttp.ClientSession, address: str) -> Answer:
    """Failures carry no text: a library's would quote the address with the token in it."""
    began = datetime.now(UTC)
    try:
        async with http.get(address) as answer:
            ahead = _ahead(answer.headers.get("Date"), began)
            if answer.status != 200:
                return Answer(failure=answer.status, ahead=ahead)
            return Answer(result=(await answer.json(content_type=None))["result"], ahead=ahead)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, KeyError, TypeError) as fault:
        return Answer(failure=type(fault).__name__)


def _ahead(date: str | None, began: datetime) -> timedelta | None:
    if date is None:
        return None
    middle = began + (datetime.now(UTC) - began) / 2
    return middle - parsedate_to_datetime(date) - timedelta(milliseconds=500)  # the header names whole seconds


def token(settings: Settings, asked: Asked) -> Finding:
    if not settings.bot_token.get_secret_value():
        return problem("token", "BOT_TOKEN is empty.", "Get a token from @BotFather in Telegram and put it into .env.")
    if asked.me.failure in UNKNOWN_TOKEN:
        return problem(
            "token",
            "Telegram does not know this token.",
            "Copy BOT_TOKEN again from @BotFather; a token that was revoked there is of no use any more.",
        )
    if asked.me.result is None:
        return problem("token", f"Telegram cannot be asked ({asked.me.failure}).", _NETWORK)
    return well("token", f"@{asked.me.result.get('username')}")


def webhook(settings: Settings, asked: Asked, now: datetime) -> Finding:
    info = asked.hook.result
    if info is None:
        return warning("updates", "How updates arrive could not be asked.", "Mend the token first.")
    if settings.webhook_url:
        return _called(settings, info, now)
    if info.get("url"):
        return warning(
            "updates",
            "A webhook is set, but WEBHOOK_URL is empty. The bot removes it when it starts.",
            "If it comes back, another installation uses this token: stop that one, or revoke the token at @BotFather.",
        )
    return _pending("polling", info)


def _called(settings: Settings, info: dict[str, Any], now: datetime) -> Finding:
    url = str(info.get("url") or "")
    if not url:
        return warning("updates", "No webhook is set yet.", "Start the bot: it sets the webhook by itself.")
    if not url.startswith(settings.webhook_url):
        return problem(
            "updates",
            "Telegram calls another address than WEBHOOK_URL.",
            "Another installation uses this token, or WEBHOOK_URL was changed: stop the other one and start the bot.",
        )
    if info.get("last_error_date", 0) > (now - RECENT).timestamp():
        return warning(
            "updates",
            f"Telegram's last call failed: {info.get('last_error_message', 'no reason given')}.",
            "Look at the proxy before the bot: certificate, address /telegram, and whether the bot runs (GET /ready).",
        )
    return _pending("webhook", info)


def _pending(how: str, info: dict[str, Any]) -> Finding:
    waiting = int(info.get("pending_update_count", 0))
    if waiting > MANY_WAIT:
        return warning(
            "updates",
            f"{how}; {waiting} updates wait at Telegram, which keeps them for a day.",
            "Start the bot, or look at its log and at GET /ready.",
        )
    return well("updates", f"{how}; {waiting} waiting")


def clock(asked: Asked) -> Finding:
    if asked.me.ahead is None:
        return warning("clock", "It could not be compared with Telegram's.", "Mend the token first.")
    return judged("clock", "Telegram's", asked.me.ahead)


def judged(name: str, whose: str, ahead: timedelta) -> Finding:
    seconds = round(ahead.total_seconds(), 1)
    if abs(ahead) <= STRAYS:
        return well(name, f"as {whose}")
    words = f"{abs(seconds)} s {'before' if seconds > 0 else 'behind'} {whose}; deadlines and reminders go by it."
    return (problem if abs(ahead) > WRONG else warning)(name, words, _CLOCK)
