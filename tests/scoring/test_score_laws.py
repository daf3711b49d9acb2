"""What holds for the marks of every conversation, whatever was said in it."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.compiling.fitting import rubric_named
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.library import Library
from simulator.core.engine import Buyer
from simulator.core.events import TraineeSaid
from simulator.core.taxonomy import ACTS, FAULTS
from simulator.scoring import as_data, score
from simulator.scoring.card import Scorecard
from simulator.scoring.rounding import rounded
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase

from .made import Talk

WORDS = st.sampled_from([*ACTS, *ACTS, *FAULTS, "negated-contempt", "quoted-apologise"])
TOPICS = st.sampled_from(["", "", ":size", ":price", ":recipient", ":returns", ":review"])
SLOTS = st.sampled_from(["", "", "", "/money=1000", "/discount=80", "/duration=3600"])
REPLIES = st.lists(st.tuples(WORDS, TOPICS, SLOTS).map("".join), max_size=10).map(" ".join)
TALKS = st.lists(st.tuples(REPLIES, st.integers(0, 200), st.integers(0, 60)), max_size=12)
"""Replies, the seconds before each, and the seconds of typing."""


@pytest.fixture(scope="module")
def rubrics(library: Library) -> list[Rubric]:
    """Every rubric, and every lens as it is used after the sale and before."""
    plain = [compile_rubric(library, name) for name in library.sources("rubric")]
    lenses = [one.id for one in plain if one.lens]
    used = [rubric_named(library, case, name) for name in lenses for case in ("wrong-lock", "size-doubt")]
    return [*(one for one in plain if not one.lens), *used]


def held(buyer: Buyer, replies: list[tuple[str, int, int]], finish: bool) -> Talk:
    talk = Talk(buyer)
    for number, (words, after, typing) in enumerate(replies):
        if number % 3 == 2:
            talk.wait(after)
        talk.say(words, after=after, typing=min(after, typing))
    return talk.finish() if finish else talk


def check(card: Scorecard) -> None:
    marks = [mark for dimension in card.dimensions for mark in dimension.marks]
    assert card.exact == sum(dimension.points for dimension in card.dimensions)
    assert sum(dimension.out_of for dimension in card.dimensions) in (0, 100)
    assert 0 <= card.exact <= 100
    assert card.total == rounded(card.exact)
    for mark in marks:
        assert 0 <= mark.points <= mark.out_of
        assert mark.points == sum(one.delta for one in mark.evidence)
    assert card.exact == sum(one.evidence.delta for deltas in card.per_turn.values() for one in deltas)
    applying = [mark.check for mark in marks if mark.applies]
    told = [mark.check for mark in card.passed] + [one.mark.check for one in card.failed]
    assert sorted(applying) == sorted(told + [mark.check for mark in marks if mark.unjudged])
    assert all(mark.points == 0 or mark.unjudged == "unfinished" for mark in marks if mark.unjudged)
    assert 0 <= card.kpi.exact <= 100
    assert card.kpi.exact == sum(axis.points for axis in card.kpi.axes)
    assert card.verdicts.allowed == (not card.breaches)


@given(TALKS, st.booleans())
@settings(max_examples=60)
def test_the_deltas_add_up_to_the_score_under_every_shipped_rubric(
    upset: Buyer, haggling: Buyer, rubrics: list[Rubric], replies: list[tuple[str, int, int]], finish: bool
) -> None:
    for buyer in (upset, haggling):
        talk = held(buyer, replies, finish)
        for rubric in rubrics:
            check(score(talk.case, rubric))


@given(TALKS)
@settings(max_examples=40)
def test_every_proof_lies_within_the_reply_as_typed(
    upset: Buyer, aftersale: Rubric, replies: list[tuple[str, int, int]]
) -> None:
    talk = held(upset, replies, finish=True)
    texts = {event.turn: event.text for event in talk.events if isinstance(event, TraineeSaid)}
    card = score(talk.case, aftersale)
    marks = [mark for dimension in card.dimensions for mark in dimension.marks]
    for mark in [*marks, *card.verdicts.breaches]:
        assert mark.origin.file.endswith("aftersale.yaml")
        for one in mark.evidence:
            if one.span is not None and one.role == "trainee":
                assert one.turn is not None
                assert 0 <= one.span.start <= one.span.end <= len(texts[one.turn])


@given(TALKS)
@settings(max_examples=40)
def test_the_data_is_plain_exact_and_the_same_every_time(
    haggling: Buyer, presale: Rubric, replies: list[tuple[str, int, int]]
) -> None:
    talk = held(haggling, replies, finish=True)
    data = as_data(score(talk.case, presale))
    assert data == json.loads(json.dumps(data))
    assert json.dumps(data) == json.dumps(as_data(score(talk.case, presale)))
    deltas = [Fraction(one["delta"]) for turn in data["per_turn"] for one in turn["deltas"]]
    assert rounded(sum(deltas, Fraction(0))) == data["total"]
    assert Fraction(data["exact"]) == sum(Fraction(one["points"]) for one in data["dimensions"])


@given(TALKS)
@settings(max_examples=15)
def test_every_prefix_of_a_log_can_be_marked(
    upset: Buyer, aftersale: Rubric, replies: list[tuple[str, int, int]]
) -> None:
    talk = held(upset, replies, finish=True)
    for cut in range(0, len(talk.events) + 1, 5):
        check(score(ScoredCase(talk.chart, talk.events[:cut]), aftersale))


@given(st.fractions(min_value=0, max_value=100))
def test_points_are_rounded_half_up(exact: Fraction) -> None:
    assert rounded(exact) - Fraction(1, 2) <= exact < rounded(exact) + Fraction(1, 2)


def test_a_log_of_nothing_scores_nothing(upset: Buyer, aftersale: Rubric) -> None:
    card = score(ScoredCase(upset.chart, ()), aftersale)
    check(card)
    assert (card.total, card.verdicts.effective, card.stars) == (0, None, None)
