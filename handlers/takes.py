"""Taking answers: each function gives the draft with what a message or a button says, or raises FormProblem.

A problem may carry the draft with what could be kept all the same (`draft`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from aiogram.types import Message

from bot.domain import form, pieces, private
from bot.domain.form import CHANNELS, MAX_CONTACT, MAX_NAME, MAX_PLACE, MAX_TITLE, Draft, FormProblem, Step
from bot.domain.kinds import Kind
from bot.suggest.dates import DateProblem, parse
from bot.suggest.landmarks import answered
from bot.suggest.vague import is_vague
from bot.usecases import choosing, deadlines, drafting, naming, routes
from bot.usecases.naming import agency_named, category_named
from bot.usecases.work import Turn
from handlers import keeping, media, talk

TELLING = 40  # characters: what is longer and holds no date tells something about the report
TELLING_WORDS = 3
DATE_WORDS = 4  # "hari Senin minggu lalu"; more words tell more than a date
GOING_ON = 2  # words
# How a place begins that the region's files do not know: "di depan pasar", "simpang empat", "dekat masjid"
LOCATIVE = re.compile(
    r"(?:di|d|dkt|dekat|dpn|depan|samping|belakang|blkg|sebelah|seberang|sekitar|sepanjang|simpang|sp|pasar|sd|sdn|smp|"
    r"smpn|sma|sman|smk|masjid|mesjid|musholla|mushola|gereja|vihara|puskesmas|kantor|jembatan|perum|perumahan|komplek|"
    r"kompleks|komp|blok|terminal|pelabuhan|tugu|taman|lapangan|km|ruko|toko|warung|in|at|near|behind|opposite)\b",
    re.IGNORECASE,
)


def anything(turn: Turn, draft: Draft, message: Message) -> Draft:
    """Whatever a message carries, wherever it belongs: words, file, location."""
    if message.location is not None:
        return keeping.pinned(turn, draft, message)
    before = draft.files
    draft, problem = keeping.with_file(draft, message)
    text = media.text_of(message)
    if text and not keeping.is_mute(text):
        draft = keeping.with_words(turn, draft, message, text)
    if problem is not None:
        raise FormProblem(problem.key, **problem.given, draft=draft)
    if draft.files == before and not keeping.has_file(message):
        keeping.refuse_mute(message, text, draft)
    if media.from_another_bot(message):
        raise FormProblem("form-bot-forward", draft=draft)
    return draft


def _asked_text(turn: Turn, draft: Draft, message: Message) -> tuple[Draft, str]:
    if message.location is not None:
        raise keeping.place_kept(turn, draft, message)
    return keeping.telling(draft, message)


def _line(draft: Draft, text: str, limit: int, key: str) -> str:
    """`text` in one line of at most `limit` characters."""
    try:
        return pieces.short(text, limit, key)
    except FormProblem as problem:
        raise FormProblem(problem.key, **problem.given, draft=draft) from problem


def kind(turn: Turn, draft: Draft, message: Message) -> Draft:
    """The class by its name; any other words are the report itself, whose class is guessed."""
    if message.location is not None or not media.text_of(message):
        return anything(turn, draft, message)
    named = {label.lower(): one for one in Kind for label in (one.label, one.value)}
    found = named.get(media.text_of(message).lower())
    if found:
        return form.chosen(draft, Step.KIND, kind=found)
    return anything(turn, draft, message)


def content(turn: Turn, draft: Draft, message: Message) -> Draft:
    """The words of the report. Of a complete report (*Ubah*) new ones take the place of those that were there; on the
    way back through the form they join them, as they join a link."""
    draft, text = _asked_text(turn, draft, message)
    if form.is_open(draft):
        return keeping.with_words(turn, draft, message, text)
    try:
        return drafting.told_anew(turn.work, draft, message.message_id, text)
    except FormProblem as problem:
        raise FormProblem(problem.key, **problem.given, draft=draft) from problem


def addition(turn: Turn, draft: Draft, message: Message) -> Draft:
    """Something more while the report is under review: it joins the report."""
    return anything(turn, draft, message)


def title(turn: Turn, draft: Draft, message: Message) -> Draft:
    draft, text = _asked_text(turn, draft, message)
    return form.chosen(
        draft, Step.TITLE, title=private.titled(_line(draft, text, MAX_TITLE, "form-title-long"))[:MAX_TITLE]
    )


def name(turn: Turn, draft: Draft, message: Message) -> Draft:
    draft, text = _asked_text(turn, draft, message)
    return form.chosen(draft, Step.NAME, name=_line(draft, text, MAX_NAME, "form-name-long"))


def channel(turn: Turn, draft: Draft, message: Message) -> Draft:
    """How it came to the counter, by its name; words that tell something and files are the report itself."""
    text = media.text_of(message)
    named = {label.casefold(): code for code in CHANNELS for label in (code, talk.voice(turn).say(f"channel-{code}"))}
    if (found := named.get(text.casefold())) is not None:
        return form.chosen(draft, Step.CHANNEL, channel=found)
    if keeping.has_file(message) or message.location is not None or tells(text):
        return anything(turn, draft, message)
    raise FormProblem("form-channel-unknown")


def contact(turn: Turn, draft: Draft, message: Message) -> Draft:
    """How to reach who came to the counter, in their own words: mostly a telephone number."""
    draft, text = keeping.words(draft, message)
    return form.chosen(draft, Step.CONTACT, contact=_line(draft, text, MAX_CONTACT, "form-contact-long"))


def day(turn: Turn, draft: Draft, message: Message) -> Draft:
    """A date; words around it that tell more join the report."""
    draft, text = _asked_day(turn, draft, message)
    if is_vague(text):
        return form.chosen(draft, Step.DATE, day=None, when=text)
    try:
        happened = parse(text, deadlines.today(turn.work))
    except DateProblem as problem:
        if problem.key == "date-unknown" and tells(text):
            raise FormProblem("form-date-kept", draft=keeping.with_words(turn, draft, message, text)) from problem
        raise FormProblem(f"form-{problem.key}", draft=draft, understood=problem.understood) from problem
    if text.isdecimal():  # "3" may be a day, a button or a slip: the day is asked about
        unsaid = tuple(step for step in draft.chosen if step != Step.DATE)
        draft = replace(draft, day_guess=happened.day.isoformat(), guess_precision=happened.precision)
        return replace(draft, day=None, when="", chosen=unsaid)
    if len(text) > TELLING or len(text.split()) > DATE_WORDS or turn.work.knowledge.place(text):
        draft = keeping.with_words(turn, draft, message, text)
    return form.chosen(draft, Step.DATE, day=happened.day.isoformat(), precision=happened.precision, when="")


def _asked_day(turn: Turn, draft: Draft, message: Message) -> tuple[Draft, str]:
    if message.location is not None:
        raise keeping.place_kept(turn, draft, message)
    return keeping.words(draft, message)


def tells(text: str) -> bool:
    return len(text) > TELLING or len(text.split()) >= TELLING_WORDS


def joins(turn: Turn, step: Step, message: Message) -> bool:
    """Whether a message that came within moments goes on telling instead of answering what was asked meanwhile."""
    text = media.text_of(message)
    if step not in (Step.DATE, Step.PLACE) or message.location is not None or len(text.split()) < GOING_ON:
        return False
    if step is Step.PLACE:
        return turn.work.knowledge.place(text) is None and not LOCATIVE.match(text)
    if is_vague(text):
        return False
    try:
        parse(text, deadlines.today(turn.work))
    except DateProblem as problem:
        return problem.key == "date-unknown"
    return False


def city(turn: Turn, draft: Draft, message: Message) -> Draft:
    """Which city, by its name or code; a location says it too, and words that tell something join the report."""
    text = media.text_of(message)
    if message.location is not None or keeping.has_file(message):
        return anything(turn, draft, message)
    cities = choosing.offered(turn.work)
    named = {name.casefold(): one.code for one in cities for name in (one.code, one.name)}
    if (found := named.get(" ".join(text.casefold().split()))) is not None:
        return routes.chosen(turn, draft, found)
    if tells(text):
        draft = keeping.with_words(turn, draft, message, text)
    raise FormProblem("form-city-unknown", cities=", ".join(one.name for one in cities), draft=draft)


def place(turn: Turn, draft: Draft, message: Message) -> Draft:
    if message.location is not None:
        return keeping.pinned(turn, draft, message)
    draft, text = keeping.telling(draft, message)
    if len(" ".join(text.split())) > MAX_PLACE:
        raise FormProblem("form-place-long", limit=MAX_PLACE, draft=keeping.with_words(turn, draft, message, text))
    if is_vague(text):
        return _no_place(draft)
    line = answered(pieces.short(text, MAX_PLACE, "form-place-long"))
    found = turn.work.knowledge.place(line)
    if draft.doubt and found is None and tells(text) and not LOCATIVE.match(text):
        raise FormProblem("form-place-kept", draft=keeping.with_words(turn, draft, message, text))
    area = found.village.village_code if found and found.village else None
    doubt = drafting.in_doubt(found)
    outside = area is None and drafting.away(turn.work, line)
    return form.chosen(draft, Step.PLACE, place=line, area=area, pin=None, outside=outside, near=False, doubt=doubt)


def _no_place(draft: Draft) -> Draft:
    """ "Ga tau" is no place: left empty where it may be, else what helps is said."""
    if form.skippable(draft, Step.PLACE):
        return form.chosen(draft, Step.PLACE, place="", area=None, doubt=())
    raise FormProblem("form-place-vague", draft=draft)


def agency(turn: Turn, draft: Draft, message: Message) -> Draft:
    draft, text = _asked_text(turn, draft, message)
    found, nearest = agency_named(turn.work.city, text)
    if found is None:
        raise FormProblem(
            naming.unknown(nearest), draft=draft, given=text, nearest=", ".join(one.name for one in nearest)
        )
    return form.chosen(draft, Step.AGENCY, agency=found.code)


def category(turn: Turn, draft: Draft, message: Message) -> Draft:
    draft, text = _asked_text(turn, draft, message)
    found, nearest = category_named(turn.work.city, text)
    if found is None:
        raise FormProblem(
            "form-category-unknown", draft=draft, given=text, nearest=", ".join(one.name for one in nearest)
        )
    return form.chosen(draft, Step.CATEGORY, category=found.code)


def attachments(turn: Turn, draft: Draft, message: Message) -> Draft:
    """One more file; a caption joins the report."""
    if not keeping.has_file(message):
        raise FormProblem("form-file-wanted")
    return form.chosen(anything(turn, draft, message), Step.ATTACHMENTS)
