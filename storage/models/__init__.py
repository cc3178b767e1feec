"""The tables. Times are UTC, Telegram's ids 64 bits wide and sealed, what people write is sealed.

Whoever reads the database without the key learns counts, states and dates, and no word and no name.
"""

from storage.models.base import Base
from storage.models.city import Agency, Area, Category, Setting
from storage.models.people import Group, Invitation, Officer, Person
from storage.models.routing import RoutingVersion
from storage.models.tickets import Attachment, Draft, Event, Follower, Ticket
from storage.models.wire import Audit, Conversation, Notification, UpdateRow, WrongGuess

__all__ = [
    "Agency",
    "Area",
    "Attachment",
    "Audit",
    "Base",
    "Category",
    "Conversation",
    "Draft",
    "Event",
    "Follower",
    "Group",
    "Invitation",
    "Notification",
    "Officer",
    "Person",
    "RoutingVersion",
    "Setting",
    "Ticket",
    "UpdateRow",
    "WrongGuess",
]
