"""`python -m tests.chaos.reviving`: the bot of `tests.chaos.dying`, started again whenever it was killed.

The libraries are imported once, by a parent that opens nothing and forks the bot anew; each death is a line "killed".
A start then takes a tenth of a second instead of four.
"""

from __future__ import annotations

import asyncio
import os
import signal

from tests.chaos.dying import serve


def main() -> None:
    while True:
        child = os.fork()
        if child == 0:
            asyncio.run(serve())
            return
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            print("killed", flush=True)


if __name__ == "__main__":
    main()
