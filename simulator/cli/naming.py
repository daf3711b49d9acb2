"""What ids are called on the screen, in the language in use."""

from typing import TYPE_CHECKING

from simulator.core.chart import Result
from simulator.core.ending import UNFINISHED
from simulator.core.taxonomy import LABELS
from simulator.practice.turn import End
from simulator.wording import N_, _, language

if TYPE_CHECKING:
    from simulator.authoring.library import Kind, Library

RESULTS: dict[Result, str] = {"won": N_("Won over"), "partial": N_("Half-way"), "lost": N_("Lost")}
"""How it went on this buyer, to be said through ``_``."""


STAGES = {
    "browse": N_("Browsing"),
    "presale": N_("Pre-sale"),
    "payment": N_("Payment"),
    "shipping": N_("Shipping"),
    "aftersale": N_("After-sale"),
    "review": N_("Review"),
}
"""The stages of a purchase, to be said through ``_``."""


def stage_title(stage: str) -> str:
    return _(STAGES.get(stage, stage))


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


def file_title(files: "Library", kind: "Kind", id_: str) -> str:
    """What a file calls itself; where it is gone or wrong that is said, with its id."""
    from simulator.authoring.diagnostics import Problems

    try:
        name: str = files.load(kind, id_).model.name
    except Problems:
        return _("{id} (not there any more)").format(id=id_)
    return name


def pair_title(files: "Library", persona: str, scenario: str) -> str:
    """A buyer and a case by their names."""
    return f"{file_title(files, 'persona', persona)} × {file_title(files, 'scenario', scenario)}"


def state_title(files: "Library", scenario: str | None, state: str) -> str:
    """What the flow of that case calls a state; its id where that cannot be told."""
    from simulator.authoring.diagnostics import Problems

    try:
        found = files.flow(files.scenario(scenario or "").flow).states.get(state)
    except Problems:
        return state
    return found.name if found else state
