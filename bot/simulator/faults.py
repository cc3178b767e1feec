"""Faults on request: which call fails, how, and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

from .errors import ApiError, Refusal, bad, forbidden, migrated, too_many_requests


@dataclass(slots=True)
class Fault:
    """One fault; `times` counts down, -1 stands until it is cleared. Seconds and chat ids as in the request."""

    id: int
    kind: str
    method: str = "*"
    chat_id: int | None = None
    times: int = 1
    retry_after: int = 1
    seconds: float = 1.0
    migrate_to: int | None = None


_ERRORS: Mapping[str, Callable[[Fault], ApiError]] = {
    "blocked": lambda f: forbidden("bot was blocked by the user"),
    "deactivated": lambda f: forbidden("user is deactivated"),
    "kicked": lambda f: forbidden("bot was kicked from the supergroup chat"),
    "cannot_initiate": lambda f: forbidden("bot can't initiate conversation with a user"),
    "chat_not_found": lambda f: bad("chat not found"),
    "thread_not_found": lambda f: bad("message thread not found"),
    "parse_error": lambda f: bad('can\'t parse entities: Unsupported start tag "simulated" at byte offset 0'),
    "too_many_requests": lambda f: too_many_requests(f.retry_after),
    "server_error": lambda f: ApiError(500, "Internal Server Error"),
    "bad_gateway": lambda f: ApiError(502, "Bad Gateway"),
    "unauthorized": lambda f: ApiError(401, "Unauthorized"),
    "migrated": lambda f: migrated(f.migrate_to or 0),
}
TRANSPORT = frozenset({"close", "close_after", "slow"})
KINDS = frozenset(_ERRORS) | TRANSPORT


class Faults:
    """The faults that stand, oldest first; the first that matches a call is used up by it."""

    def __init__(self) -> None:
        self._standing: list[Fault] = []
        self._ids = count(1)

    def add(self, wish: Mapping[str, Any]) -> Fault:
        """Takes a fault as the control interface describes it."""
        fields = {"method", "chat_id", "times", "kind", "retry_after", "seconds", "migrate_to"}
        if wish.get("kind") not in KINDS:
            raise Refusal(400, f"kind must be one of {', '.join(sorted(KINDS))}")
        if unknown := set(wish) - fields:
            raise Refusal(400, f"a fault has no {', '.join(sorted(unknown))}")
        if wish["kind"] == "migrated" and not isinstance(wish.get("migrate_to"), int):
            raise Refusal(400, "a migrated group needs migrate_to, its new id")
        fault = Fault(next(self._ids), **{key: value for key, value in wish.items() if value is not None})
        fault.method = fault.method.lower()
        self._standing.append(fault)
        return fault

    def clear(self) -> None:
        self._standing.clear()

    def listed(self) -> list[dict[str, Any]]:
        return [asdict(fault) for fault in self._standing]

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """The fault that this call meets, if any."""
        for fault in self._standing:
            if fault.method in {"*", method} and fault.chat_id in {None, chat_id}:
                if fault.times > 0:
                    fault.times -= 1
                if fault.times == 0:
                    self._standing.remove(fault)
                return fault
        return None


def error_of(fault: Fault) -> ApiError | None:
    """What the call answers; None for a fault of the transport."""
    make = _ERRORS.get(fault.kind)
    return make(fault) if make else None
