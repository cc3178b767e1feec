"""What this process counts for Prometheus: numbers, states and causes, never who or what.

The names here are the public ones; docs/operations.md, the dashboard and the alert rules in deploy/ use them.
"""

from __future__ import annotations

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)

disable_created_metrics()  # type: ignore[no-untyped-call]  # a line more for each label that nobody reads
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

QUICK = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
PATIENT = (0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 10800)

UPDATES = Counter(
    "lapor_updates",
    "Updates of Telegram by what became of them: handled, repeated (seen before), set_aside.",
    ["outcome"],
    registry=REGISTRY,
)
BATCH_SECONDS = Histogram(
    "lapor_batch_seconds", "Seconds of one transaction over a batch of updates.", buckets=QUICK, registry=REGISTRY
)
BATCH_UPDATES = Histogram(
    "lapor_batch_updates", "Updates in one batch.", buckets=(1, 2, 5, 10, 25, 50, 100), registry=REGISTRY
)
ANSWER_SECONDS = Histogram(
    "lapor_answer_seconds",
    "Seconds from an update's being handed to its batch until Telegram has taken the last message of the reply.",
    buckets=QUICK,
    registry=REGISTRY,
)
REPLIES = Counter(
    "lapor_replies",
    "Replies by outcome: said, or lost (their question is asked again).",
    ["outcome"],
    registry=REGISTRY,
)
NOTIFICATIONS = Counter(
    "lapor_notifications",
    "Landings of notifications by state (sent, undeliverable, unknown; waiting: to be tried again) and cause.",
    ["state", "cause"],
    registry=REGISTRY,
)
NOTIFICATION_SECONDS = Histogram(
    "lapor_notification_seconds",
    "Seconds from the posting of a notification to its delivery.",
    buckets=PATIENT,
    registry=REGISTRY,
)
ROUND_AGE = Gauge(
    "lapor_part_round_age_seconds", "Seconds since a part last did its round.", ["part"], registry=REGISTRY
)
LEADS = Gauge(
    "lapor_part_leads", "1 where this process has the part's lock, 0 where it stands by.", ["part"], registry=REGISTRY
)
PART_UP = Gauge("lapor_part_up", "1 while a part of this process runs and goes round.", ["part"], registry=REGISTRY)

for _outcome in ("handled", "repeated", "set_aside"):
    UPDATES.labels(_outcome)  # a counter that is there from the start shows its first step
for _outcome in ("said", "lost"):
    REPLIES.labels(_outcome)
