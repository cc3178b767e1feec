"""The tables. Times are UTC, Telegram's ids 64 bits wide and sealed, what people write is sealed.

Whoever reads the database without the key learns counts, states, dates and the words that are public anyway, and no
other word and no name.
"""

from storage.models.base import Base
from storage.models.city import Agency, Area, Category, Setting
from storage.models.claims import Claim
from storage.models.drafts import Draft
from storage.models.floods import Block, Bulk, Wording
from storage.models.groups import Taker, Topic
from storage.models.handover import ReadyAnswer, Sheet
from storage.models.people import Group, Invitation, Nudge, Officer, Person
from storage.models.routing import RoutingVersion
from storage.models.search import PublicWords
from storage.models.tickets import Attachment, Event, Follower, Removal, Ticket
from storage.models.wire import Audit, Conversation, Notification, UpdateRow, WrongGuess

__all__ = [
    "Agency",
    "Area",
    "Attachment",
    "Audit",
    "Base",
    "Block",
    "Bulk",
    "Category",
    "Claim",
    "Conversation",
    "Draft",
    "Event",
    "Follower",
    "Group",
    "Invitation",
    "Notification",
    "Nudge",
    "Officer",
    "Person",
    "PublicWords",
    "ReadyAnswer",
    "Removal",
    "RoutingVersion",
    "Setting",
    "Sheet",
    "Taker",
    "Ticket",
    "Topic",
    "UpdateRow",
    "Wording",
    "WrongGuess",
]
