"""Which files are programs by what they call themselves: nobody's evidence, and a danger to whoever opens them."""

from __future__ import annotations

import unicodedata

# What Windows, Android, macOS and Linux start by a tap or a double click, and scripts that their tools run.
_ENDINGS = """
exe com scr pif msi msp dll cpl bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta reg lnk chm
jar jnlp class apk xapk apks aab dex ipa app dmg pkg deb rpm appimage
run sh bash command py pyw pl rb php
"""
ENDINGS = frozenset(_ENDINGS.split())
TYPES = frozenset(
    (
        "application/vnd.android.package-archive",
        "application/x-msdownload",
        "application/x-msdos-program",
        "application/x-ms-installer",
        "application/x-msi",
        "application/x-dosexec",
        "application/vnd.microsoft.portable-executable",
        "application/x-executable",
        "application/x-elf",
        "application/x-sh",
        "application/x-bat",
        "application/java-archive",
        "application/x-java-archive",
        "application/javascript",
        "text/javascript",
    )
)


def is_program(name: str | None, mime: str | None = None) -> bool:
    """Whether the name or the MIME type says so; signs that cannot be seen do not hide an ending."""
    return (mime or "").partition(";")[0].strip().lower() in TYPES or ending(name) in ENDINGS


def ending(name: str | None) -> str:
    """What follows the last dot, in lower case: "jpg"; empty without a dot."""
    seen = "".join(sign for sign in name or "" if unicodedata.category(sign) not in ("Cc", "Cf")).rstrip(" .")
    return seen.rpartition(".")[2].strip().lower() if "." in seen else ""
