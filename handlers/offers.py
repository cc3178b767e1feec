"""The buttons of each step of the form: what may be chosen instead of typed."""

from __future__ import annotations

from bot.callbacks import Filing
from bot.domain.form import CHANNELS, Draft, Step
from bot.domain.kinds import Kind
from bot.texts import Voice
from bot.usecases import choosing
from bot.usecases.work import Turn
from handlers import pressing
from handlers.talk import button
from storage.notifications import Button

LISTED = 6  # agencies or categories offered as buttons
Line = list[Button]


def _kinds(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    return [[button(say.say(f"kind-{kind}"), Filing("kind", draft_id, kind))] for kind in Kind]


def _channels(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    return [[button(say.say(f"channel-{one}"), Filing("channel", draft_id, one))] for one in CHANNELS]


def _days(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    if draft.day_guess:
        yes = button(say.say("button-yes"), Filing("date", draft_id, "yes"))
        return [[yes, button(say.say("button-other-day"), Filing("otherday", draft_id, ""))]]
    near = [button(say.say(f"button-{day}"), Filing("date", draft_id, day)) for day in ("today", "yesterday")]
    return [near, [button(say.say("button-unknown-day"), Filing("date", draft_id, pressing.UNKNOWN))]]


def _agencies(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    city = turn.work.city
    likely = [scored.code for scored in turn.work.knowledge.agencies(draft.content)]
    others = [one.code for one in city.holders() if one.kind == "agency"]
    found = [city.agency(code) for code in dict.fromkeys([*likely, *others])]
    return [[button(one.name, Filing("agency", draft_id, one.code))] for one in found if one is not None][:LISTED]


def _categories(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    city = turn.work.city
    likely = turn.work.knowledge.category(draft.content)
    codes = dict.fromkeys([likely.code] if likely else [])
    found = [city.category(code) for code in (*codes, *(one.code for one in city.topics()))]
    unique = {one.code: one for one in found if one is not None}.values()
    buttons = [button(one.name, Filing("category", draft_id, one.code)) for one in unique]
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


def _files(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    done = button(say.say("button-done"), Filing("attachments", draft_id, "done"))
    if not draft.files:
        return [[done]]
    return [[done, button(say.say("button-files-clear"), Filing("attachments", draft_id, "clear"))]]


def _places(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    """The villages that a name may mean, and that it means none of them."""
    areas = [turn.work.city.areas[code] for code in draft.doubt]
    named = [say.say("place-area", village=area.village, district=area.district) for area in areas]
    buttons = [
        [button(text, Filing("place", draft_id, area.village_code))] for text, area in zip(named, areas, strict=True)
    ]
    other = button(say.say("button-other-place"), Filing("place", draft_id, "other"))
    return [*buttons, [other]] if buttons else []


def _cities(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    """The cities in doubt; all of them where the citizen changes what was clear."""
    found = [one for one in choosing.offered(turn.work) if not draft.between or one.code in draft.between]
    return [[button(one.name, Filing("city", draft_id, one.code))] for one in found]


def _none(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    return []


CHOICES = {
    Step.KIND: _kinds,
    Step.DATE: _days,
    Step.CITY: _cities,
    Step.AGENCY: _agencies,
    Step.CATEGORY: _categories,
    Step.ATTACHMENTS: _files,
    Step.CONTENT: _none,
    Step.PLACE: _places,
    Step.TITLE: _none,
    Step.NAME: _none,
    Step.CHANNEL: _channels,
    Step.CONTACT: _none,
}
