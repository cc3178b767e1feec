"""The region: its settings, agencies, categories and areas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Id


class Setting(Base):
    """Facts of the region and of the deployment; from the first start on the database is the truth."""

    __tablename__ = "settings"
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class Agency(Base):
    """A node of the tree: the hub, below it the cities' coordinating agencies, their agencies, and those' units."""

    __tablename__ = "agencies"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    short: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(16))  # one of `storage.region.AGENCY_KINDS`
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    contact: Mapped[str | None] = mapped_column(String(500))
    address: Mapped[str | None] = mapped_column(String(500))  # this and the next two of outside bodies, where known
    phone: Mapped[str | None] = mapped_column(String(80))
    web: Mapped[str | None] = mapped_column(String(200))
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    keywords: Mapped[list[str]] = mapped_column(JSON, default=list)
    closed_at: Mapped[datetime | None]  # closed agencies keep their row: events and tickets name them

    @property
    def closed(self) -> bool:
        return self.closed_at is not None


class Category(Base):
    __tablename__ = "categories"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    keywords: Mapped[list[str]] = mapped_column(JSON, default=list)
    city_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))  # its city's coordinating agency


class Area(Base):
    __tablename__ = "areas"
    village_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    village: Mapped[str] = mapped_column(String(100))
    district_code: Mapped[str] = mapped_column(String(16))
    district: Mapped[str] = mapped_column(String(100))
    centre: Mapped[list[float] | None] = mapped_column(JSON)  # latitude, longitude; None where the file has none
    city_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))  # its city's coordinating agency
