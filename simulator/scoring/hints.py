"""What hints cost: a line of its own on the card, taken off the total and off the KPI, neither below nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from simulator.core.aside import hints_of
from simulator.core.events import Event
from simulator.scoring.card import Delta, Evidence, Scorecard, TakenOff
from simulator.scoring.rounding import rounded
from simulator.wording import _

HINT = "hint"
"""What the deltas of hints name as their check and their proof."""


def take_off(card: Scorecard, events: Sequence[Event]) -> Scorecard:
    """The card less what the hints of this log cost; the same card where none was taken."""
    hints = hints_of(events)
    if not hints:
        return card
    left, evidence = card.exact, []
    for hint in hints:
        cost = min(Fraction(hint.cost), left)
        left -= cost
        # A hint for a reply that was never sent is about the talk as a whole.
        turn = hint.turn if hint.turn in card.per_turn else None
        evidence.append(Evidence(turn, None, "hint", HINT, -cost))
    kpi = max(Fraction(0), card.kpi.exact - sum(hint.cost for hint in hints))
    name = _("Hints taken")
    return replace(
        card,
        total=rounded(left),
        exact=left,
        kpi=replace(card.kpi, total=rounded(kpi), exact=kpi),
        hints=TakenOff(name, card.exact - left, tuple(evidence)),
        per_turn=_with(card.per_turn, name, evidence),
    )


def _with(
    turns: Mapping[int, tuple[Delta, ...]], name: str, evidence: Sequence[Evidence]
) -> Mapping[int, tuple[Delta, ...]]:
    found = dict(turns)
    for one in evidence:
        if one.delta:
            found[one.turn or 0] = (*found.get(one.turn or 0, ()), Delta(HINT, name, one))
    return found
