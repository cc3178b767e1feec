"""What the request tells of a failure: whether it left, and whether Telegram itself answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.notifier.carrier import Carrier, Manner
from bot.notifier.parts import Part
from bot.notifier.policy import Act, classify
from bot.notifier.wire import Lost, NotSent, ServerError, Stranger
from bot.simulator import Simulator
from tests.notifier.office import TOKEN, Office

ANSWERS = {
    "blocked by the provider": (403, "<html>Internet Positif</html>", Stranger),
    "a portal": (200, "<html>Masuk</html>", Stranger),
    "a proxy's refusal": (400, "<html>Bad Request</html>", Stranger),
    "a proxy's missing page": (404, "", Stranger),
    "an overloaded server": (503, "<html>Unavailable</html>", ServerError),
    "a list": (200, "[1]", Stranger),
}


class Impostor:
    """A server in Telegram's place that says what it is told to."""

    status, text = 200, ""

    async def answer(self, _request: web.Request) -> web.Response:
        return web.Response(status=self.status, text=self.text)


@pytest.fixture
async def impostor() -> AsyncIterator[tuple[Impostor, Carrier]]:
    known = Impostor()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", known.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made = carrier(f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield known, made
    await made.close()
    await runner.cleanup()


def carrier(url: str, timeout: float = 5) -> Carrier:
    return Carrier(TOKEN, url, in_flight=2, per_second=0, timeout=timeout)


async def failure(made: Carrier) -> Exception:
    with pytest.raises(Exception) as caught:  # which one it is, is the question
        await made.send(Part("Kabar"), Manner(1))
    return caught.value


@pytest.mark.parametrize(("status", "text", "kind"), ANSWERS.values(), ids=ANSWERS.keys())
async def test_only_telegrams_own_word_counts(
    impostor: tuple[Impostor, Carrier], status: int, text: str, kind: type[Exception]
) -> None:
    """A provider's page with status 403 must not make a citizen unreachable."""
    impostor[0].status, impostor[0].text = status, text
    problem = await failure(impostor[1])
    assert type(problem) is kind
    assert classify(problem).act is Act.BACK_OFF


async def test_a_refused_connection_never_left() -> None:
    made = carrier("http://127.0.0.1:9")
    assert type(await failure(made)) is NotSent
    await made.close()


@pytest.mark.parametrize("kind", ["close", "close_after", "slow"])
async def test_no_answer_leaves_it_open(telegram: Simulator, kind: str) -> None:
    made, telling = carrier(telegram.url, timeout=0.2), carrier(telegram.url)
    office = Office(None, telegram.url)  # type: ignore[arg-type]  # only its Telegram is used
    await office.fails(kind, seconds=0.6)
    assert type(await failure(made)) is Lost
    for one in (made, telling, office):
        await one.close()


async def test_no_failure_tells_the_token_or_the_text(telegram: Simulator, caplog: pytest.LogCaptureFixture) -> None:
    office, made = Office(None, telegram.url), carrier(telegram.url)  # type: ignore[arg-type]  # as above
    with caplog.at_level(logging.DEBUG):
        for name in ("httpx", "httpcore", "telegram"):
            assert logging.getLogger(name).getEffectiveLevel() >= logging.WARNING
        for kind in ("close", "too_many_requests", "server_error", "blocked"):
            await office.fails(kind)
            assert TOKEN not in f"{await failure(made)!r}"
        await asyncio.sleep(0)
    assert TOKEN not in caplog.text
    assert "Kabar" not in caplog.text
    for one in (made, office):
        await one.close()
