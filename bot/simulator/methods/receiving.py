"""How the bot gets its updates: long polling or a webhook, never both."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.simulator.encoded import Encoded
from bot.simulator.errors import ApiError, bad
from bot.simulator.webhook import Target
from bot.simulator.world import World

from .common import Handlers, Json, Params

_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_TERMINATED = "Conflict: terminated by setWebhook request"
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_LONGEST_POLL = 50


async def get_updates(world: World, p: Params) -> Encoded:
    if world.webhook.target:
        raise ApiError(409, _ACTIVE)
    if "allowed_updates" in p:
        _allow(world, p["allowed_updates"])
    if p.get("offset"):
        world.updates.confirm(p["offset"])
    limit = min(max(p.get("limit", 100), 1), 100)
    entries = await world.updates.poll(limit, min(p.get("timeout", 0), _LONGEST_POLL))
    return Encoded(f"[{','.join(entry.body for entry in entries)}]")


def _allow(world: World, kinds: list[str]) -> None:
    world.updates.allowed = frozenset(kinds) or None


async def set_webhook(world: World, p: Params) -> bool:
    url = p.get("url", "")
    if not url:
        return await delete_webhook(world, p)
    _checked(url)
    secret = p.get("secret_token")
    if secret is not None and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    if "allowed_updates" in p:
        _allow(world, p["allowed_updates"])
    if p.get("drop_pending_updates"):
        world.updates.clear()
    world.updates.interrupt(_TERMINATED)
    await world.webhook.set(Target(url, secret, min(max(p.get("max_connections", 40), 1), 100)))
    return True


def _checked(url: str) -> None:
    """Telegram wants HTTPS; plain HTTP is taken here for this machine only."""
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return
    if parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in {None, 443, 80, 88, 8443} and parts.hostname not in _LOOPBACK:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


async def delete_webhook(world: World, p: Params) -> bool:
    if p.get("drop_pending_updates"):
        world.updates.clear()
    await world.webhook.set(None)
    return True


def get_webhook_info(world: World, p: Params) -> Json:
    target = world.webhook.target
    info: Json = {
        "url": target.url if target else "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending,
    }
    if target:
        info["max_connections"] = target.max_connections
        info["ip_address"] = "127.0.0.1"
    if target and world.webhook.last_error:
        info["last_error_date"], info["last_error_message"] = world.webhook.last_error
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


HANDLERS: Handlers = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}
