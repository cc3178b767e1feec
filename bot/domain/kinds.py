"""The three kinds of report, named as SP4N-LAPOR!'s form names them."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    COMPLAINT = "complaint"
    ASPIRATION = "aspiration"
    INFORMATION = "information"

    @property
    def label(self) -> str:
        """The official Indonesian name, as buttons, cards and exports show it."""
        return LABELS[self]


LABELS: dict[Kind, str] = {
    Kind.COMPLAINT: "Pengaduan",
    Kind.ASPIRATION: "Aspirasi",
    Kind.INFORMATION: "Permintaan Informasi",
}
