"""Fluent: what the channel says, in the reader's language.

Every argument is escaped for Telegram's HTML unless it is `Html` already. A missing key or argument raises
`TextProblem`; `check()` finds them all at start and in the tests, so that none reaches a citizen's screen.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.lists import format_list
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

LANGUAGES = ("id", "en")
SOURCE = "id"  # the language that decides which keys and arguments there are


class TextProblem(Exception):
    """A text is missing, malformed, or was asked for without one of its arguments."""


class Html(str):
    """Text that is Telegram HTML already and must not be escaped again."""

    __slots__ = ()


class _Names(Visitor):
    """Collects the variables and the messages that one message refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802  # the visitor's own naming
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802  # the visitor's own naming
        self.messages.add(node.id.name)


def _source(language: str) -> str:
    return resources.files("locales").joinpath(f"{language}.ftl").read_text(encoding="utf-8")


@cache
def _parsed(language: str) -> ast.Resource:
    """The file's syntax tree, parsed once: it takes a third of a second. Where each node stood is not kept: 3 MB."""
    return FluentParser(with_spans=False).parse(_source(language))


@cache
def arguments(language: str) -> Mapping[str, frozenset[str]]:
    """Key -> names of its arguments; raises TextProblem where the file does not parse."""
    direct: dict[str, _Names] = {}
    for entry in _parsed(language).body:
        if isinstance(entry, ast.Junk):
            raise TextProblem(f"{language}.ftl has a line that is no Fluent: {(entry.content or '').strip()[:80]!r}")
        if isinstance(entry, ast.Message):
            if entry.id.name in direct:
                raise TextProblem(f"{language}.ftl says {entry.id.name} twice")
            direct[entry.id.name] = names = _Names()
            names.visit(entry)
    return {key: frozenset(_closure(key, direct)) for key in direct}


def _closure(key: str, direct: Mapping[str, _Names]) -> set[str]:
    if key not in direct:
        raise TextProblem(f"a text refers to {key}, which is not there")
    names = direct[key]
    return names.variables.union(*(_closure(other, direct) for other in names.messages))


@cache
def _bundle(language: str) -> tuple[FluentBundle, Mapping[str, frozenset[str]]]:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(_parsed(language))
    return bundle, arguments(language)


def check() -> None:
    """Raise TextProblem unless all languages parse and have the same keys with the same arguments."""
    source = arguments(SOURCE)
    for language in LANGUAGES:
        other = arguments(language)
        for key in source.keys() | other.keys():
            if source.get(key) != other.get(key):
                raise TextProblem(f"{key} differs between {SOURCE}.ftl and {language}.ftl")


def has(key: str) -> bool:
    return key in _bundle(SOURCE)[1]


def say(language: str, key: str, **given: object) -> Html:
    """The text of `key` in `language`, with its arguments escaped."""
    spoken = language if language in LANGUAGES else SOURCE
    needed = _bundle(spoken)[1].get(key)
    if needed is None:
        raise TextProblem(f"there is no text {key}")
    if missing := needed - given.keys():
        raise TextProblem(f"{key} needs {', '.join(sorted(missing))}")
    return _said(spoken, key, {name: _escape(given[name]) for name in needed}) if needed else _constant(spoken, key)


@cache
def _constant(language: str, key: str) -> Html:
    return _said(language, key, {})


def _said(language: str, key: str, given: dict[str, object]) -> Html:
    bundle = _bundle(language)[0]
    pattern = bundle.get_message(key).value
    assert pattern is not None
    text, errors = bundle.format_pattern(pattern, given)
    if errors:
        raise TextProblem(f"{key}: {errors[0]}")
    return Html(text)


def _escape(value: object) -> object:
    if isinstance(value, (Html, int, float)):
        return value
    return html.escape(str(value), quote=False)


def escape(value: str) -> Html:
    return Html(html.escape(value, quote=False))


def lines(*parts: str | None) -> Html:
    """Join the parts that are there with line breaks; each part is Html or gets escaped."""
    return Html("\n".join(str(_escape(part)) for part in parts if part))


_day_said = lru_cache(maxsize=1024)(format_date)  # a channel speaks of few days


@dataclass(frozen=True, slots=True)
class Voice:
    """The channel's voice for one reader: a language and the region's time zone."""

    language: str
    zone: ZoneInfo

    def say(self, key: str, **given: object) -> Html:
        return say(self.language, key, **given)

    def both(self, names: list[str]) -> str:
        """ "NIK, surel, dan nomor HP", as the language joins a list."""
        return format_list(names, locale=self.language)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def day(self, day: date | datetime) -> str:
        """A date in words with its weekday: "Jumat, 27 November 2026"."""
        return _day_said(self._date(day), "EEEE, d MMMM y", locale=self.language)

    def short_day(self, day: date | datetime) -> str:
        """ "27 Nov", for a card's lines."""
        return _day_said(self._date(day), "d MMM", locale=self.language)

    def happened(self, day: date, precision: str) -> str:
        """The day of an incident as precisely as the citizen told it."""
        pattern = {"day": "EEEE, d MMMM y", "month": "MMMM y", "year": "y"}[precision]
        return _day_said(day, pattern, locale=self.language)

    def clock(self, moment: datetime) -> str:
        return format_time(self.local(moment), "HH.mm" if self.language == "id" else "HH:mm", locale=self.language)

    def _date(self, day: date | datetime) -> date:
        return self.local(day).date() if isinstance(day, datetime) else day
