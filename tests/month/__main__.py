"""`make month`: a thousand reports of March 2026, forty officers, three cities; ends with what was counted.

python -m tests.month --reports 1000 --seed 20260302

Ends with 1 and the difference where anything is not as it was reckoned.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from tests import stage
from tests.databases import KINDS, make_database
from tests.month import judging
from tests.month.planning import Scale
from tests.month.play import opened
from tests.month.walking import DOORS

PATIENCE = 120.0  # seconds: chats of a thousand messages are read again and again
CITIZENS = 5  # of so many reports each is one


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.month", description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    parser.add_argument("--seed", type=int, default=20260302, help="of the choices that the play makes")
    return parser.parse_args()


async def play(wish: argparse.Namespace, folder: Path) -> dict[str, float]:
    begun, used = time.monotonic(), time.process_time()
    database = await make_database(wish.database, folder)
    month = await opened(database, Scale(wish.reports, max(CITIZENS, wish.reports // CITIZENS)), wish.seed)
    try:
        await month.plays()
        counted = await judging.judge(month, month.officers, doors=len(DOORS))
    finally:
        await month.stage.close()
    took = {"seconds": round(time.monotonic() - begun), "CPU seconds": round(time.process_time() - used)}
    return {**dict(sorted(counted.items())), "acts of people": month.acts, **took}


def main() -> int:
    wish = arguments()
    stage.PATIENCE = PATIENCE
    with tempfile.TemporaryDirectory(prefix="lapor-month-") as folder:
        try:
            counted = asyncio.run(play(wish, Path(folder)))
        except AssertionError as wrong:
            sys.stderr.write(f"{wrong}\n")
            return 1
    sys.stdout.write(f"{json.dumps(counted, indent=2)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
