"""A notifier in a process of its own, to be killed."""

from __future__ import annotations

import asyncio

from sqlalchemy.engine import make_url

from bot.notifier import Notifier
from storage.engine import Database
from tests.databases import KEYRING
from tests.notifier.office import MARK, QUICK, START, TOKEN


async def nobody(*_: object) -> None:
    """There are no officers here."""


async def _run(address: str, api: str) -> None:
    database = Database(make_url(address), KEYRING)
    await Notifier(
        database,
        TOKEN,
        api=api,
        now=lambda: START,
        tuning=QUICK,
        repeat_mark=lambda _language: MARK,
        on_undeliverable=nobody,
    ).run()


def run(address: str, api: str) -> None:
    asyncio.run(_run(address, api))
