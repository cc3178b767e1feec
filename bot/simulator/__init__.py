"""A local Telegram: the Bot API over HTTP, a control interface to play people, and a page in the browser.

It knows nothing of the bot that talks to it. docs/simulator.md describes what it speaks.
"""

from .action import Action
from .server import Simulator

__all__ = ["Action", "Simulator"]
