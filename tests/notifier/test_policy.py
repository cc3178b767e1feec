"""The table of failures: every line can be met, the page is its print, nothing else decides."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.notifier import policy
from bot.notifier.flight import _LANDINGS, _REMEDIES
from bot.notifier.policy import PAGE, TABLE, Act, Line, classify, page
from bot.notifier.wire import Lost

SAID = {
    "bot was blocked by the user": "blocked",
    "user is deactivated": "deactivated",
    "bot was kicked from the supergroup chat": "kicked",
    "bot was kicked from the group chat": "kicked",
    "bot is not a member of the channel chat": "kicked",
    "the group chat was deleted": "kicked",
    "bot can't initiate conversation with a user": "never_started",
    "something new": "forbidden",
}
ASKED = {
    "Bad Request: chat not found": "chat_not_found",
    "Bad Request: PEER_ID_INVALID": "chat_not_found",
    "Bad Request: not enough rights to send text messages to the chat": "no_rights",
    "Bad Request: CHAT_WRITE_FORBIDDEN": "no_rights",
    "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0": "unformatted",
    "Bad Request: message thread not found": "no_thread",
    "Bad Request: wrong file identifier/HTTP URL specified": "forgotten",
    "Bad Request: wrong remote file identifier specified: Wrong padding in the string": "forgotten",
    "Bad Request: wrong file_id or the file is temporarily unavailable": "forgotten",
    "Bad Request: FILE_REFERENCE_EXPIRED": "forgotten",
    "Bad Request: BUTTON_DATA_INVALID": "refused",
    "Bad Request: message text is empty": "refused",
}  # fmt: skip


@pytest.mark.parametrize(("text", "cause"), SAID.items())
def test_what_telegram_forbids(text: str, cause: str) -> None:
    assert classify(Forbidden(f"Forbidden: {text}")).cause == cause


@pytest.mark.parametrize(("text", "cause"), ASKED.items())
def test_what_telegram_refuses(text: str, cause: str) -> None:
    assert classify(BadRequest(text)).cause == cause


def example(line: Line) -> Exception:
    if line.error is RetryAfter:
        return RetryAfter(5)
    if line.error is ChatMigrated:
        return ChatMigrated(-1001)
    return line.error(line.words[0] if line.words else "…")


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.when)
def test_no_line_hides_behind_another(line: Line) -> None:
    assert classify(example(line)) is line


def test_anything_at_all_is_decided() -> None:
    assert classify(ZeroDivisionError()).act is Act.REPEAT
    assert classify(TelegramError("Invalid server response")).act is Act.REPEAT
    assert classify(Lost("ReadTimeout")).act is Act.REPEAT
    assert classify(NetworkError("I'm a teapot (418)")).act is Act.BACK_OFF


def test_every_act_is_carried_out() -> None:
    assert {*_LANDINGS, *_REMEDIES} == set(Act)


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m bot.notifier.policy --write"


def test_the_page_is_written_and_printed(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = type(PAGE)(f"{tmp_path}/page.md")
    monkeypatch.setattr(policy, "PAGE", target)
    policy.main(["--write"])
    policy.main([])
    assert target.read_text(encoding="utf-8") == capsys.readouterr().out == page()
