"""Why something is proposed, in one line for the citizen's card and the officer's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.suggest.topics import Scored
from bot.texts import Html, Voice

NAMED = 2  # keywords


def reason(say: Voice, guesses: Sequence[Scored], code: str) -> Html | None:
    """Why an agency is proposed, in a line: what it resembles, else the keywords; None when nothing speaks for it."""
    guess = next((one for one in guesses if one.code == code), None)
    if guess is None or not (guess.like or guess.because):
        return None
    if guess.like:
        return say.say("because-like", words=guess.like)
    return say.say("because-keywords", words=", ".join(guess.because.split(", ")[:NAMED]))
