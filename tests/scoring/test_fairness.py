"""A reply that the ears do not understand costs nothing, wherever it stands."""

from dataclasses import dataclass
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.compiling.fitting import rubric_for, rubric_named
from simulator.authoring.library import Library, Root
from simulator.core.engine import Buyer, make
from simulator.core.events import RuleFired, TraineeSaid
from simulator.core.taxonomy import ACTS, FAULTS
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import score

from .conftest import PERSONAS, RubricOf
from .made import Talk

PAIRS = (
    ("cold", "wrong-lock"),
    ("haggler", "late-parcel"),
    ("haggler", "too-expensive"),
    ("cold", "unpaid-order"),
    ("decisive", "a-bit-sweet"),
    ("price-hunter", "call-me-brother"),
)
"""Buyers who drift off or ask again after every so many messages count those too that they do not understand, so that
one more leads to another talk; what is held here is about the others."""
DRAWN = {"wrong_fact", "overpromise"}
"""When the buyer finds these out is drawn by the number of the turn, so that a turn more is another draw; left out."""
KINDS = [*ACTS, *ACTS, "clarify:recipient", "explain:price", "explain:logistics", *sorted({*FAULTS} - DRAWN)]
WORDS = st.sampled_from(KINDS)
REPLIES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=9)
SECONDS = 8
"""Before every reply, the one that is not understood too, so that the pace is the same with it."""


@dataclass(frozen=True, slots=True)
class Judged:
    buyer: Buyer
    rubrics: tuple[Rubric, ...]


@cache
def judged(pair: int) -> Judged:
    """Not a fixture, because Hypothesis would print all of it."""
    library = Library([Root(PERSONAS, "shipped")])
    persona, scenario = PAIRS[pair]
    lenses = [name for name in library.sources("rubric") if library.load("rubric", name).model.lens]
    rubrics = (rubric_for(library, scenario), *(rubric_named(library, scenario, name) for name in lenses))
    return Judged(make(compile_chart(library, persona, scenario).chart), rubrics)


def held(buyer: Buyer, replies: list[str], mumbled: int | None) -> Talk:
    """The talk, with a courteous reply in words that nobody knows before the one of that number."""
    talk = Talk(buyer)
    for number, words in enumerate(replies):
        if number == mumbled:
            talk.say("劳您驾承蒙不弃", after=SECONDS, typing=SECONDS - 1)
        talk.say(f"{words} {number}", after=SECONDS, typing=SECONDS - 1)
    return talk.finish()


@given(REPLIES, st.integers(0, 8), st.integers(0, len(PAIRS) - 1))
@settings(max_examples=150)
def test_a_reply_that_is_not_understood_never_lowers_marks(replies: list[str], place: int, pair: int) -> None:
    one = judged(pair)
    plain, mumbled = held(one.buyer, replies, None), held(one.buyer, replies, min(place, len(replies) - 1))
    for rubric in one.rubrics:
        before, after = score(plain.case, rubric), score(mumbled.case, rubric)
        assert after.exact >= before.exact, (rubric.id, before.total, after.total)
        assert after.verdicts.allowed == before.verdicts.allowed
        assert after.verdicts.effective == before.verdicts.effective


def test_it_is_logged_as_a_gap() -> None:
    talk = held(judged(0).buyer, ["greet", "own"], 1)
    said = [event for event in talk.events if isinstance(event, TraineeSaid)]
    assert [event.heard.understood for event in said] == [True, False, True]
    hears = {rule.id: rule.hears for rule in talk.chart.rules}
    fired = [hears[event.rule] for event in talk.events if isinstance(event, RuleFired)]
    assert "unclear" in fired


def test_it_moves_no_limit_of_turns(rubric_of: RubricOf, upset: Buyer) -> None:
    checks = "- {id: asked, name: 问, points: 6, when: {act: greet, turns: '<= 2'}, advice: 改}"
    near = (
        "- {id: asked, name: 问, points: 6, when: {act: own, within: {check: greeted, turns: 1}}, advice: 改}\n"
        "- {id: greeted, name: 招呼, points: 2, when: {act: greet}, advice: 改}"
    )
    for rubric, replies in ((rubric_of(checks), ["own", "greet"]), (rubric_of(near), ["greet", "own"])):
        assert score(held(upset, replies, None).case, rubric).total == 100
        assert score(held(upset, replies, 1).case, rubric).total == 100


def test_a_granted_wait_is_still_granted_after_it(rubric_of: RubricOf, upset: Buyer) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {reply_within: 60, turns: '2-3'}, advice: 改}")
    talk = Talk(upset).say("hold").say("劳您驾承蒙不弃", after=2).say("own", after=170)
    assert score(talk.case, rubric).total == 100
