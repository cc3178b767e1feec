"""Personal data in a draft: pointed out while it is written, and taken out of exactly its places on request."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.domain import masking, selfnames
from bot.domain.form import Draft
from bot.domain.masking import Kind, Span

# A plate is often what the report is about, so it stays; the public never sees it (`masking.mask`).
POINTED_OUT = (Kind.NAME, Kind.NIK, Kind.CARD, Kind.ACCOUNT, Kind.MOBILE, Kind.LANDLINE, Kind.EMAIL)
_LEADING = re.compile(rf"\A(?:\W*(?:{'|'.join(map(re.escape, masking.LABELS.values()))}))+\W*")
FIELDS = ("title", "place", "name", "when")


def found(draft: Draft) -> tuple[Kind, ...]:
    """The kinds of personal data that the draft tells, each once, in the order of POINTED_OUT."""
    texts = [*(text for _, text in draft.pieces), *(getattr(draft, field) for field in _fields(draft))]
    kinds = {span.kind for text in texts for span in _spans(text, draft)}
    return tuple(kind for kind in POINTED_OUT if kind in kinds)


def _fields(draft: Draft) -> tuple[str, ...]:
    """Nobody reads the name of an anonymous draft: it is no place where it would be told."""
    return tuple(field for field in FIELDS if field != "name" or not draft.anonymous)


def without(draft: Draft) -> Draft:
    """The draft without them; what stood there is kept among the earlier versions."""
    pieces = tuple((message, cut(text, draft)) for message, text in draft.pieces)
    changed = tuple(before for (_, before), (_, after) in zip(draft.pieces, pieces, strict=True) if before != after)
    fields: dict[str, Any] = {field: cut(getattr(draft, field), draft) for field in _fields(draft)}
    kept = tuple((message, text) for message, text in pieces if text)
    origin = tuple((message, cut(text, draft)) for message, text in draft.origin)
    answers = tuple((message, step, cut(text, draft)) for message, step, text in draft.answers)
    return replace(draft, pieces=kept, origin=origin, answers=answers, earlier=(*draft.earlier, *changed), **fields)


def titled(text: str) -> str:
    """`text` as a title may be made of it, which stands in receipts and lists: numbers are covered, none begins it."""
    return _LEADING.sub("", numbers_covered(text)) or text


def numbers_covered(text: str) -> str:
    """`text` with a label for each number that leads to a person; plates stay."""
    for span in reversed(masking.find(text)):
        if span.kind in POINTED_OUT[1:]:
            text = f"{text[: span.start]}{masking.LABELS[span.kind]}{text[span.end :]}"
    return text


def covered(text: str, draft: Draft) -> str:
    """An earlier version as it may be kept: numbers covered, and nothing in it that names an anonymous writer."""
    return masking.mask(cut(text, draft) if draft.anonymous else text)


def cut(text: str, draft: Draft) -> str:
    """`text` without its personal data and without the gaps that they leave.

    Names go once: what follows the words that led to one is the story, and no other name. Numbers may join to new ones.
    """
    spans = _spans(text, draft)
    while spans:
        for span in reversed(spans):
            text = f"{text[: span.start].rstrip(' ')} {text[span.end :].lstrip(' ')}".strip()
        spans = [span for span in _spans(text, draft) if span.kind is not Kind.NAME]
    return text


def _spans(text: str, draft: Draft) -> list[Span]:
    """In order of place and without overlaps; the writer's name counts only where they want to be unknown."""
    spans = [span for span in masking.find(text) if span.kind in POINTED_OUT]
    if draft.anonymous:
        free = [one for one in selfnames.own(text, draft.name) if not any(_overlap(one, span) for span in spans)]
        spans = sorted([*spans, *free], key=lambda span: span.start)
    return spans


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
