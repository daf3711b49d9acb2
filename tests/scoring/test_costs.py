"""What a reply cost is what the advice that names it says, with words of that reply; hints are no reply's fault."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.core.engine import Buyer
from simulator.core.events import HintTaken
from simulator.scoring import score
from simulator.scoring.card import Advice, Scorecard
from simulator.scoring.costs import turn_costs
from simulator.scoring.rubric import Rubric
from simulator.scoring.shown import as_shown

from .made import Talk
from .test_same_words import TALKS, marked

NO_WORDS = frozenset({"ending", "stars", "mood", "speed"})
"""Proofs that no single reply can be shown for."""


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def without_words(card: Scorecard) -> Iterator[tuple[Advice, int]]:
    """Failed checks about words, with a turn that they name and show nothing of."""
    for one in card.failed:
        shown = {it.turn for it in one.mark.evidence if it.span} | {it.turn for it in one.mark.notes if it.span}
        yield from ((one, turn) for turn in one.turns if one.mark.kind != "time" and turn not in shown)


@pytest.mark.parametrize("path", TALKS, ids=name)
def test_every_reply_that_a_failed_check_names_shows_its_words_and_its_share_of_what_was_lost(path: Path) -> None:
    for card in marked(path, "as typed"):
        assert not [(one.mark.check, turn) for one, turn in without_words(card)]
        costs = turn_costs(card)
        for one in as_shown(card).failed:
            shares = {
                turn: cost.lost for turn, found in costs.items() for cost in found if cost.check == one.mark.check
            }
            assert set(shares) <= set(one.turns)
            nobody = sum((it.delta for it in one.mark.evidence if it.turn is None and it.delta < 0), Fraction(0))
            assert sum(shares.values(), Fraction(0)) == (one.lost + nobody if one.turns else 0)
        for part in card.dimensions:
            for mark in part.marks:
                assert not [it for it in mark.evidence if it.proof in NO_WORDS and it.turn is not None]


def test_what_a_hint_cost_is_no_fault_of_the_reply_after_it(upset: Buyer, aftersale: Rubric) -> None:
    plain, helped = Talk(upset).say("apologise").say("shift_blame"), Talk(upset)
    helped.events.append(HintTaken(2, 1, 8, "先道歉", 0))
    helped.say("apologise").say("shift_blame")
    before, after = turn_costs(score(plain.case, aftersale)), turn_costs(score(helped.case, aftersale))
    assert after == before
    assert "hint" not in {one.check for costs in after.values() for one in costs}


def test_a_fault_where_the_check_lacked_what_it_needs_stays_named(upset: Buyer, aftersale: Rubric) -> None:
    card = score(Talk(upset).say("shift_blame").case, aftersale)
    faults = [it for part in card.dimensions for mark in part.marks for it in mark.evidence if it.id == "shift_blame"]
    assert faults
    assert all(it.turn == 1 and it.span is not None for it in faults)
    assert any(not it.delta for it in faults)
