"""What a file is by its content: a program, a broken file, or one to keep, with its true MIME type.

The name and the type that came with it only say what it claims to be. Everything here computes and blocks: call it in
a thread.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import puremagic

from bot.domain.programs import ending, is_program
from bot.files import pictures

UNKNOWN = "application/octet-stream"
PICTURES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif"}
# Heads of what machines run: ELF, Mach-O (with Java's classes), Android's DEX, Windows' links, scripts.
_HEADS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"#!/",
    b"#! /",
)
_OLE, _INSTALLER = bytes.fromhex("d0cf11e0a1b11ae1"), bytes.fromhex("84100c0000000000c000000000000046")
_IN_PACKAGES = ("AndroidManifest.xml", "classes.dex", "META-INF/MANIFEST.MF")  # APK and JAR
_MEMBERS = 10_000  # names of a ZIP that are looked at


@dataclass(frozen=True, slots=True)
class Finding:
    """`thumbnail` is a small JPEG of a picture that could be opened."""

    mime: str
    program: bool = False
    broken: bool = False
    thumbnail: bytes | None = None


def examine(content: bytes, kind: str, name: str | None, mime: str | None) -> Finding:
    """Look into a file that Telegram sent as `kind` under this name and MIME type."""
    found = _type(content)
    if is_program(name, mime) or _runs(content):
        return Finding(found, program=True)
    if not content:
        return Finding(found, broken=True)
    if found in PICTURES.values():
        return _picture(content, found)
    return Finding(found, broken=_pretends(found, kind, name, mime))


def _type(content: bytes) -> str:
    """The MIME type by content, of a picture the one that it is decoded as; UNKNOWN when nothing fits."""
    for mime, head in (("image/jpeg", b"\xff\xd8\xff"), ("image/png", b"\x89PNG\r\n\x1a\n"), ("image/gif", b"GIF8")):
        if content.startswith(head):
            return mime
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    try:
        matches = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):  # ValueError: an empty content
        return UNKNOWN
    best = max((match.confidence for match in matches), default=0)  # newer versions give nothing instead of raising
    return next((match.mime_type for match in matches if match.mime_type and match.confidence == best), UNKNOWN)[:100]


def _runs(content: bytes) -> bool:
    if content.startswith(_HEADS):
        return True
    if content.startswith(b"MZ") and b"\0" in content[:512]:  # words may begin with MZ too
        return True
    if content.startswith(_OLE):
        return _INSTALLER in content
    return content.startswith(b"PK\x03\x04") and _carries_program(content)


def _carries_program(content: bytes) -> bool:
    """Whether a ZIP is a package of Android or Java, or has a program among its members."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()[:_MEMBERS]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return any(name in _IN_PACKAGES or is_program(name) for name in names)


def _picture(content: bytes, mime: str) -> Finding:
    try:
        return Finding(mime, thumbnail=pictures.smaller(pictures.opened(content), *pictures.THUMBNAIL))
    except pictures.Enormous:
        return Finding(mime)
    except pictures.Spoilt:
        return Finding(mime, broken=True)


def _pretends(found: str, kind: str, name: str | None, mime: str | None) -> bool:
    """Whether it claims to be a picture or a PDF, and is none."""
    claims = {(mime or "").lower(), PICTURES.get(ending(name), "")}
    if kind == "photo" or claims & set(PICTURES.values()):
        return not found.startswith("image/")  # a picture of another kind is a picture
    pdf = "application/pdf" in claims or ending(name) == "pdf"
    return pdf and found != "application/pdf"
