"""A rolling upgrade, played: three processes of an earlier release are replaced one by one while people file.

python -m tests.chaos.rolling REVISION --seconds 60

REVISION is any of the project's history, which a shallow clone does not have; its processes run as `lapor run` does,
on PostgreSQL, and so do those of this release, the first of which migrates. Ends with one line of JSON, and with 1
where a promise was broken.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.chaos.__main__ import say
from tests.chaos.reckoning import Reckoning
from tests.chaos.stage import Stage

HERE = Path(__file__).parents[2]
REPLICAS, CITIZENS = 3, 2
PATIENCE = 600  # seconds: an officer gets one message a second, as in earnest
STOP_SECONDS = 30.0


class Release:
    """A process of the release whose files lie in `folder`."""

    def __init__(self, folder: Path, environment: dict[str, str], output: Path) -> None:
        self._output = output.open("a")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=folder,
            env=environment | {"PYTHONPATH": str(folder)},
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )
        self.pid = self._process.pid

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        self._process.terminate()
        code = await asyncio.to_thread(self._process.wait, STOP_SECONDS)
        self._output.close()
        return code

    def kill(self) -> int:
        self._process.kill()
        return self.pid


class Rolling(Stage):
    """A stage whose bots are processes of `release`, a folder."""

    def __init__(self, release: Path) -> None:
        super().__init__("postgresql", citizens=CITIZENS)
        self.release, self.patience = release, PATIENCE

    def start_bot(self, run: Any = None, **more: str) -> Any:
        made = Release(self.release, {**self.environment(), **more}, self.output)
        self.bots.append(made)  # type: ignore[arg-type]  # it is stopped and killed like the others
        return made


def unpacked(revision: str, folder: Path) -> Path:
    """The files of a revision; its one is the release before."""
    packed = subprocess.run(["git", "archive", revision], cwd=HERE, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", folder], input=packed, check=True)
    return folder


async def play(before: Path, seconds: float) -> tuple[Reckoning, list[int]]:
    """What was found, and how the processes of the release before ended."""
    stage, ends = Rolling(before), []
    try:
        await stage.open()
        for _ in range(REPLICAS - 1):
            stage.start_bot()
        stage.crowd.begin()
        share = seconds / (REPLICAS + 2)
        await asyncio.sleep(share)
        stage.release = HERE
        for _ in range(REPLICAS):
            stage.start_bot()
            await asyncio.sleep(share)
            ends.append(await stage.bots.pop(0).stop())
        await asyncio.sleep(share)
        return await stage.reckon(), ends
    except BaseException:  # what the bots printed tells why the play broke off; raised again
        say(stage.output.read_text()[-3000:])
        raise
    finally:
        await stage.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.rolling", description=__doc__.partition("\n")[0])
    parser.add_argument("revision", help="of the release before, as git knows it")
    parser.add_argument("--seconds", type=float, default=60, help="of load, the replacing included")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lapor-before-") as folder:
        found, ends = asyncio.run(play(unpacked(wish.revision, Path(folder)), wish.seconds))
    broken = [*found.lost, *found.doubled, *found.repeats_unexplained, *found.stuck]
    broken += [f"a process of the release before ended with {code}" for code in ends if code]
    for sentence in broken:
        say(f"BROKEN: {sentence}")
    sys.stdout.write(json.dumps({"before": wish.revision, **found.to_json(), "broken": len(broken)}) + "\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
