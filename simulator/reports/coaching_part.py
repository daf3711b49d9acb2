"""Turning points, the best way that was open, what was left open, advice and what comes next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from simulator.authoring.naming import result_name
from simulator.coaching.best_path import Chance
from simulator.coaching.edits import Edit
from simulator.coaching.model_answers import Better
from simulator.coaching.near_miss import MoodShift, NearMiss, bettered
from simulator.coaching.next_time import Why
from simulator.coaching.recorded import Recorded
from simulator.coaching.stands import Stand
from simulator.coaching.turning_points import Cost, TurningPoint
from simulator.coaching.what_if import Track
from simulator.coaching.worded_path import WORTH_TELLING
from simulator.coaching.worth import Worth
from simulator.core.chart import Chart, NeedKind
from simulator.core.ending import UNFINISHED
from simulator.display import shown, shown_line
from simulator.practice.turn import named_end
from simulator.reports.advice_words import edit_words, shift_words, way_words
from simulator.reports.gather import Report
from simulator.reports.page import (
    BETWEEN_MOODS,
    BETWEEN_WORDS,
    UNJUDGED,
    AdviceRow,
    Answer,
    Asked,
    ChanceRow,
    Look,
    Near,
    Next,
    Pair,
    Point,
    TrackRow,
)
from simulator.scoring.card import Advice, Scorecard
from simulator.scoring.figures import points, stars
from simulator.scoring.judging import WHY_NOT
from simulator.wording import N_, _, ngettext

NOTHING = N_("nothing")
NEEDS: Mapping[NeedKind, str] = {
    "basic": N_("basic need: without it the buyer is annoyed"),
    "performance": N_("performance need: the better it is met, the happier the buyer"),
    "delighter": N_("delighter: nobody asks for it, everybody is glad of it"),
    "reverse": N_("not wanted at all"),
    "indifferent": N_("does not matter to this buyer"),
}
WHYS: Mapping[Why, str] = {
    "again": N_("Play it once more and mend the points above."),
    "easier": N_("An easier case of the same kind first, then back to this one."),
    "further": N_("Mastered. Go on to the next case."),
    "other_buyer": N_("Mastered. Try the same case with another buyer."),
}
MOST_NEAR = 3
"""Small changes that are told of one reply."""


def turning_part(report: Report) -> tuple[Point, ...]:
    coaching = report.coaching
    return tuple(_point(coaching.recorded, one) for one in coaching.turning_points) if coaching else ()


def _point(recorded: Recorded, point: TurningPoint) -> Point:
    said = recorded.moments[point.turn].said
    near = [_near(recorded, edit, misses) for edit, misses in _by_edit(point.near_misses)]
    if point.softer is not None:
        near.append(_shifted(edit_words(recorded, point.turn, point.softer.edit), "", point.softer.moods))
    answers = tuple(_answer(recorded, one) for one in point.better)
    name = _("Reply {n}").format(n=point.turn)
    return Point(point.turn, name, shown(said.text), _cost(point.cost), tuple(near), answers)


def _cost(cost: Cost) -> str:
    parts = []
    if cost.marks:
        parts.append(_("{points} points").format(points=points(cost.marks)))
    if cost.moods:
        parts.append(ngettext("moods {n} step worse", "moods {n} steps worse", cost.moods).format(n=cost.moods))
    if cost.regret >= WORTH_TELLING:
        parts.append(_("{percent} % of what was possible").format(percent=_percent(cost.regret)))
    return _(", ").join(parts)


def _by_edit(misses: Sequence[NearMiss]) -> list[tuple[Edit, list[NearMiss]]]:
    """The changes that gain most, each with all that it gains; more of them nobody would read."""
    found: dict[Edit, list[NearMiss]] = {}
    for miss in misses:
        found.setdefault(miss.edit, []).append(miss)

    def rank(one: tuple[Edit, list[NearMiss]]) -> tuple[bool, Fraction]:
        # What earns points but sours the buyer is good advice only where there is no better.
        return bettered(one[1][0].moods) < 0, -sum((miss.gained for miss in one[1]), Fraction(0))

    return sorted(found.items(), key=rank)[:MOST_NEAR]


def _near(recorded: Recorded, edit: Edit, misses: Sequence[NearMiss]) -> Near:
    """What one change gains: the points of each check, and the moods, which are the same for all of them."""
    gained = [
        _("{check} {points}").format(check=shown_line(miss.name), points=points(miss.gained, signed=True))
        for miss in misses
    ]
    return _shifted(edit_words(recorded, misses[0].turn, edit), _(", ").join(gained), misses[0].moods)


def _shifted(name: str, gained: str, moods: tuple[MoodShift, ...]) -> Near:
    return Near(name, gained, shown_line(shift_words(moods)) if moods else "", _look(bettered(moods)))


def _answer(recorded: Recorded, better: Better) -> Answer:
    was, would = better.fork.was, better.fork.would
    return Answer(shown(better.text), tuple(_rows(recorded, was, would)))


def _rows(recorded: Recorded, was: Track, would: Track) -> Iterator[TrackRow]:
    chart = recorded.buyer.chart
    if was.stands and would.stands:
        before, after = was.stands[0], would.stands[0]
        yield TrackRow(_("The buyer"), _words(before.answered), _words(after.answered))
        yield TrackRow(_("Moods"), _moods(chart, before), _moods(chart, after), _look(_felt(chart, before, after)))
        yield TrackRow(_("State"), shown_line(chart.nodes[before.node].name), shown_line(chart.nodes[after.node].name))
    if len(was.stands) > 1 or not (_goes_on(recorded, was) and _goes_on(recorded, would)):
        # After the last reply the state says it already.
        yield TrackRow(_("With all your later replies"), _end_words(recorded, was), _end_words(recorded, would))
    if was.card is not None and would.card is not None:
        yield TrackRow(
            _("Marks"), str(was.card.total), *_marked(recorded, was, would, would.card.total - was.card.total)
        )


def _marked(recorded: Recorded, was: Track, would: Track, by: int) -> tuple[str, Look]:
    """The other track's marks, and whether they are better; a talk that goes on is no worse than one that is over."""
    total = str(would.card.total) if would.card else ""
    if by < 0 and _goes_on(recorded, would) and not _goes_on(recorded, was):
        return _("{points} so far").format(points=total), ""
    return total, _look(by)


def _goes_on(recorded: Recorded, track: Track) -> bool:
    """Whether the buyer was still there when the trainee's replies ran out."""
    return track.ended is None or (recorded.left is not None and track.ended.ending == UNFINISHED.id)


def _moods(chart: Chart, stand: Stand) -> str:
    return BETWEEN_MOODS.join(f"{shown_line(mood.name)} {stand.moods[mood.id]}" for mood in chart.moods)


def _felt(chart: Chart, before: Stand, after: Stand) -> int:
    """How many steps the moods are better in ``after``, all together."""
    return sum((after.moods[mood.id] - before.moods[mood.id]) * (1 if mood.good else -1) for mood in chart.moods)


def _look(by: int) -> Look:
    return "good" if by > 0 else "bad" if by < 0 else ""


def _words(answered: tuple[str, ...]) -> str:
    return BETWEEN_WORDS.join(shown_line(one) for one in answered) or _(NOTHING)


def _end_words(recorded: Recorded, track: Track) -> str:
    ended = track.ended
    if ended is None or _goes_on(recorded, track):
        return _("the buyer is still there: {state}").format(
            state=shown_line(recorded.buyer.chart.nodes[track.state.node].name)
        )
    return f"{shown_line(named_end(recorded.buyer.chart, ended).name)} {stars(ended.stars)}"


def chances_part(report: Report) -> tuple[ChanceRow, ...]:
    return tuple(_chance(one) for one in report.coaching.chances) if report.coaching else ()


def _chance(one: Chance) -> ChanceRow:
    turn = _("breaking off") if one.broke_off else _("reply {n}").format(n=one.turn)
    parts = [_("gave away {percent} %").format(percent=_percent(one.regret))] if one.regret else []
    if one.forbidden:
        parts.append(_("not allowed: {names}").format(names=shown_line(_(", ").join(one.forbidden))))
    given = _(", ").join(parts)
    # What gave away next to nothing needs no long way round.
    way = shown_line(way_words(one.path, one.words)) if one.regret >= WORTH_TELLING else ""
    return ChanceRow(turn, _worth(one.best), one.regret, given, way)


def _worth(worth: Worth) -> str:
    return f"{result_name(worth.result)} {stars(worth.stars)}"


def _percent(regret: int) -> int:
    """Regret in percent of all that there is, never 0 for what is something."""
    return max(1, regret // 10)


def asked_part(report: Report) -> tuple[Asked, ...]:
    return tuple(Asked(shown_line(one.name), shown(one.question), one.key) for one in report.never_asked)


def needs_part(report: Report) -> tuple[Pair, ...]:
    return tuple(Pair(shown_line(one.name), _(NEEDS[one.kind])) for one in report.unmet)


def advice_part(report: Report) -> tuple[AdviceRow, ...]:
    """Advice on what failed, and last what could not be judged, each reason once."""
    card = report.shown
    return (*_failed(card.failed), *_unjudged(card)) if card else ()


def _failed(failed: Sequence[Advice]) -> Iterator[AdviceRow]:
    """Each with examples that no row before it has shown: the same words twice teach nobody."""
    shown_before: set[str] = set()
    for one in failed:
        row = _advice(one)
        fresh = tuple(example for example in row.examples if example not in shown_before)
        shown_before.update(fresh)
        yield replace(row, examples=fresh)


def _unjudged(card: Scorecard) -> Iterator[AdviceRow]:
    marks = [mark for part in card.dimensions for mark in part.marks]
    for reason, why in WHY_NOT.items():
        names = [shown_line(mark.name) for mark in marks if mark.unjudged == reason]
        if names:
            yield AdviceRow(_(why), UNJUDGED, "", _(", ").join(names), ())


def _advice(one: Advice) -> AdviceRow:
    turns = _(", ").join(str(turn) for turn in one.turns)
    return AdviceRow(
        shown_line(one.mark.name),
        points(-one.lost, signed=True),
        _("reply {n}").format(n=turns) if turns else "",
        shown(one.text),
        tuple(shown(answer.text) for answer in one.answers[:2]),
    )


def next_part(report: Report) -> Next:
    coming = report.next
    skills = tuple(
        Pair(
            _("{name} (lost {points})").format(name=shown_line(one.name), points=points(one.lost)),
            f"{shown_line(one.check)}：{shown(one.advice)}",
        )
        for one in coming.skills
    )
    case = coming.case
    command = f"kefu play {case.persona} {case.scenario}"
    return Next(
        skills, f"{shown_line(case.persona_name)} × {shown_line(case.scenario_name)}", _(WHYS[case.why]), command
    )
