"""What ids are called on the screen, in the language in use."""

from simulator.core.chart import Result
from simulator.core.ending import UNFINISHED
from simulator.core.taxonomy import LABELS
from simulator.practice.turn import End
from simulator.wording import N_, _, language

RESULTS: dict[Result, str] = {"won": N_("won"), "partial": N_("half won"), "lost": N_("lost")}
"""How it went on this buyer, to be said through ``_``."""


def label_name(label: str) -> str:
    """The name of an act or a fault."""
    known = LABELS.get(label)
    if known is None:
        return label
    return known.zh if language() == "zh_CN" else known.en


def result_name(result: Result) -> str:
    return _(RESULTS[result])


def ending_name(end: End) -> str:
    """The name of the ending; the flow has none for a talk that was broken off."""
    return UNFINISHED.name if end.ending == UNFINISHED.id else end.name
