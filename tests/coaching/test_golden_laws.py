"""What is promised of every debrief, held by the golden talks of every rubric and every lens."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from simulator.authoring.compiling.fitting import answers_of, lenses_for, rubric_named
from simulator.authoring.library import Library, Root
from simulator.coaching.coach import Coaching, coach
from simulator.coaching.edits import Add
from simulator.coaching.fitting_in import ALONE, QUESTIONS, SETTLING, beside_the_core, early, open_matters
from simulator.coaching.near_miss import bettered, edited, flipped
from simulator.coaching.recorded import Recorded, record
from simulator.coaching.what_if import Other, fork
from simulator.core.events import BuyerSaid, FactTold, TraineeSaid
from simulator.core.taxonomy import FAULTS
from simulator.practice.case import Case, open_case
from simulator.replay.marking import find_rubric
from simulator.replay.run import run_script
from simulator.replay.script import find_scripts, load_script
from simulator.scoring.card import Answer
from simulator.scoring.data import as_data
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase, score
from tests.coaching.secrets import SECRETS

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "scripts" / "golden"
LIBRARY = Library([Root(ROOT / "personas", "shipped")])
ALL = find_scripts([GOLDEN])
EACH = 2
"""Talks of each rubric and lens that are coached in full."""


@dataclass(frozen=True, slots=True)
class Played:
    """A golden talk, made ready for coaching."""

    case: Case
    rubric: Rubric
    answers: tuple[Answer, ...]
    recorded: Recorded


@cache
def played(path: Path) -> Played:
    script = load_script(path)
    case = open_case(LIBRARY, script.model.persona, script.model.scenario)
    rubric = find_rubric(LIBRARY, script.model.scenario, script.model.rubric)
    assert rubric is not None
    answers = answers_of(LIBRARY, script.model.scenario)
    events = run_script(script, LIBRARY).events
    return Played(case, rubric, answers, record(case.buyer, events, rubric, answers))


@cache
def coached(path: Path) -> Coaching:
    one = played(path)
    return coach(one.case.buyer, one.recorded.events, one.rubric, one.answers, one.case.ears)


def few() -> list[Path]:
    """Of each rubric and lens a few, spread over its talks."""
    found = []
    for folder in sorted(GOLDEN.iterdir()):
        talks = sorted(folder.glob("*.yaml"))
        found += talks[:: max(1, len(talks) // EACH)][:EACH]
    return found


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", ALL, ids=name)
def test_the_deltas_of_a_golden_talk_add_up_under_its_rubric_and_every_lens(path: Path) -> None:
    one = played(path)
    scenario = one.case.scenario.id
    rubrics = [one.rubric, *(rubric_named(LIBRARY, scenario, lens) for lens in lenses_for(LIBRARY, scenario))]
    for rubric in rubrics:
        card = score(ScoredCase(one.case.buyer.chart, one.recorded.events, one.answers), rubric)
        assert card.exact == sum(delta.evidence.delta for deltas in card.per_turn.values() for delta in deltas)
        assert card.exact == sum(part.points for part in card.dimensions)


@pytest.mark.parametrize("path", [path for path in ALL if not path.stem.startswith("slips")][::2], ids=name)
def test_forking_a_golden_talk_with_what_was_said_gives_the_identical_track(path: Path) -> None:
    recorded = played(path).recorded
    for turn, moment in recorded.moments.items():
        both = fork(recorded, turn, Other(moment.said.text, moment.said.heard))
        assert both.would.events == recorded.events
        assert both.would.stands == both.was.stands
        assert both.would.card is not None
        assert both.was.card is not None
        assert as_data(both.would.card) == as_data(both.was.card)


@pytest.mark.parametrize("path", few(), ids=name)
def test_a_near_miss_flips_its_check_costs_nothing_and_is_what_a_supervisor_would_say(path: Path) -> None:
    coaching, one = coached(path), played(path)
    assert coaching.card is not None
    marks = {mark.check: mark for part in coaching.card.dimensions for mark in part.marks}
    for miss in coaching.near_misses:
        other = edited(coaching.recorded, miss.turn, miss.edit)
        assert other is not None
        would = fork(coaching.recorded, miss.turn, other).would.card
        assert would is not None
        assert flipped(marks[miss.check], would) is not None
        assert miss.after == would.total >= miss.before
        assert bettered(miss.moods) >= 0
        if isinstance(miss.edit, Add):
            state = coaching.recorded.moments[miss.turn].state
            assert not early(one.case.buyer, state, miss.edit.act, miss.edit.topic)
            assert not beside_the_core(one.case.buyer, state, miss.edit.act, miss.edit.topic)
            assert miss.edit.topic is None or miss.edit.topic in known_topics(one)
            assert miss.edit.act != "close_sale" or not open_matters(one.case.buyer, state)


def known_topics(one: Played) -> set[str | None]:
    """What the case is about: what the buyer may ask, hide and need, and what the rubric's checks name."""
    chart = one.case.buyer.chart
    served = {part.topic for parts in (chart.items, chart.facts, chart.needs) for part in parts}
    return served | {topic for check in one.rubric.checks() for _act, topic in check.seeks}


@pytest.mark.parametrize("path", few(), ids=name)
def test_a_model_answer_never_scores_less_breaks_no_rule_and_has_its_place(path: Path) -> None:
    coaching, one = coached(path), played(path)
    act_of = {answer.text: answer.act for answer in reversed(one.answers)}
    for point in coaching.turning_points:
        state = coaching.recorded.moments[point.turn].state
        for better in point.better:
            was, would = better.fork.was.card, better.fork.would.card
            assert was is not None
            assert would is not None
            assert would.total >= was.total
            assert {mark.check for mark in would.verdicts.breaches} <= {mark.check for mark in was.verdicts.breaches}
            assert not {act.id for act in better.heard.acts} & set(FAULTS)
            acts = {act_of[part] for part in better.parts}
            assert len(better.parts) == 1 or not acts & ALONE
            assert not (acts & QUESTIONS and acts & SETTLING)
            assert "greet" not in acts or not state.turn
            assert "compensate" not in acts or state.turn
            assert "close_sale" not in acts or not open_matters(one.case.buyer, state)


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_advice_tells_what_the_buyer_never_told_in_that_talk(path: Path) -> None:
    one = played(path)
    card = score(ScoredCase(one.case.buyer.chart, one.recorded.events, one.answers), one.rubric)
    said = [event.text for event in one.recorded.events if isinstance(event, BuyerSaid | TraineeSaid)]
    said.append(one.case.buyer.chart.known.text)
    told = {event.fact for event in one.recorded.events if isinstance(event, FactTold)}
    examples = [answer for advice in (*card.failed, *card.breaches) for answer in advice.answers]
    for (scenario, fact), words in SECRETS.items():
        if scenario == one.case.scenario.id and fact not in told:
            secret = [word for word in words if not any(word in text for text in said)]
            for answer in examples:
                # To ask for a thing one has to name it.
                assert answer.act in QUESTIONS or not any(word in answer.text for word in secret), answer.text
