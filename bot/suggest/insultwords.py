"""Insults at the bot that say nothing else: no report. What insults and tells something is one."""

from __future__ import annotations

import re

from bot.suggest.wordlists import words

_MOST = 10  # words
_BEASTS = words("anjing anjg anjir anjrit ajg anj babi monyet bangke kampret setan iblis asu celeng kunyuk")
_INSULTS = words(
    "goblok goblog gblk gblg tolol tlol bego bodoh bodo dungu idiot bangsat bgst brengsek bajingan keparat sialan jancok jancuk",
    "cok dancok kontol kntl memek ngentot ngentod tai taik pepek pantek pukimak kimak bacot sampah stupid dumb fuck fucking shit",
    "bullshit asshole bastard useless",
)
_AT_US = words("kau kamu lu lo loe elu ente kalian mu bot robot botnya bots you this")
_BESIDE = words(
    "dasar emang memang ini itu si banget bgt sekali kali ah woi woy hei heh ya yah deh sih nih lah dong kok lo loh semua tuh",
    "gak ga nggak guna berguna is are the so kayak kaya seperti otak lebih paling jelek payah",
)


def is_abuse(text: str) -> bool:
    """Whether every word insults, and insults us: a beast alone may be what a report is about."""
    found = re.findall(r"[^\W_]+", text.casefold())
    told = set(found)
    if not 0 < len(found) <= _MOST or not told <= _BEASTS | _INSULTS | _AT_US | _BESIDE:
        return False
    return bool(told & (_INSULTS - {"sampah"})) or bool(told & (_BEASTS | {"sampah"}) and told & _AT_US)
