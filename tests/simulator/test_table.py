"""aiogram's classes and the simulator's checks agree with the Bot API's own table of methods and parameters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.simulator.api import HANDLERS
from bot.simulator.errors import ApiError
from bot.simulator.params import NO_UPLOADS, Raw, typed
from bot.simulator.schema import METHODS

from .generate_bot_api import table

TABLE: dict[str, dict[str, bool]] = json.loads(Path(__file__).with_name("bot_api.json").read_text())["methods"]

# Parameters that Telegram still takes but no longer documents; aiogram keeps them, always optional.
DEPRECATED = {
    "allow_sending_without_reply",
    "callback_query_id",
    "correct_option_id",
    "disable_web_page_preview",
    "exclude_limited",
    "receiver_user_id",
    "reply_to_message_id",
    "sticker_format",
    "switch_pm_parameter",
    "switch_pm_text",
}


def test_the_same_methods() -> None:
    assert {method.name for method in METHODS.values()} == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_the_same_parameters(name: str) -> None:
    params = METHODS[name.lower()].params
    documented = {param.name: param.required for param in params.values() if param.name in TABLE[name]}
    assert documented == TABLE[name]
    undocumented = set(params) - set(TABLE[name])
    assert undocumented <= DEPRECATED
    assert not any(params[extra].required for extra in undocumented)


@pytest.mark.parametrize("name", TABLE)
def test_unknown_and_missing_parameters_are_refused(name: str) -> None:
    method = METHODS[name.lower()]
    with pytest.raises(ApiError, match="unknown parameter"):
        typed(method, Raw({"surely_unknown": 1}, NO_UPLOADS))
    if any(TABLE[name].values()):
        with pytest.raises(ApiError) as refused:
            typed(method, Raw({}, NO_UPLOADS))
        assert refused.value.code == 400
    else:
        assert typed(method, Raw({}, NO_UPLOADS)) == {}


def test_every_handler_is_a_method_of_the_bot_api() -> None:
    assert set(HANDLERS) <= {name.lower() for name in TABLE}


def test_the_generator_reads_both_forms_of_a_schema() -> None:
    method = {"name": "getFile", "fields": [{"name": "file_id", "required": True}]}
    expected = {"getFile": {"file_id": True}}
    assert table({"methods": [method]}) == expected
    assert table({"methods": {"getFile": method}}) == expected
