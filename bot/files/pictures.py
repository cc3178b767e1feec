"""Pictures: whether one can be opened, and smaller copies without anything but what is seen.

A copy carries no metadata (place, camera, time) and stands as the camera was held. Everything here computes and blocks:
call it in a thread.
"""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")  # whatever else Pillow reads is not worth its risks
MAX_PIXELS = 60_000_000  # 180 MB when decoded; a JPEG is decoded smaller than it is
THUMBNAIL = (800, 80)  # longer side in pixels, JPEG quality
_DRAFT = (2400, 2400)
# What Pillow's decoders raise on spoilt data besides OSError.
SPOILT = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, Image.DecompressionBombError)

Image.MAX_IMAGE_PIXELS = None  # our own limit below refuses instead of warning


class Spoilt(Exception):
    """The picture cannot be opened, or breaks off."""


class Enormous(Exception):
    """More pixels than are decoded here; nothing is known against the picture."""


def opened(content: bytes) -> Image.Image:
    """The whole picture, upright and in RGB; raises Spoilt or Enormous."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            image.draft("RGB", _DRAFT)  # JPEG: decoded at a half, a quarter or an eighth, but to its end
            if image.width * image.height > MAX_PIXELS:
                raise Enormous
            image.load()
            return _flat(ImageOps.exif_transpose(image))
    except UnidentifiedImageError as problem:
        raise Spoilt from problem
    except SPOILT as problem:
        raise Spoilt from problem


def _flat(image: Image.Image) -> Image.Image:
    """In RGB; what is transparent becomes white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return image.convert("RGB")


def smaller(image: Image.Image, side: int, quality: int) -> bytes:
    """A JPEG whose longer side has at most `side` pixels, without metadata."""
    copy = image.copy()
    copy.thumbnail((side, side))
    copy.info.clear()
    written = io.BytesIO()
    copy.save(written, "JPEG", quality=quality)
    return written.getvalue()
