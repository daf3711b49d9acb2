"""Marks a conversation: pure functions over its log, so any rubric can mark any session, live or long past."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from simulator.core.agenda import QUESTIONS
from simulator.core.chart import Chart
from simulator.core.events import BuyerSaid, Event, FactTold, TraineeSaid
from simulator.scoring.advice import advise
from simulator.scoring.asked import asked_at
from simulator.scoring.card import (
    Answer,
    Delta,
    DimensionScore,
    Mark,
    Scorecard,
    Verdicts,
)
from simulator.scoring.hints import take_off
from simulator.scoring.kpi import by_axes, kpi_of
from simulator.scoring.marking import mark_critical, scaled
from simulator.scoring.own_part import OwnPart, own_part
from simulator.scoring.record import Record, read
from simulator.scoring.registry import find
from simulator.scoring.rounding import rounded
from simulator.scoring.rubric import Rubric
from simulator.scoring.safe import safer
from simulator.scoring.scene import make_scene
from simulator.scoring.untold import untold

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class ScoredCase:
    """What is marked: the log of a session, the chart it was played on, and the scenario's model answers."""

    chart: Chart
    events: Sequence[Event]
    answers: Sequence[Answer] = ()


def score(case: ScoredCase, rubric: Rubric) -> Scorecard:
    """The marks of the log so far; the same function for the live panel and the final report."""
    return take_off(_marked(case, rubric), case.events)


def _marked(case: ScoredCase, rubric: Rubric) -> Scorecard:
    """The marks as the rubric gives them, whatever help there was."""
    record = read(case.chart, case.events)
    part = own_part(record, case.events, lambda one: make_scene(one, rubric, find))
    dimensions = _dimensions(rubric, part)
    marks = [mark for dimension in dimensions for mark in dimension.marks]
    exact = sum((mark.points for mark in marks), Fraction(0))
    breaches = tuple(mark for check in rubric.critical if (mark := mark_critical(check, part.own)))
    answers = _of_use(case)
    seeks = {one.id: one.seeks for one in rubric.checks()} | {one.id: one.seeks for one in rubric.critical}
    ended = record.ended
    card = Scorecard(
        rubric=rubric.id,
        rubric_name=rubric.name,
        digest=rubric.digest,
        total=rounded(exact),
        exact=exact,
        dimensions=dimensions,
        kpi=kpi_of(rubric, dimensions),
        verdicts=Verdicts(ended.result if ended else None, not breaches, breaches),
        ending=ended.ending if ended else "",
        stars=ended.stars if ended else None,
        review=ended.review if ended else "",
        passed=tuple(mark for mark in marks if mark.passed),
        failed=advise(
            (mark for mark in marks if mark.failed), seeks, answers, partial(asked_at, case.chart, case.events)
        ),
        breaches=tuple(safer(mark, seeks[mark.check], case.chart, case.events, answers) for mark in breaches),
        per_turn=_per_turn(part.own.record, [*marks, *breaches]),
    )
    if not rubric.axes:
        return card
    shown = by_axes(card, rubric)
    regrouped = [mark for one in shown.dimensions for mark in one.marks]
    return replace(shown, per_turn=_per_turn(part.own.record, [*regrouped, *breaches]))


def _of_use(case: ScoredCase) -> tuple[Answer, ...]:
    """The model answers that teach something after this talk: no question for what the buyer has told already, and
    apart from questions, which must name what they ask for, none that knows what the buyer never told."""
    told = frozenset(event.fact for event in case.events if isinstance(event, FactTold))
    known = {fact.topic for fact in case.chart.facts if fact.id in told}
    known -= {fact.topic for fact in case.chart.facts if fact.id not in told}
    secret = untold(case.chart, told)
    said = "\n".join(event.text for event in case.events if isinstance(event, BuyerSaid | TraineeSaid))
    return tuple(
        one
        for one in case.answers
        if (one.topic not in known if one.act in QUESTIONS else not secret.given_away_by(one.text, said))
    )


def _dimensions(rubric: Rubric, part: OwnPart) -> tuple[DimensionScore, ...]:
    """The dimensions in points of the total; what one cannot ask of this conversation, the others make up for."""
    raw = {one.id: [part.mark(check, one.id) for check in one.checks] for one in rubric.dimensions}
    asked = {name: sum((mark.out_of for mark in marks), Fraction(0)) for name, marks in raw.items()}
    weights = sum(one.weight for one in rubric.dimensions if asked[one.id])
    scores = []
    for one in rubric.dimensions:
        # A dimension of which nothing applies has no points to scale.
        by = Fraction(HUNDRED * one.weight, weights) / asked[one.id] if asked[one.id] and weights else Fraction(0)
        marks = tuple(scaled(mark, by) for mark in raw[one.id])
        points = sum((mark.points for mark in marks), Fraction(0))
        scores.append(DimensionScore(one.id, one.name, points, asked[one.id] * by, marks))
    return tuple(scores)


def _per_turn(record: Record, marks: Sequence[Mark]) -> Mapping[int, tuple[Delta, ...]]:
    """What each turn earned and cost; every reply has an entry, 0 is the conversation as a whole."""
    turns: dict[int, list[Delta]] = {0: [], **{reply.number: [] for reply in record.replies}}
    for mark in marks:
        for one in mark.evidence:
            if one.delta or not mark.dimension:
                turns.setdefault(one.turn or 0, []).append(Delta(mark.check, mark.name, one))
    return {turn: tuple(deltas) for turn, deltas in sorted(turns.items())}
