"""Personal data in a draft: pointed out while it is written, and taken out of exactly its places on request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain import masking
from bot.domain.form import Draft
from bot.domain.masking import Kind, Span

# A plate is often what the report is about, so it stays; the public never sees it (`masking.mask`).
POINTED_OUT = (Kind.NIK, Kind.CARD, Kind.ACCOUNT, Kind.MOBILE, Kind.LANDLINE, Kind.EMAIL)
FIELDS = ("title", "place", "name")


def found(draft: Draft) -> tuple[Kind, ...]:
    """The kinds of personal data that the draft tells, each once, in the order of POINTED_OUT."""
    texts = [*(text for _, text in draft.pieces), *(getattr(draft, field) for field in FIELDS)]
    kinds = {span.kind for text in texts for span in _spans(text)}
    return tuple(kind for kind in POINTED_OUT if kind in kinds)


def without(draft: Draft) -> Draft:
    """The draft without them; what stood there is kept among the earlier versions."""
    pieces = tuple((message, cut(text)) for message, text in draft.pieces)
    changed = tuple(before for (_, before), (_, after) in zip(draft.pieces, pieces, strict=True) if before != after)
    fields: dict[str, Any] = {field: cut(getattr(draft, field)) for field in FIELDS}
    kept = tuple((message, text) for message, text in pieces if text)
    answers = tuple((message, step, cut(text)) for message, step, text in draft.answers)
    return replace(draft, pieces=kept, answers=answers, earlier=(*draft.earlier, *changed), **fields)


def cut(text: str) -> str:
    """`text` without its personal data and without the gaps that they leave."""
    spans = _spans(text)
    while spans:
        for span in reversed(spans):
            text = f"{text[: span.start].rstrip(' ')} {text[span.end :].lstrip(' ')}".strip()
        spans = _spans(text)
    return text


def _spans(text: str) -> list[Span]:
    return [span for span in masking.find(text) if span.kind in POINTED_OUT]
