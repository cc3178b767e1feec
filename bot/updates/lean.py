"""aiogram, imported so that its types share their validators: a third less memory and a second sooner.

aiogram has pydantic complete its four hundred types in the order of the alphabet. A type that is completed before the
ones it refers to gets validators of its own for all of them, and for all that these refer to; one that is completed
after them uses theirs. Only the order is another one here: the same types are complete, by the same method.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

TYPES = "aiogram.types."


class _Together:
    """Stands for `BaseModel.model_rebuild` until aiogram asks it of its first type, then lets all follow."""

    def __init__(self) -> None:
        self._theirs = BaseModel.__dict__["model_rebuild"]

    def __enter__(self) -> None:
        BaseModel.model_rebuild = self  # type: ignore[method-assign,assignment]

    def __exit__(self, *_: object) -> None:
        BaseModel.model_rebuild = self._theirs  # type: ignore[method-assign]

    def __get__(self, _: object, model: type[BaseModel]) -> Callable[..., bool | None]:
        if model.__module__.startswith(TYPES):
            return self._all
        rebuild: Callable[..., bool | None] = self._theirs.__get__(None, model)
        return rebuild

    def _all(self, *, _types_namespace: Mapping[str, Any]) -> None:
        self.__exit__()
        for model in ordered(_types_namespace):
            model.model_rebuild(_types_namespace=_types_namespace)


def load() -> None:
    """Import aiogram; where something has imported it before, nothing changes."""
    with _Together():
        import aiogram  # noqa: F401


def ordered(namespace: Mapping[str, Any]) -> list[type[BaseModel]]:
    """The models among these names, each after those it refers to.

    Where they go round in a ring, the one comes first by which most is spared: many refer to it, and it to few.
    """
    refers = {name: _referred(model, namespace) - {name} for name, model in namespace.items() if _is_model(model)}
    users = {name: sum(name in others for others in refers.values()) for name in refers}
    waiting, found = set(refers), list[str]()
    while waiting:
        ready = sorted(name for name in waiting if not refers[name] & waiting)
        if not ready:
            ready = [max(sorted(waiting), key=lambda name: users[name] / len(refers[name] & waiting))]
        found += ready
        waiting.difference_update(ready)
    return [namespace[name] for name in found]


def _is_model(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel)


def _referred(model: type[BaseModel], namespace: Mapping[str, Any]) -> set[str]:
    """The models that the annotations name, by themselves or as part of a union with a name."""
    names = {word for kind in model.__mro__ for one in inspect.get_annotations(kind).values() for word in _words(one)}
    unions = [namespace[name] for name in names & namespace.keys() if not isinstance(namespace[name], type)]
    names.update(word for union in unions for word in _words(union))
    return {name for name in names if _is_model(namespace.get(name))}


def _words(annotation: object) -> list[str]:
    return re.findall(r"\w+", str(annotation))
