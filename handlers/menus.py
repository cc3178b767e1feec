"""Commands: who has which, each chat's own command menu, and the answers that need no ticket."""

from __future__ import annotations

from aiogram.methods import SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat, BotCommandScopeDefault

from bot.callbacks import Menu
from bot.domain.actions import OFFICERS
from bot.domain.people import Role
from bot.domain.table import TABLE, Party
from bot.texts import LANGUAGES, Html, say
from bot.usecases import counter
from bot.usecases.offices import is_admin
from bot.usecases.work import Turn, Work
from handlers import helping, talk
from handlers.talk import Method, Methods, button
from storage.models import Person
from storage.people import actors, telegram_id

CITIZEN = ("lapor", "laporanku", "cek", "tanggapi", "batal", "bantuan", "bahasa", "privasi")
QUEUE = ("antrean", "tiket")
OFFICE = ("statistik", "cuti")
COUNTER = ("loket",)  # of whoever serves there, see `bot.usecases.counter.desk`
TEXTS = ("templat",)
PARTIES: dict[Role, tuple[Party, ...]] = {
    Role.COORDINATOR: (Party.COORDINATOR, Party.HOLDER, Party.READER),
    Role.LIAISON: (Party.LIAISON, Party.HOLDER, Party.READER),
    Role.SUPERVISOR: (Party.READER,),
}


def _acting(role: Role) -> tuple[str, ...]:
    """The commands of the actions that the life cycle gives to this role."""
    given = {rule.action for rule in TABLE if rule.party in PARTIES[role]}
    return tuple(form.command for form in OFFICERS if form.command and form.action in given)


COMMANDS: dict[Role, tuple[str, ...]] = {
    Role.COORDINATOR: (*QUEUE, *_acting(Role.COORDINATOR), "beda", "belum", *TEXTS, *OFFICE),
    Role.LIAISON: (*QUEUE, *_acting(Role.LIAISON), *TEXTS, *OFFICE),
    Role.SUPERVISOR: ("tiket", *_acting(Role.SUPERVISOR), "cuti"),
    Role.HUB: ("tiket", "belum", *OFFICE),
    Role.ADMIN: ("undang", "undangan", "mulai_kota", "petugas", "instansi", "ikatgrup", "blokir", "bukablokir"),
}
ALONE = ("undang", "undangan", "mulai_kota", "petugas")  # in private only: a group would read links and names
OFFICIAL = frozenset(name for names in (*COMMANDS.values(), COUNTER) for name in names)


def commands_of(turn: Turn) -> tuple[str, ...]:
    """The commands of this person: those of the offices held, then a citizen's."""
    return _commands(turn.work, turn.person)


def _commands(work: Work, person: Person) -> tuple[str, ...]:
    held = actors(person)
    roles = [actor.role for actor in held if actor.role is not None]
    if is_admin(work, person) and Role.ADMIN not in roles:
        roles.append(Role.ADMIN)
    names = [name for role in roles for name in COMMANDS[role]]
    names += COUNTER if counter.desk(work, held) else ()
    return tuple(dict.fromkeys([*names, *CITIZEN]))


def refresh(turn: Turn) -> Methods:
    """Give the private chat its own command menu when offices or the language changed."""
    return menu_of(turn.work, turn.person) if turn.group is None else []


def menu_of(work: Work, person: Person) -> Methods:
    """The command menu of a person's private chat, when it is not the one that it has."""
    names = _commands(work, person)
    wanted = f"{person.language}:{len(names)}:{hash_of(names)}"
    if person.menu == wanted or (person.menu is None and names == CITIZEN and not person.language_chosen):
        return []
    person.menu = wanted
    commands = [_described(name, person.language) for name in names]
    return [SetMyCommands(commands=commands, scope=BotCommandScopeChat(chat_id=telegram_id(person)))]


def hash_of(names: tuple[str, ...]) -> str:
    """A short mark of a list of commands, the same in every process."""
    return format(sum(ord(sign) * place for place, sign in enumerate("/".join(names), 1)) % 16**6, "06x")


def _described(name: str, language: str) -> BotCommand:
    return BotCommand(command=name, description=say(language, f"command-{name}"))


def defaults() -> Methods:
    """The menus of chats that have none of their own, set once at start: citizens', per language, and groups'."""
    found: Methods = []
    for language in LANGUAGES:
        code = {} if language == "id" else {"language_code": language}
        commands = [_described(name, language) for name in CITIZEN]
        found.append(SetMyCommands(commands=commands, scope=BotCommandScopeDefault(), **code))
    group = [_described(name, "id") for name in ("antrean", "tiket", "ikatgrup")]
    found.append(SetMyCommands(commands=group, scope=BotCommandScopeAllGroupChats()))
    return found


def help_text(turn: Turn) -> Method:
    speak = talk.voice(turn)
    parts = [speak.say("help")]
    if turn.actors[0].role is not None or is_admin(turn.work, turn.person):
        own = [name for name in commands_of(turn) if name in OFFICIAL]
        lines = [f"/{name} – {speak.say(f'command-{name}')}" for name in own]
        parts.append(Html("\n".join([speak.say("help-officer"), *lines])))
    numbers = ", ".join(f"{one.name} {one.number}" for one in turn.work.city.emergency)
    parts.append(speak.say("help-emergency", numbers=numbers))
    rows = [[button(speak.say("button-new"), Menu("new")), button(speak.say("button-mine"), Menu("mine"))]]
    return talk.message(turn, Html("\n\n".join(parts)), [*helping.rows(turn), *rows])


def privacy(turn: Turn) -> Method:
    return talk.message(turn, talk.voice(turn).say("privacy", city=turn.work.city.name))


def languages(turn: Turn) -> Method:
    speak = talk.voice(turn)
    rows = [[button(say(language, "language-name"), Menu("language", language)) for language in LANGUAGES]]
    return talk.message(turn, speak.say("ask-language"), rows)


def choose_language(turn: Turn, language: str) -> Methods:
    """/bahasa decides over any guess."""
    if language in LANGUAGES:
        turn.person.language, turn.person.language_chosen = language, True
    return [talk.message(turn, talk.voice(turn).say("language-set")), *refresh(turn)]


def of_others(turn: Turn, name: str, own: list[str]) -> Method:
    """An officer used a command of another office: who has it. `own`: the offices held, in words."""
    speak = talk.voice(turn)
    if name in COUNTER:
        return talk.message(turn, speak.say("counter-officers-only"))
    roles = [str(speak.say(f"role-{role}")) for role, names in COMMANDS.items() if name in names]
    said = speak.say("command-of-others", name=name, roles=speak.both(roles), own=speak.both(own))
    return talk.message(turn, said)


def unknown(turn: Turn) -> Method:
    return talk.message(turn, talk.voice(turn).say("unknown-command"))
