"""Two officers press *Saya kerjakan* in the same moment, each in a group of the agency, on two processes."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from bot.callbacks import Menu, encode
from bot.domain.people import Role
from bot.usecases import taking
from storage.engine import Database
from storage.models import Taker
from tests.stage import ADMIN, Person, Stage
from tests.talk.scenes import town
from tests.talk.test_groups import _bound

_ids = count(900_000_000)


def _press(person: Person, number: str) -> dict[str, Any]:
    chat = {"id": person.chat, "type": "supergroup", "title": "Grup Dishub"}
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    message = {"message_id": 1, "date": 0, "chat": chat}
    data = encode(Menu("take", number))
    query = {"id": str(next(_ids)), "from": sender, "chat_instance": "1", "message": message, "data": data}
    return {"update_id": next(_ids), "callback_query": query}


async def test_of_two_who_take_a_report_at_once_one_has_it_and_the_other_reads_who(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = await town(stage)
    eko = await stage.officer("Eko", Role.LIAISON, "dishub")
    dewi = stage.in_group(place.dewi, await _bound(stage, place.dewi))
    eko = stage.in_group(eko, await _second_group(stage, eko))
    number = await place.assigned()
    await eko.hears("untuk instansi Anda", number)
    await stage.quiet()
    assert stage.app is not None
    other = stage.app if stage.database.sqlite else _replica(stage, stage.app)
    tries, both, taken = list[int](), asyncio.Event(), taking.take

    async def slow(*given: Any) -> Any:
        tries.append(1)
        if len(tries) == 2 or stage.database.sqlite:  # which has one writer
            both.set()
        await asyncio.wait_for(both.wait(), 30)  # both have looked before one of them writes
        now = await taken(*given)
        await asyncio.sleep(0.2)  # nothing is committed yet when the other one looks
        return now

    monkeypatch.setattr(taking, "take", slow)
    await asyncio.gather(stage.app.batches.handle([_press(dewi, number)]), other.batches.handle([_press(eko, number)]))
    await stage.quiet()
    async with stage.database.transaction() as session:
        assert len(list(await session.scalars(select(Taker)))) == 1
    assert len(tries) == 2, "the second found out by a failed transaction"
    said = [str(one) for one in stage.simulator.world.calls if one["method"] == "answerCallbackQuery"]
    assert sum("Anda mengerjakan" in one for one in said) == 1, said
    assert sum("Sudah diambil" in one for one in said) == 1, said
    if other is not stage.app:
        await other.bot.session.close()
        await other.database.close()


async def _second_group(stage: Stage, member: Person) -> int:
    admin = Person(stage, ADMIN, "Gita Admin")
    group = await stage.group("Grup Dishub malam", admin, member)
    there = stage.in_group(admin, group)
    await there.says("/ikatgrup Dinas Perhubungan")
    await there.hears("sekarang menerima kabar")
    return group


def _replica(stage: Stage, app: App) -> App:
    again = Database(stage.database.url, stage.database.keyring)
    return App(app.settings, again, clock=stage.clock, patrolled=False, fetching=False)
