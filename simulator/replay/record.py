"""What came, written into the expectations of a script that did not meet it: for an author who has looked and agrees.

Only values that a run shows are written: states, moods, the ending, its result and stars, marks, the verdict. A bound
such as ``">= 8"`` moves as far as it must. What says what should be heard, said or told is the author's own and stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from simulator.authoring.diagnostics import Place
from simulator.authoring.document import Path
from simulator.replay.expect import holds
from simulator.replay.run import Outcome

_SCALAR = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[^,\[\]{}\n#]*[^,\[\]{}\n#\s]')
"""A value on one line as it is written: quoted, or plain."""
_BOUND = re.compile(r"\s*(>=|<=|>|<)\s*\d+\s*")


@dataclass(frozen=True, slots=True)
class Change:
    """One expectation that is to be written anew."""

    place: Place
    name: str
    """What is expected there: ``moods.trust``, ``end.stars``."""
    was: str
    now: str
    """As it is to stand in the file."""


def changes(outcome: Outcome) -> list[Change]:
    """The expectations that a run did not meet and can be written anew, in the order of the file."""
    places = outcome.script.document.places
    found = [
        Change(places.of(path), ".".join(str(step) for step in path[-2:]), str(was), now)
        for path, was, now in _differing(outcome)
        if path in places.values
    ]
    return sorted(found, key=lambda change: change.place)


def rewritten(text: str, wanted: list[Change]) -> str:
    """The text of the script with those values in the places of the old; everything else stays as it is written."""
    lines = text.splitlines(keepends=True)
    for change in sorted(wanted, key=lambda one: one.place, reverse=True):
        line, start = lines[change.place.line - 1], change.place.column - 1
        old = _SCALAR.match(line, start)
        if old is not None:
            lines[change.place.line - 1] = line[:start] + change.now + line[old.end() :]
    return "".join(lines)


def _differing(outcome: Outcome) -> Iterator[tuple[Path, str | int, str]]:
    model, turns = outcome.script.model, outcome.turns
    expected = [
        (("expect",), model.expect),
        *((("talk", n, "expect"), step.expect) for n, step in enumerate(model.talk)),
    ]
    for (path, expect), turn in zip(expected, turns, strict=False):
        if expect is None:
            continue
        if expect.state is not None and expect.state != turn.state:
            yield (*path, "state"), expect.state, turn.state
        moods = {mood.id: mood.value for mood in turn.moods}
        for name, wanted in expect.moods.items():
            if name in moods and not holds(name, wanted, moods[name]):
                yield (*path, "moods", name), wanted, _moved(wanted, Fraction(moods[name]))
    yield from _differing_end(outcome)


def _differing_end(outcome: Outcome) -> Iterator[tuple[Path, str | int, str]]:
    end, ended, card = outcome.script.model.end, outcome.ended, outcome.card
    if end is None or ended is None:
        return
    if end.ending is not None and end.ending != ended.ending:
        yield ("end", "ending"), end.ending, ended.ending
    if end.result is not None and end.result != ended.result:
        yield ("end", "result"), end.result, ended.result
    if end.stars is not None and not holds("stars", end.stars, ended.stars):
        yield ("end", "stars"), end.stars, _moved(end.stars, Fraction(ended.stars))
    if card is None:
        return
    points = {"total": Fraction(card.total), **{one.id: one.points for one in card.dimensions}}
    missed = {one.place for one in outcome.diagnostics if one.code == "R011"}
    places = outcome.script.document.places
    for name, wanted in end.marks.items():
        path = ("end", "marks", name)
        if name in points and places.of(path) in missed:
            yield path, wanted, _moved(wanted, points[name])
    verdict = "allowed" if card.verdicts.allowed else "not_allowed"
    if end.verdict is not None and end.verdict != verdict:
        yield ("end", "verdict"), end.verdict, verdict


def _moved(wanted: str | int, value: Fraction) -> str:
    """The expectation in its own form, so that the value meets it."""
    bound = _BOUND.fullmatch(wanted) if isinstance(wanted, str) else None
    if bound is not None and bound[1] in (">=", ">"):
        return f'">= {floor(value)}"'
    if bound is not None:
        return f'"<= {ceil(value)}"'
    if value.denominator == 1:
        return str(value)
    return f'"{floor(value)}-{ceil(value)}"'
