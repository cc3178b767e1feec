"""The door that listens: who may knock, what is taken, and when it is answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.updates import webhook as door
from bot.updates.batch import Away
from bot.updates.webhook import BODY_BYTES
from tests.updates.kit import BUDI, Town, says


class Slow:
    """Batches that wait for a sign and write down what they were given."""

    def __init__(self) -> None:
        self.given: list[list[int]] = []
        self.sign = asyncio.Event()
        self.problem: Exception | None = None

    async def handle(self, raw: list[dict[str, Any]]) -> None:
        self.given.append([one["update_id"] for one in raw])
        await self.sign.wait()
        if self.problem is not None:
            raise self.problem


async def test_an_update_is_taken(serve: Any, town: Town) -> None:
    caller = await serve(town.batches)
    assert await caller.posts(says(5, "halo")) == (200, None)
    await town.said()
    assert town.telegram.heard(BUDI) == ["halo"]


@pytest.mark.parametrize(("secret", "status"), [(None, 401), ("", 403), ("salah", 403), ("rahasia-Ünicodé", 403)])
async def test_who_does_not_know_the_secret_is_turned_away(serve: Any, secret: str | None, status: int) -> None:
    slow = Slow()
    caller = await serve(slow)
    assert (await caller.posts(says(5, "halo"), secret))[0] == status
    assert slow.given == []


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"{}", b'{"update_id": "5"}', b'{"update_id": 1' + b"0" * 5000 + b"}"],
)
async def test_what_is_no_update_is_refused(serve: Any, raw: bytes) -> None:
    slow = Slow()
    caller = await serve(slow)
    assert (await caller.posts(raw))[0] == 400
    assert (await caller.posts(b"[" * 100_000))[0] == 400
    assert slow.given == []


async def test_a_body_too_long_is_refused(serve: Any) -> None:
    slow = Slow()
    caller = await serve(slow)
    assert (await caller.posts(b'{"update_id": 5, "x": "' + b"x" * BODY_BYTES + b'"}'))[0] == 413
    assert slow.given == []


async def test_a_body_just_short_enough_is_taken(serve: Any, town: Town) -> None:
    caller = await serve(town.batches)
    head, tail = b'{"update_id": 5, "x": "', b'"}'
    assert (await caller.posts(head + b"x" * (BODY_BYTES - len(head) - len(tail)) + tail))[0] == 200


async def test_requests_that_wait_become_one_batch(serve: Any) -> None:
    slow = Slow()
    caller = await serve(slow)
    first = asyncio.create_task(caller.posts(says(1, "halo")))
    while not slow.given:
        await asyncio.sleep(0.01)
    rest = [asyncio.create_task(caller.posts(says(n, "halo"))) for n in range(2, 32)]
    await asyncio.sleep(0.3)
    assert not any(task.done() for task in (first, *rest))
    slow.sign.set()
    assert {status for status, _ in await asyncio.gather(first, *rest)} == {200}
    assert slow.given[0] == [1]
    assert sorted(slow.given[1]) == list(range(2, 32))


async def test_a_batch_has_at_most_a_hundred(serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "LIMIT", 4)
    slow = Slow()
    caller = await serve(slow)
    tasks = [asyncio.create_task(caller.posts(says(n, "halo"))) for n in range(10)]
    await asyncio.sleep(0.3)
    slow.sign.set()
    await asyncio.gather(*tasks)
    assert max(len(batch) for batch in slow.given) == 4
    assert sorted(n for batch in slow.given for n in batch) == list(range(10))


@pytest.mark.parametrize("problem", [Away(), RuntimeError("Budi Contoh")])
async def test_what_is_not_durable_is_not_acknowledged(
    serve: Any, problem: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = Slow()
    slow.sign.set()
    slow.problem = problem
    caller = await serve(slow)
    assert await caller.posts(says(5, "halo")) == (503, "5")
    slow.problem = None
    assert (await caller.posts(says(5, "halo")))[0] == 200
    assert "Budi" not in capsys.readouterr().out


async def test_a_caller_who_hangs_up_stops_nobody(serve: Any) -> None:
    slow = Slow()
    caller = await serve(slow)
    gone = asyncio.create_task(caller.posts(says(1, "halo")))
    stays = asyncio.create_task(caller.posts(says(2, "halo")))
    await asyncio.sleep(0.2)
    gone.cancel()
    await asyncio.sleep(0.1)
    slow.sign.set()
    assert (await stays)[0] == 200
