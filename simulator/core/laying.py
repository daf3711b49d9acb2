"""What the engine lays on rules beyond their own guards: no kindness counts beside an offence, no guess does harm."""

from collections.abc import Mapping

from simulator.core.chart import Chart
from simulator.core.guard import Term
from simulator.core.rule import ANYTHING, CHECK, UNCLEAR, Rule
from simulator.core.signals import BAD_SIGNALS, SIGNALS
from simulator.core.taxonomy import ACTS
from simulator.core.turn import CERTAIN

FORWARD = (Term("spoiled", "==", 0), Term("moved", "==", 0))
"""One step a turn, and none after an offence in the same reply."""
HELPFUL = (Term("spoiled", "==", 0),)
SURE = (Term("sure", ">=", CERTAIN),)
"""Nobody is held to a service act that was no more than guessed at."""


def laid_on(chart: Chart) -> Mapping[str, tuple[Term, ...]]:
    """For each rule by its id the further terms that must hold before it fires."""
    good = {mood.id: mood.good for mood in chart.moods}
    return {rule.id: (*_kind(rule), *(SURE if _harms(chart, good, rule) else ())) for rule in chart.rules}


def _kind(rule: Rule) -> tuple[Term, ...]:
    """Offences always count, kindness only in a reply without offence."""
    if rule.spoils or rule.hears in BAD_SIGNALS or rule.hears in (ANYTHING, UNCLEAR, CHECK):
        return ()
    helps = rule.hears in SIGNALS or any(by > 0 for _, by in rule.feels) or rule.to is not None
    if not helps or rule.hears in ("evaded", "offer_short"):
        return ()
    return FORWARD if rule.to is not None else HELPFUL


def _harms(chart: Chart, good: Mapping[str, bool], rule: Rule) -> bool:
    """Whether a service act costs something here, or ends the talk short of success."""
    if rule.hears not in ACTS:
        return False
    ending = chart.nodes[rule.to].ending if rule.to is not None else None
    return (
        rule.spoils
        or (ending is not None and ending.result != "won")
        or any((by < 0) == good[mood] for mood, by in rule.feels if by)
    )
