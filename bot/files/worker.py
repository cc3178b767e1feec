"""The worker that brings attachments from Telegram into the store. Any number of processes may run one.

Order of a fetch: claimed (commit) → fetched and checked → named in its row (commit) → object put → marked stored
(commit). A process that dies anywhere leaves a row that is claimed again when its lease is over, and putting the same
content twice is putting it once. No transaction is open while the network is waited for.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.files import Download, NotFetched, TooLarge, is_large
from bot.files.checking import UNKNOWN, Finding, examine
from bot.files.returned import Returned
from bot.usecases import attachments as told
from bot.usecases.work import Work
from storage import attachments as rows
from storage.attachments import Claimed, Kept
from storage.engine import Database, away
from storage.files import SMALL, FilesProblem, Store

log = structlog.get_logger("files")

# Seconds after each failed attempt, a little over a day in all; after the last one the file is left to Telegram.
PAUSES = (10, 60, 300, 900, 3600, 10_800, 28_800, 43_200)
STORE_PAUSE = timedelta(minutes=1)  # the store is away, or the object is just being deleted: no attempt is counted
FLIGHT_SECONDS = 120.0  # for all of a fetch; the lease is longer
AT_ONCE = 3  # files; each may take four times its size in memory
POLL_SECONDS = 2.0


class Fetcher:
    """`step` does one round; `run` goes on until it is stopped."""

    def __init__(
        self,
        database: Database,
        store: Store,
        download: Download,
        work_for: Callable[[AsyncSession], Awaitable[Work]],
        now: Callable[[], datetime],
    ) -> None:
        self._database, self._store, self._download = database, store, download
        self._work_for, self._now = work_for, now
        self._returned = Returned(database, download, work_for, now)
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Let `run` end; what is being fetched is finished, or comes again when its lease is over."""
        self._stopping.set()

    async def run(self) -> None:
        while not self._stopping.is_set():
            if not await self._guarded():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(POLL_SECONDS):
                        await self._stopping.wait()

    async def _guarded(self) -> int:
        """One round; whatever fails here is tried again, since rows are marked when it is over."""
        try:
            return await self.step()
        except Exception as problem:  # logged; the rows stay due and the next round takes them
            report = log.warning if away(problem) else log.error
            report("files.round", problem=type(problem).__name__)
            return 0

    async def step(self) -> int:
        """Fetch what is due, a few at once, and carry out removals; how many rows and objects were handled."""
        async with self._database.transaction() as session:
            claimed = await rows.claim(session, self._now(), AT_ONCE)
        for ended in await asyncio.gather(*map(self._fetch, claimed), return_exceptions=True):
            if isinstance(ended, BaseException):
                raise ended
        return len(claimed) + await self._returned.step() + await self._remove()

    async def _fetch(self, row: Claimed) -> None:
        if is_large(row.size):
            await self._end(row, Kept.LARGE)
        elif row.attempts > len(PAUSES) + 1:  # the attempt before ended this process: no file may do that for ever
            await self._end(row, Kept.FAILED)
        else:
            await self._try(row)

    async def _try(self, row: Claimed) -> None:
        try:
            async with asyncio.timeout(FLIGHT_SECONDS):
                await self._keep(row)
        except TooLarge:
            await self._end(row, Kept.LARGE)
        except NotFetched as problem:
            await self._later(row, str(problem), problem.after)
        except TimeoutError:
            await self._later(row, "timeout")
        except FilesProblem:
            log.error("files.store", attachment=row.id)  # noqa: TRY400  # the sentence stands in `lapor doctor`
            await self._again(row)

    async def _keep(self, row: Claimed) -> None:
        content = await self._download(row.file_id)
        found = await asyncio.to_thread(examine, content, row.kind, row.name, row.mime)
        if found.program:
            await self._refuse(row)
            return
        name = await asyncio.to_thread(self._store.name, content)
        async with self._database.transaction() as session:
            registered = await rows.register(session, row, name)
        if not registered:
            await self._again(row)
            return
        await self._put(name, content, found, whole=row.attempts == 1)
        await self._stored(row, name, found, len(content))

    async def _put(self, name: str, content: bytes, found: Finding, *, whole: bool) -> None:
        """What is there already is not put again; unless an attempt was cut off, by which it may not be `whole`."""
        if found.thumbnail is not None and not (whole and await self._store.has(name, SMALL)):
            await self._store.put(name, found.thumbnail, SMALL)
        if not (whole and await self._store.has(name)):
            await self._store.put(name, content)

    async def _stored(self, row: Claimed, name: str, found: Finding, size: int) -> None:
        mime = found.mime if found.mime != UNKNOWN else row.mime
        async with self._database.transaction() as session:
            kept = await rows.mark(
                session, row, state=Kept.STORED, broken=found.broken, mime=mime, size=size, next_at=None
            )
            if kept and found.broken:
                await told.broken(await self._work_for(session), row.id)
            if not kept:  # erased in the meantime, or another worker's: the object goes unless something refers to it
                await rows.ask_removal(session, name, self._now())
        log.info("files.stored", attachment=row.id, broken=found.broken, attempts=row.attempts)

    async def _refuse(self, row: Claimed) -> None:
        async with self._database.transaction() as session:
            if await rows.mark(session, row, state=Kept.REFUSED, next_at=None):
                await told.refused(await self._work_for(session), row.id)
        log.info("files.refused", attachment=row.id)

    async def _end(self, row: Claimed, state: Kept) -> None:
        async with self._database.transaction() as session:
            await rows.mark(session, row, state=state, next_at=None)
        log.info("files.ended", attachment=row.id, state=state.value, attempts=row.attempts)

    async def _later(self, row: Claimed, cause: str, after: timedelta = timedelta()) -> None:
        """Try again after a pause that grows with each attempt; at last the file is left to Telegram."""
        log.info("files.not_fetched", attachment=row.id, cause=cause, attempts=row.attempts)
        if row.attempts > len(PAUSES):
            await self._end(row, Kept.FAILED)
            return
        pause = max(after, timedelta(seconds=PAUSES[row.attempts - 1]))
        async with self._database.transaction() as session:
            await rows.mark(session, row, next_at=self._now() + pause)

    async def _again(self, row: Claimed) -> None:
        """Not the file's fault: the attempt is given back."""
        async with self._database.transaction() as session:
            await rows.mark(session, row, attempts=row.attempts - 1, next_at=self._now() + STORE_PAUSE)

    async def _remove(self) -> int:
        """Delete objects that nothing refers to any more; a store that is away is asked again in a later round."""
        async with self._database.transaction() as session:
            due = await rows.due_removals(session, self._now(), AT_ONCE)
        for content in due:
            async with self._database.transaction() as session:
                begun = await rows.begin_removal(session, content)
            if not begun:
                continue
            try:
                await self._store.delete(content)
            except FilesProblem:
                log.error("files.not_removed")  # noqa: TRY400  # the sentence stands in `lapor doctor`
                return 0
            async with self._database.transaction() as session:
                await rows.end_removal(session, content)
        return len(due)
