"""`make chaos`: the bot is killed and starved while people use it; ends with one line of JSON.

python -m tests.chaos --seconds 60 --database both --only points --only replicas

Ends with 1 where a promise was broken; what was broken is told before, on standard error.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from dataclasses import asdict
from typing import Any

from tests.chaos import alone
from tests.chaos.acts import ACTS, Figures
from tests.chaos.reckoning import Reckoning
from tests.chaos.stage import Stage
from tests.databases import KINDS

ALONE = {"migration": alone.migration_killed, "outage": alone.telegram_away}
NAMES = sorted({name for acts in ACTS.values() for name in acts} | ALONE.keys() | {"small"})


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="of load, shared by all scenarios")
    parser.add_argument("--database", choices=(*KINDS, "both"), default="both")
    parser.add_argument("--only", action="append", choices=NAMES, help="this scenario; may be given several times")
    parser.add_argument("--citizens", type=int, default=10)
    parser.add_argument("--seed", type=int, help="of the choices that the play makes")
    return parser.parse_args()


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


class Season:
    """All plays of one call, and what came of them together."""

    def __init__(self, wish: argparse.Namespace) -> None:
        self._wish = wish
        self.kinds = KINDS if wish.database == "both" else (wish.database,)
        self._wanted = wish.only or NAMES
        self.figures = Figures()
        self.sums: Counter[str] = Counter()

    def _acts(self, kind: str) -> list[str]:
        return [name for name in ACTS[kind] if name in self._wanted]

    def _share(self) -> float:
        """Seconds of load for each scenario."""
        small = "small" in self._wanted and "sqlite" in self.kinds
        count = sum(len(self._acts(kind)) + len(ALONE.keys() & set(self._wanted)) for kind in self.kinds) + small
        return float(self._wish.seconds) / max(1, count)

    async def play(self) -> None:
        share = self._share()
        for kind in self.kinds:
            if acts := self._acts(kind):
                await self._crowded(kind, acts, share)
            for name in ALONE.keys() & set(self._wanted):
                say(f"{kind}: {name}")
                await ALONE[name](kind, share, self.figures)
        if "small" in self._wanted and "sqlite" in self.kinds:
            say("sqlite: small file system")
            self._add("small", await alone.small_disk(share, self.figures))

    async def _crowded(self, kind: str, acts: list[str], share: float) -> None:
        stage = Stage(kind, citizens=self._wish.citizens)
        try:
            await stage.open()
            stage.crowd.begin()
            for name in acts:
                say(f"{kind}: {name}, {share:.0f} s")
                await ACTS[kind][name](stage, share, self.figures)
            self._add(kind, await stage.reckon())
        except BaseException:  # what the bot printed tells why the play broke off; raised again
            say(stage.output.read_text()[-3000:] if stage.output.exists() else "the bot printed nothing")
            raise
        finally:
            self.sums["kills"] += stage.tally.kills
            await stage.close()

    def _add(self, kind: str, found: Reckoning | None) -> None:
        if found is None:
            return
        self.sums.update(found.to_json())
        for broken in (found.lost, found.doubled, found.repeats_unexplained, found.stuck):
            self.figures.broken += [f"{kind}: {sentence}" for sentence in broken]

    def line(self, seconds: float) -> dict[str, Any]:
        figures = asdict(self.figures)
        counted = dict.fromkeys(Reckoning().to_json(), 0) | {"kills": 0} | dict(self.sums)
        worst = {part: max(gaps) for part, gaps in figures.pop("takeover_seconds").items() if gaps}
        broken = figures.pop("broken")
        return {
            "databases": list(self.kinds),
            "seconds": round(seconds),
            **counted,
            "takeover_seconds": worst,
            "stop_seconds": max(figures.pop("stop_seconds"), default=None),
            **figures.pop("more"),
            "broken": len(broken),
        }


def main() -> int:
    wish = arguments()
    seed = wish.seed if wish.seed is not None else random.randrange(2**32)
    random.seed(seed)
    season, began = Season(wish), time.monotonic()
    asyncio.run(season.play())
    for sentence in season.figures.broken:
        say(f"BROKEN: {sentence}")
    line = season.line(time.monotonic() - began) | {"seed": seed}
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 1 if season.figures.broken else 0


if __name__ == "__main__":
    sys.exit(main())
