"""Prompts: questions of the conversation, of which a chat needs only the newest."""

from __future__ import annotations

from aiogram.methods import SendMessage


class Prompt(SendMessage):
    """A message that asks. A newer prompt of the same chat supersedes it while it is not yet spoken."""
