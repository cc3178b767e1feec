"""Intake and answer time: whole reports of our form against bots that do less."""

from __future__ import annotations

from statistics import median
from typing import Any

from tests.bench.crew import Crew
from tests.bench.report import Line, Wish, ratio

PEOPLE = 200
RATE = 20.0  # updates a second, open loop

# name in the report → process, database
BOTS = {
    "nobody (ceiling)": ("nobody", "sqlite"),
    "(a) aiogram echo": ("aiogram echo", "sqlite"),
    "(b) ordinary bot": ("ordinary bot", "sqlite"),
    "(c) python-telegram-bot echo": ("python-telegram-bot echo", "sqlite"),
    "ours, SQLite": ("ours", "sqlite"),
    "ours, PostgreSQL": ("ours", "postgresql"),
}


def percentile(sorted_values: list[float], share: float) -> float:
    """Milliseconds."""
    if not sorted_values:
        return float("nan")
    return 1000 * sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))]


def _chosen(wish: Wish) -> dict[str, tuple[str, str]]:
    return {name: bot for name, bot in BOTS.items() if bot[1] in wish.databases}


async def _round(crew: Crew, bot: tuple[str, str], loop: str, **play: Any) -> dict[str, Any]:
    process, database = bot
    async with crew.bot(process, await crew.environment(database)):
        return await crew.play(loop, form=process == "ours", people=PEOPLE, **play)


async def intake(crew: Crew, wish: Wish) -> list[Line]:
    """Closed loop, 200 people; medians of interleaved rounds, ratios within one round."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in _chosen(wish)}
    for turn in range(wish.rounds):
        for name, bot in _chosen(wish).items():
            found[name].append(await _round(crew, bot, "closed", warm=wish.warm, seconds=wish.seconds))
            wish.say(f"intake {turn + 1}/{wish.rounds} {name}: {found[name][-1]['per_second']:.0f} updates/s")
    rates = {name: [one["per_second"] for one in rounds] for name, rounds in found.items()}
    lines = [Line("intake", f"{name}, updates/s", median(rates[name]), note=_note(found[name])) for name in rates]
    echo, plain = rates["(a) aiogram echo"], rates["(b) ordinary bot"]
    for name, target in (("ours, SQLite", 1.0), ("ours, PostgreSQL", 0.8)):
        if name in rates:
            lines.append(Line("intake", f"{name} ÷ (a)", ratio(rates[name], echo), at_least=target))
    if "ours, SQLite" in rates:
        lines.append(Line("intake", "ours, SQLite ÷ (b)", ratio(rates["ours, SQLite"], plain), at_least=4.0))
    return lines


def _note(rounds: list[dict[str, Any]]) -> str:
    p50 = median(percentile(one["rounds"], 0.5) for one in rounds)
    p99 = median(percentile(one["rounds"], 0.99) for one in rounds)
    filed = sum(one["filings"] for one in rounds)
    return f"to the next question p50 {p50:.0f} ms, p99 {p99:.0f} ms" + (f"; {filed} reports filed" if filed else "")


async def answers(crew: Crew, wish: Wish) -> list[Line]:
    """Open loop at 20 updates a second: from the update to the first call about it."""
    found: dict[str, list[dict[str, Any]]] = {}
    names = [name for name in _chosen(wish) if name.startswith(("(a)", "ours"))]
    for turn in range(wish.rounds):
        for name in names:
            made = await _round(crew, BOTS[name], "open", rate=RATE, warm=wish.warm, seconds=wish.open_seconds)
            found.setdefault(name, []).append(made)
            wish.say(f"answers {turn + 1}/{wish.rounds} {name}: {_p(found[name][-1], 0.99):.1f} ms p99")
    lines = []
    for name in names:
        rounds = found[name]
        samples = sum(len(one["answers"]) for one in rounds)
        p50, p99 = (median(_p(one, share) for one in rounds) for share in (0.5, 0.99))
        limit = 20.0 if name.startswith("ours") else None
        lines.append(Line("answers", f"{name}, p50 ms", p50, note=f"{samples} samples"))
        lines.append(Line("answers", f"{name}, p99 ms", p99, at_most=limit))
        if limit:
            echo = [_p(one, 0.99) for one in found["(a) aiogram echo"]]
            ours = [_p(one, 0.99) for one in rounds]
            lines.append(Line("answers", f"{name}, p99 ÷ (a)", ratio(ours, echo), at_most=3.0))
    return lines


def _p(found: dict[str, Any], share: float) -> float:
    return percentile(found["answers"], share)
