"""Sealing: authenticated encryption of what is personal, with a key that lies outside the database.

AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D); the label of the place (table and column) is bound to each
value, so that a value copied into another column does not open. Look-ups go through a keyed hash (HMAC-SHA-256,
128 bits). Both keys are derived from the key file with HKDF (RFC 5869).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

KEY_BYTES = 32
_NONCE_BYTES = 12
_LOOKUP_BYTES = 16


class KeyProblem(Exception):
    """The key file is missing, unreadable or not the one this database was sealed with; the text says what to do."""


def _derive(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(key)


class Keyring:
    """Seals, opens and hashes with keys derived from one 32-byte key."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise KeyProblem(f"A key has {KEY_BYTES} bytes; this one has {len(key)}.")
        self._aead = AESGCM(_derive(key, "lapor seal"))
        self._lookup = _derive(key, "lapor look-up")
        self._content = _derive(key, "lapor content")
        self.fingerprint = hashlib.sha256(_derive(key, "lapor fingerprint")).hexdigest()[:16]

    def seal(self, plain: str, label: str) -> bytes:
        return self.seal_bytes(plain.encode(), label)

    def open(self, sealed: bytes, label: str) -> str:
        """The plain text; raises KeyProblem when the value was changed or sealed with another key or label."""
        return self.open_bytes(sealed, label).decode()

    def seal_bytes(self, plain: bytes, label: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, plain, label.encode())

    def open_bytes(self, sealed: bytes, label: str) -> bytes:
        try:
            return self._aead.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], label.encode())
        except InvalidTag as problem:
            raise KeyProblem(f"A sealed value of {label} does not open with this key.") from problem

    def lookup(self, value: int | str) -> bytes:
        """Keyed hash of an id: finds a person or group without storing who it is."""
        return hmac.digest(self._lookup, str(value).encode(), "sha256")[:_LOOKUP_BYTES]

    def content_name(self, content: bytes) -> str:
        """Keyed hash of a file's bytes, 64 hexadecimal digits: without the key nobody can tell which file it is."""
        return hmac.digest(self._content, content, "sha256").hex()


def read_key(path: Path) -> Keyring:
    try:
        return Keyring(bytes.fromhex(path.read_text().strip()))
    except (OSError, ValueError) as problem:
        raise KeyProblem(
            f"The key file {path.name} cannot be read ({type(problem).__name__}). Put the file back from where you "
            "keep it; without it the people in the database cannot be read by anybody."
        ) from problem


def make_key(path: Path) -> Keyring:
    """A new key, readable by its owner alone. Only for an empty database."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return read_key(path)


def bind(dialect: Dialect, keyring: Keyring) -> None:
    """Let the sealed columns of one engine use `keyring`; an engine has a dialect of its own."""
    dialect.lapor_keyring = keyring  # type: ignore[attr-defined]  # SQLAlchemy gives types no other per-engine place


def _keyring(dialect: Dialect) -> Keyring:
    return cast(Keyring, dialect.lapor_keyring)  # type: ignore[attr-defined]  # set by bind()


class Sealed(TypeDecorator[str]):
    """A text column whose values are sealed in the database and plain on loaded objects."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else _keyring(dialect).seal(value, self.label)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else _keyring(dialect).open(value, self.label)


class SealedJSON(TypeDecorator[Any]):
    """Like Sealed for values that JSON can hold. Loaded values are not tracked: assign a new one to change it."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        return _keyring(dialect).seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")), self.label)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(_keyring(dialect).open(value, self.label))
