"""Made-up files, a bucket, and rows of attachments for the tests of this room."""

from __future__ import annotations

import base64
import io
import urllib.request
import zipfile
from datetime import UTC, datetime
from itertools import count
from typing import Any

from PIL import Image, ImageDraw
from sqlalchemy import insert, select

from storage.engine import Database
from storage.models import Agency, Attachment, Person, Ticket

ACCESS = {"access_key_id": "contoh", "secret_access_key": "contoh"}
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
PLACE = {1: "N", 2: (1.0, 40.0, 12.0), 3: "E", 4: (101.0, 27.0, 0.0)}  # GPS: a house in Dumai
ORIENTATION, CAMERA, GPS = 0x0112, 0x0110, 0x8825
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200) + b"PE\0\0" + bytes(200)
_numbers = count(1)


def photo(width: int = 640, height: int = 480, *, kind: str = "JPEG", noise: bool = False, turned: int = 1) -> bytes:
    """A photo as a telephone writes it: with place, camera and orientation. Its upper left quarter is red."""
    image = Image.effect_noise((width, height), 90).convert("RGB") if noise else Image.new("RGB", (width, height))
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), "red")
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = turned, "Kamera Contoh"
    exif.get_ifd(GPS).update(PLACE)
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


def packed(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "isi")
    return written.getvalue()


def encoded(content: bytes, name: str = "foto.jpg", mime: str = "image/jpeg") -> dict[str, str]:
    """A file as the simulator's control interface takes it."""
    return {"content": base64.b64encode(content).decode(), "name": name, "mime": mime}


def make_bucket(endpoint: str) -> str:
    name = f"contoh-{next(_numbers)}"
    with urllib.request.urlopen(urllib.request.Request(f"{endpoint}/{name}", method="PUT"), timeout=10) as answer:
        assert answer.status == 200
    return name


def bucket(endpoint: str) -> str:
    """FILES_URL of a new bucket there."""
    return f"s3://{make_bucket(endpoint)}/lampiran?endpoint={endpoint}&region=us-east-1"


async def attach(database: Database, *file_ids: str, **more: Any) -> int:
    """A new ticket with these attachments; its id."""
    async with database.transaction() as session:
        if await session.get(Agency, 1) is None:
            agency = {"code": "contoh", "name": "Contoh", "short": "Contoh", "kind": "coordinator"}
            await session.execute(insert(Agency).values(id=1, aliases=[], keywords=[], **agency))
        number = next(_numbers)
        person = Person(lookup=number.to_bytes(16, "big"), identity={"id": number}, language="id", created_at=NOW)
        session.add(person)
        await session.flush()
        ticket = Ticket(
            number=f"DMI-{number:07d}",
            kind="complaint",
            state="unverified",
            reporter_id=person.id,
            holder_id=1,
            coordinator_id=1,
            title="Contoh",
            content="Isi contoh",
            filed_at=NOW,
            changed_at=NOW,
        )
        for file_id in file_ids:
            session.add(Attachment(ticket=ticket, **{"kind": "document", "file_id": file_id, "name": None} | more))
        session.add(ticket)
        await session.flush()
        return ticket.id


async def rows(database: Database) -> list[Attachment]:
    async with database.transaction() as session:
        return list(await session.scalars(select(Attachment).order_by(Attachment.id)))
