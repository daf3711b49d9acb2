"""Hearing by cues and rules alone, for tests of what the lexicon and the rules say."""

from simulator.core.acts import Heard
from simulator.understanding.draft import Context
from simulator.understanding.pipeline import BEFORE_MODEL, draft_of
from simulator.understanding.resolve import apply_rules, heard


def by_cues(reply: str, context: Context | None = None) -> Heard:
    """What is heard without the learnt model."""
    return heard(draft_of(reply, context or Context(), (*BEFORE_MODEL, apply_rules)))
