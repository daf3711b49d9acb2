"""Questions of a rubric that no talk can ever meet, though each of their words is known.

Called by `kefu check`. What is found is a warning: such a rubric marks, and a point of it is never given or taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.compiling.rubric_ids import named_parts
from simulator.authoring.compiling.run_together import phrases_of, warn_if_several
from simulator.authoring.diagnostics import Problems, quote
from simulator.authoring.library import Library
from simulator.authoring.models import ScenarioFile
from simulator.authoring.models.rubric import RubricFile
from simulator.authoring.spelling import nearest
from simulator.scoring import expressions as ask
from simulator.scoring.conditions import Bound, Place
from simulator.scoring.expressions import Expression
from simulator.wording import _

PARTS = frozenset({"all", "any", "key", "must", "basic", "performance", "delighter", "reverse", "indifferent"})
"""Words that stand for some of a case's facts, items or needs."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the talks go that the rubric may mark."""

    turns: int
    endings: frozenset[str]
    items: frozenset[str]
    facts: frozenset[str]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dead:
    """Why a question is never met, and what to do about it."""

    reason: str
    remedy: str


def check_never(library: Library, name: str, report: Report) -> None:
    """Warn of every question of the rubric that is never met; raises `Problems` where it cannot be compiled."""
    rubric, loaded = compile_rubric(library, name), library.load("rubric", name)
    limits, parts = _limits(library, loaded.model), dict(named_parts(loaded.model, Part(loaded.document, report)))
    for moment in rubric.moments.values():
        _warn(moment.when, parts[moment.id] / "when", limits)
    for check in rubric.checks():
        _warn(check.when, parts[check.id] / ("avoid" if check.avoid else "when"), limits)
    for critical in rubric.critical:
        _warn(critical.when, parts[critical.id] / "when", limits)
    for path, phrase in phrases_of(loaded.document.value):
        warn_if_several(phrase, Part(loaded.document, report, path), "M014")


def _warn(asked: Expression, part: Part, limits: Limits) -> None:
    for dead in dict.fromkeys(_dead(asked, limits)):
        part.complain("M013", _("this is never met: {reason}").format(reason=dead.reason), dead.remedy, warn=True)


def _limits(library: Library, file: RubricFile) -> Limits:
    """What its flows, and the cases with those flows, let happen; files that cannot be read are told of elsewhere."""
    flows = [library.flow(one) for one in file.flows or library.sources("flow") if _is_sound(library, "flow", one)]
    names = {flow.id for flow in flows}
    cases = [library.scenario(one) for one in library.sources("scenario") if _is_sound(library, "scenario", one)]
    cases = [case for case in cases if case.flow in names]
    return Limits(
        turns=max((flow.max_turns for flow in flows), default=0),
        endings=frozenset(state for flow in flows for state, entry in flow.states.items() if entry.ending),
        items=_ids(cases, "agenda"),
        facts=_ids(cases, "hidden"),
        needs=_ids(cases, "needs"),
    )


def _is_sound(library: Library, kind: str, name: str) -> bool:
    try:
        library.flow(name) if kind == "flow" else library.scenario(name)
    except Problems:
        return False
    return True


def _ids(cases: list[ScenarioFile], key: str) -> frozenset[str]:
    return frozenset(one.id for case in cases for one in getattr(case, key))


def _dead(asked: Expression, limits: Limits) -> Iterator[Dead]:
    """Why this question, or one inside it, is never met."""
    place = getattr(asked, "place", None)
    if isinstance(place, Place):
        yield from _of_place(place, limits)
    match asked:
        case ask.All() | ask.Any() | ask.Each() | ask.Count():
            for part in asked.of:
                yield from _dead(part, limits)
            if isinstance(asked, ask.All) and any(ask.Not(part) in asked.of for part in asked.of):
                yield Dead(_("it asks that the same holds and does not hold"), _("Leave one of the two out."))
            if isinstance(asked, ask.Count):
                yield from _of_bound(asked.bound, 0, len(asked.of), _("the number of questions in “count”"))
        case ask.Not():
            yield from _dead(asked.of, limits)
        case ask.Starred():
            yield from _of_bound(asked.bound, 1, 5, _("the number of stars"))
        case ask.Felt():
            yield from _of_bound(asked.bound, 0, 9, _("a mood"))
        case ask.Useful() | ask.Fitting() | ask.Replies():
            yield from _of_bound(asked.bound, 0, limits.turns, _("the number of replies in a talk of that flow"))
        case ask.Facts():
            yield from _of_name(asked.which, limits.facts, _("no case that it may mark has the hidden fact “{word}”"))
        case ask.Items():
            yield from _of_name(asked.which, limits.items, _("no case that it may mark has the matter “{word}”"))
        case ask.Needs():
            yield from _of_name(asked.which, limits.needs, _("no case that it may mark has the need “{word}”"))
        case ask.Noticed():
            known = limits.items | limits.facts | limits.needs
            for word in asked.about:
                yield from _of_name(word, known, _("no case that it may mark has anything called “{word}”"))
        case ask.Said():
            yield from _of_words(asked.ids, asked.place)
        case ask.Wrote():
            yield from _of_phrases(asked)
        case _:
            return


def _of_place(place: Place, limits: Limits) -> Iterator[Dead]:
    if place.high is not None and place.low > place.high:
        yield Dead(_("the range of turns ends before it begins"), _("Write the smaller number first."))
    elif place.low > limits.turns > 0:
        yield Dead(
            _("a talk of that flow has {most} turns at most").format(most=limits.turns),
            _("Write an earlier turn."),
        )
    for mood, bound in place.moods:
        yield from _of_bound(bound, 0, 9, _("the mood “{mood}”").format(mood=mood))
    if place.states and set(place.states) <= limits.endings:
        yield Dead(
            _("the talk is over there, and nobody says anything any more"),
            _("Name the state before it, or ask for the ending itself: “ending: {state}”.").format(
                state=place.states[0]
            ),
        )


def _of_words(ids: tuple[str, ...], place: Place) -> Iterator[Dead]:
    if set(ids) <= set(place.without) or (place.along and set(place.along) <= set(place.without)):
        yield Dead(_("it asks for what “without” forbids"), _("Take the word out of “without”."))


def _of_bound(bound: Bound, low: int, high: int, what: str) -> Iterator[Dead]:
    if not any(bound.holds(value) for value in range(low, high + 1)):
        reason = _("{what} goes from {low} to {high}").format(what=what, low=low, high=high)
        yield Dead(reason, _("Write a number from {low} to {high}.").format(low=low, high=high))


def _of_name(word: str, known: frozenset[str], reason: str) -> Iterator[Dead]:
    if word in known or word in PARTS:
        return
    near = nearest(word, sorted(known))
    if near:
        remedy = _("Try “{near}”.").format(near=near)
    else:
        remedy = _("Known are: {known}.").format(known=quote("、".join(sorted(known)) or "–", 300))
    yield Dead(reason.format(word=quote(word)), remedy)


def _of_phrases(asked: ask.Wrote) -> Iterator[Dead]:
    if asked.phrases and set(asked.phrases) <= set(asked.unless):
        yield Dead(_("“unless” takes away every phrase it looks for"), _("Write longer phrases into “unless”."))
