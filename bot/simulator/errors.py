"""Refusals: in Telegram's words to the bot, as a sentence to whoever plays the people."""

from __future__ import annotations


class ApiError(Exception):
    """What the Bot API answers instead of a result: HTTP status, description, ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Refusal(Exception):
    """What the control interface answers when a request cannot be carried out."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def bad(sentence: str, **parameters: int) -> ApiError:
    return ApiError(400, f"Bad Request: {sentence}", **parameters)


def forbidden(sentence: str) -> ApiError:
    return ApiError(403, f"Forbidden: {sentence}")


def too_many_requests(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def migrated(chat_id: int) -> ApiError:
    return bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat_id)
