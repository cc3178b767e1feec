"""Where something is, out of a citizen's words: village, district, street, RT and RW.

Windows of one to four words, abbreviations written out, are compared with the region's own names joined without
spaces ("bkt kapur", "bukitkapur" and "Bukit Kapoer" are one). Close spellings count only where chance does not: the
same first letter, an edit or two, never one common word alone. A name that fits several areas is handed back as
ambiguous, to be asked about. Streets have no clean end in free text; theirs is a proposal to be edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bot.suggest.placewords import (
    ABBREVIATIONS,
    COMMON,
    DISTRICT_MARKS,
    GENERIC,
    SHORT_FORMS,
    STREET,
    STREET_STOPS,
    VILLAGE_MARKS,
)
