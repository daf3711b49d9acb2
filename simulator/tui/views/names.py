"""Names that people read for ids: acts, faults, signals, stages, results."""

from collections.abc import Mapping

from simulator.core.acts import Heard
from simulator.core.chart import Result
from simulator.core.ending import UNFINISHED
from simulator.core.taxonomy import LABELS
from simulator.practice.turn import End
from simulator.tui.paper.bubbles import Unit
from simulator.tui.paper.wrap import Run
from simulator.wording import N_, _, language

STAGES: Mapping[str, str] = {
    "browse": N_("Browsing"),
    "presale": N_("Pre-sale"),
    "payment": N_("Payment"),
    "shipping": N_("Shipping"),
    "aftersale": N_("After-sale"),
    "review": N_("Review"),
}
RESULTS: Mapping[Result, str] = {
    "won": N_("Won over"),
    "partial": N_("Half-way"),
    "lost": N_("Lost"),
}
MODES: Mapping[str, str] = {"practice": N_("Practice"), "exam": N_("Exam")}
FAULT_SIGN = "✗"
NOT_FINISHED = N_("not finished")


def label_name(name: str) -> str:
    """An act or a fault as people call it; the id where it is neither."""
    label = LABELS.get(name)
    if label is None:
        return name
    return label.en if language() == "en" else label.zh


def stage_name(stage: str) -> str:
    return _(STAGES.get(stage, stage))


def result_name(result: Result) -> str:
    return _(RESULTS[result])


def ending_name(end: End) -> str:
    """The ending as its flow calls it."""
    return _(NOT_FINISHED) if end.ending == UNFINISHED.id else end.name


def mode_name(mode: str) -> str:
    return _(MODES.get(mode, mode))


def heard_units(heard: Heard) -> list[Unit]:
    """The line under a reply: what was heard in it, faults by a sign and not by colour alone."""
    names = list(dict.fromkeys((act.kind == "fault", label_name(act.id)) for act in heard.acts))
    told: Run = (_("Heard: "), "dim")
    if not names:
        return [[told, (_("nothing the buyer could use"), "dim")]]
    units: list[Unit] = []
    for place, (fault, name) in enumerate(names):
        word: Run = (f"{FAULT_SIGN}{name}", "fault") if fault else (name, "heard")
        units.append([(" · ", "dim") if place else told, word])
    return units
