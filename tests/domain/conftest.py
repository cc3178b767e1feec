"""Hypothesis without a stopwatch: how long an example takes says more about the machine than about the rules."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
