"""What is kept of a failure: where it happened and of which kind, never its words; and a reference people can name."""

from __future__ import annotations

import json
import secrets
import traceback
from pathlib import Path
from typing import Any

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_LENGTH = 4
_OURS = ("bot", "handlers", "storage")


def reference() -> str:
    """Four symbols that a citizen can read out to an administrator, such as 4F7K (Crockford's base 32)."""
    return "".join(secrets.choice(_CROCKFORD) for _ in range(_REFERENCE_LENGTH))


def cause_of(problem: BaseException) -> str:
    """The kind of an exception and the last line of ours it passed; its text may quote what somebody wrote."""
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [place for frame in frames if (place := _place(frame)) is not None]
    return f"{type(problem).__name__} at {ours[-1]}" if ours else type(problem).__name__


def _place(frame: traceback.FrameSummary) -> str | None:
    parts = Path(frame.filename).parts
    start = next((at for at, part in enumerate(parts) if part in _OURS and "site-packages" not in parts[:at]), None)
    return None if start is None else f"{'/'.join(parts[start:])}:{frame.lineno}"


def payload_of(raw: dict[str, Any]) -> str:
    """The raw update as ASCII JSON, which can hold even halves of characters."""
    return json.dumps(raw, separators=(",", ":"))
