"""Hints cost what they said they would, as a line of their own, and never more than was earned."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.library import Library
from simulator.core.engine import Buyer
from simulator.core.events import HintTaken
from simulator.scoring import as_data, score
from simulator.scoring.rounding import rounded
from simulator.scoring.rubric import Rubric

from .made import Talk

GOOD = "apologise empathise"


@pytest.fixture(scope="module")
def rubrics(library: Library) -> list[Rubric]:
    return [compile_rubric(library, name) for name in library.sources("rubric")]


def hint(turn: int, cost: int) -> HintTaken:
    return HintTaken(turn, 1, cost, "先道歉", 0)


def test_a_hint_takes_its_cost_off_the_total_and_stands_at_its_turn(upset: Buyer, aftersale: Rubric) -> None:
    plain, helped = Talk(upset).say(GOOD), Talk(upset)
    helped.events.append(hint(1, 3))
    helped.say(GOOD)
    before, after = score(plain.case, aftersale), score(helped.case, aftersale)
    assert after.exact == before.exact - 3
    assert after.dimensions == before.dimensions
    assert after.hints is not None
    assert after.hints.points == 3
    assert after.kpi.exact == before.kpi.exact - 3
    assert after.kpi.total == rounded(after.kpi.exact)
    assert after.kpi.axes == before.kpi.axes
    [delta] = [one for one in after.per_turn[1] if one.check == "hint"]
    assert delta.evidence.delta == -3
    assert as_data(after)["hints"]["points"] == -3
    assert before.hints is None


def test_a_hint_for_a_reply_that_was_never_sent_is_about_the_whole_talk(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset).say(GOOD)
    talk.events.append(hint(2, 5))
    card = score(talk.case, aftersale)
    assert [one.evidence.delta for one in card.per_turn[0] if one.check == "hint"] == [-5]


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 90)), max_size=4), st.integers(0, 3))
def test_the_deltas_add_up_with_hints_under_every_rubric_and_no_total_is_below_nothing(
    upset: Buyer, rubrics: list[Rubric], hints: list[tuple[int, int]], replies: int
) -> None:
    talk = Talk(upset)
    for _ in range(replies):
        talk.say(GOOD)
    talk.events += [hint(turn, cost) for turn, cost in hints]
    for rubric in rubrics:
        card = score(talk.case, rubric)
        earned = sum((one.points for one in card.dimensions), Fraction(0))
        assert card.exact == max(Fraction(0), earned - sum(cost for _turn, cost in hints))
        assert card.exact == sum(one.evidence.delta for deltas in card.per_turn.values() for one in deltas)
        assert card.total == rounded(card.exact)
        axes = sum((one.points for one in card.kpi.axes), Fraction(0))
        assert card.kpi.exact == max(Fraction(0), axes - sum(cost for _turn, cost in hints))
