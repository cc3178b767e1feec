"""What a release adds to the region's files reaches cities that an earlier release seeded, at their next start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.people import Role
from storage import city
from storage.city import FACTS
from storage.models import Agency, Audit, Category, Officer, ReadyAnswer, Setting
from storage.region import Region

TOUCHED = ("ready_add", "ready_change", "ready_remove", "ready_begin")  # acts of a city that wrote its own


async def answers(session: AsyncSession, region: Region) -> None:
    """The region's ready answers, for each city that never had one; without a coordinator the first one to come gets
    them with the invitation. Once begun or touched they are the city's own, and none comes back."""
    brought = {one.code: [asdict(answer) for answer in one.answers] for one in (region, *region.cities)}
    facts = [row for row in await session.scalars(select(Setting)) if row.name.partition(".")[0] == FACTS]
    if added := [row for row in facts if not row.value.get("answers") and brought.get(row.value["code"])]:
        for row in added:
            row.value = {**row.value, "answers": brought[row.value["code"]]}
        await city.changed(session)
    known = await _begun(session)
    for row in facts:
        agency = await session.scalar(select(Agency.id).where(Agency.code == row.value["coordinator"]))
        if agency is not None and agency not in known:
            await _begin(session, agency, row.value.get("answers", ()))


async def _begun(session: AsyncSession) -> set[int]:
    """The agencies that have ready answers, or once had some."""
    held = set(await session.scalars(select(ReadyAnswer.agency_id).distinct()))
    acts = await session.scalars(select(Audit.data).where(Audit.act.in_(TOUCHED)))
    return held | {data["agency"] for data in acts if "agency" in data}


async def _begin(session: AsyncSession, agency: int, given: Sequence[Mapping[str, Any]]) -> None:
    serving = select(Officer.person_id).where(Officer.agency_id == agency, Officer.role == Role.COORDINATOR)
    person = await session.scalar(serving.where(Officer.left_at.is_(None)).order_by(Officer.id).limit(1))
    if person is None or not given:
        return
    topics = {row.code: row.id for row in await session.scalars(select(Category).where(Category.city_id == agency))}
    begin(session, agency, person, given, topics, datetime.now(UTC))


def begin(
    session: AsyncSession,
    agency: int,
    person: int,
    given: Iterable[Mapping[str, Any]],
    topics: Mapping[str, int],
    now: datetime,
) -> None:
    """The given answers become the agency's own, in the name of `person`; `topics`: code → id of its categories."""
    for one in given:
        made = ReadyAnswer(agency_id=agency, action=one["action"], category_id=topics.get(one["category"]))
        made.name, made.words, made.changed_by, made.changed_at = one["name"], one["words"], person, now
        session.add(made)
    session.add(Audit(at=now, person_id=person, act="ready_begin", data={"agency": agency}))
