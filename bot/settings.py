"""Settings: the environment (and `.env`) as one typed object. A wrong value is refused with a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PARTS = ("talk", "notifier", "scheduler", "web")
"""What a process can run, all by default: `lapor run --only`."""

SAMPLE_REGION = Path(__file__).resolve().parent.parent / "storage" / "regions" / "dumai"

MEANING = {
    "bot_token": "BOT_TOKEN is the token that @BotFather gave for your bot, like 123456:ABC…",
    "telegram_api_url": "TELEGRAM_API_URL is an address like https://api.telegram.org",
    "database_url": "DATABASE_URL is sqlite:///path/to/file or postgresql://user:password@host/name",
    "admin_ids": "ADMIN_IDS are Telegram ids, numbers with commas between them, like 11111,22222",
    "webhook_url": "WEBHOOK_URL is an https address that Telegram can reach, or empty for polling",
    "webhook_secret": "WEBHOOK_SECRET has 1 to 256 characters of A-Z, a-z, 0-9, _ and -",
    "http_port": "HTTP_PORT is a number from 0 to 65535",
    "region_dir": "REGION_DIR is a folder with region.toml, agencies.toml, categories.toml and areas.csv",
    "files_url": "FILES_URL is a folder, file:///folder or s3://bucket/prefix (with ?endpoint=…&region=… where needed)",
    "aws_endpoint_url": "AWS_ENDPOINT_URL is an address like https://s3.example.org",
    "log_format": "LOG_FORMAT is console or json",
    "messages_per_second": "MESSAGES_PER_SECOND is a number from 1 to 1000",
    "flood_limits": "FLOOD_LIMITS is yes or no",
}


class SettingsProblem(Exception):
    """A setting is wrong; the text has a line for each that says what it should be."""


class Settings(BaseSettings):
    """All settings; each is explained in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # a line that was copied from the example and not filled in keeps its default
        extra="ignore",
        hide_input_in_errors=True,
    )

    bot_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    database_url: SecretStr = SecretStr("")
    data_dir: Path = Path("data")
    data_key_file: Path | None = None
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    http_host: str = "127.0.0.1"
    http_port: int = Field(8080, ge=0, le=65535)
    public_url: str = ""
    region_dir: Path = SAMPLE_REGION
    files_url: str = ""
    aws_access_key_id: SecretStr = SecretStr("")
    aws_secret_access_key: SecretStr = SecretStr("")
    aws_endpoint_url: str = ""
    aws_region: str = ""
    log_format: Literal["console", "json"] = "console"
    messages_per_second: float = Field(25, ge=1, le=1000)
    flood_limits: bool = True

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, given: Any) -> Any:
        return [part.strip() for part in given.split(",") if part.strip()] if isinstance(given, str) else given

    @field_validator("bot_token")
    @classmethod
    def _token(cls, given: SecretStr) -> SecretStr:
        number, colon, secret = given.get_secret_value().partition(":")
        if given.get_secret_value() and not (number.isdigit() and colon and secret):
            raise ValueError("no token")
        return given

    @field_validator("files_url")
    @classmethod
    def _place(cls, given: str) -> str:
        parts = urlsplit(given)
        options = all(name in ("endpoint", "region") for name, _ in parse_qsl(parts.query))
        bucket = parts.scheme == "s3" and parts.netloc and options
        if not bucket and (parts.scheme not in ("", "file") or parts.netloc):
            raise ValueError("no place for files")
        return given

    @field_validator("telegram_api_url", "webhook_url", "aws_endpoint_url")
    @classmethod
    def _address(cls, given: str) -> str:
        if given and (urlsplit(given).scheme not in ("http", "https") or not urlsplit(given).netloc):
            raise ValueError("no address")
        return given.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, given: SecretStr) -> SecretStr:
        plain = given.get_secret_value()
        if len(plain) > 256 or not all(sign.isascii() and (sign.isalnum() or sign in "_-") for sign in plain):
            raise ValueError("no secret")
        return given

    @property
    def database(self) -> str:
        """DATABASE_URL, or the SQLite file in DATA_DIR."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_dir / 'lapor.db'}"

    @property
    def key_file(self) -> Path:
        return self.data_key_file or self.data_dir / "lapor.key"


def read(**given: Any) -> Settings:
    """The settings; SettingsProblem names each wrong one and what it should be, never the value itself."""
    try:
        return Settings(**given)
    except ValidationError as problem:
        names = dict.fromkeys(str(error["loc"][0]) for error in problem.errors() if error["loc"])
        sentences = [MEANING.get(name, f"{name.upper()} is wrong") for name in names]
        raise SettingsProblem("\n".join(sentences) or "The settings cannot be read.") from None
    except UnicodeDecodeError as problem:
        raise SettingsProblem("The file .env is no UTF-8 text.") from problem
