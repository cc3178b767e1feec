"""`lapor doctor`: looks at everything a channel needs, changes nothing, and works while the bot runs.

Only in a remote store of attachments it leaves something for a moment: an object that is deleted again.
"""

from __future__ import annotations

from datetime import UTC, datetime

from bot.operations import machine, stored, telegram
from bot.operations.findings import PROBLEM as PROBLEM
from bot.operations.findings import Finding, warning, well
from bot.settings import Settings


async def examine(settings: Settings) -> list[Finding]:
    """All findings, in the order in which they are best mended."""
    now = datetime.now(UTC)
    asked = await telegram.ask(settings)
    facts = await stored.look(settings)
    return [
        telegram.token(settings, asked),
        telegram.webhook(settings, asked, now),
        stored.database(facts),
        stored.migrations(facts),
        stored.key(settings, facts),
        telegram.clock(asked),
        *stored.clock(facts),
        machine.disk(settings),
        await machine.files(settings),
        *stored.holidays(facts, now),
        _administrators(settings),
        await machine.running(settings),
    ]


def _administrators(settings: Settings) -> Finding:
    if settings.admin_ids:
        return well("administrators", f"{len(settings.admin_ids)} in ADMIN_IDS")
    return warning(
        "administrators",
        "ADMIN_IDS is empty: nobody can invite officers.",
        "Write to @userinfobot in Telegram for your id, and put it into ADMIN_IDS.",
    )
