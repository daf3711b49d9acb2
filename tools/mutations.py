"""The small changes of a rubric, a persona or a flow that a good set of scripts notices: one change each."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from simulator.authoring.document import Document, Path, Value
from simulator.authoring.library import Kind
from simulator.core.chart import Gauge, Mood
from simulator.core.taxonomy import ACTS, FAULTS

_CONDITION = re.compile(r"((?:>=|<=|==|!=|>|<)?\s*)(-?\d+)")
_GUARDS = ("useful_replies", "fitting_replies", "replies", "stars", "is", "turns", "times", "typing_speed")
"""What compares a number in a rubric."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of a file."""

    line: int
    """Where the changed thing stands in the file."""
    told: str
    value: Value
    """The whole file after it."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A value put at a place, or the place removed."""

    path: Path
    told: str
    put: Any = None
    drop: bool = False


def mutations(kind: Kind, document: Document) -> list[Mutation]:
    """Every change of the file, in the order of the file."""
    edits = _in_rubric(document) if kind == "rubric" else _in_rules(document)
    made = [_made(document, edit if isinstance(edit, tuple) else (edit,)) for edit in edits]
    return sorted(made, key=lambda one: (one.line, one.told))


def _made(document: Document, edits: tuple[_Edit, ...]) -> Mutation:
    value = deepcopy(document.value)
    for edit in edits:
        holder: Any = value
        for part in edit.path[:-1]:
            holder = holder[part]
        if edit.drop:
            del holder[edit.path[-1]]
        else:
            holder[edit.path[-1]] = edit.put
    return Mutation(document.places.of(edits[0].path).line, edits[0].told, value)


def _walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield from _walk(part, (*path, key))


def _off_by_one(value: Any) -> Any:
    """The condition or number with its bound one higher; None where there is none."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    found = _CONDITION.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1]}{int(found[2]) + 1}" if found else None


def _in_rules(document: Document) -> Iterator[_Edit]:
    targets = sorted({str(rule["to"]) for _path, rule in _walk(document.value) if _moves(rule)})
    for path, rule in _walk(document.value):
        if not _is_rule(rule):
            continue
        name = f"{rule.get('hears', 'always')}"
        yield _Edit(path, f"drop the rule for {name}", drop=True)
        if "to" in rule:
            others = [one for one in targets if one != rule["to"]]
            if others:
                # The next in the alphabet, so that it is the same one every time.
                other = next((one for one in others if one > str(rule["to"])), others[0])
                yield _Edit((*path, "to"), f"the rule for {name} leads to {other}", other)
        for subject, bound in (rule.get("if") or {}).items():
            if (shifted := _off_by_one(bound)) is not None:
                yield _Edit((*path, "if", subject), f"{name}: {subject} {bound} becomes {shifted}", shifted)
        for mood, by in (rule.get("feels") or {}).items():
            yield _Edit((*path, "feels", mood), f"{name}: {mood} is not felt", drop=True)
            if abs(by) > 1 and not _same_felt(document.value, mood, by, int(by / 2)):
                yield _Edit((*path, "feels", mood), f"{name}: {mood} is felt half", int(by / 2))


def _same_felt(value: Any, mood: str, by: int, other: int) -> bool:
    """Whether this persona feels both changes the same, so that nothing can tell them apart.

    A cold buyer, who takes half of every kind word, feels +2 and +1 both as +1. A flow has no moods of its own, and all
    its changes count.
    """
    scale = value.get("moods", {}).get(mood, {})
    kept = Mood(mood, mood, Gauge(mood, 0, 0, 0), good=True, up=scale.get("up", 100), down=scale.get("down", 100))
    return kept.felt(by) == kept.felt(other)


def _is_rule(value: Any) -> bool:
    return isinstance(value, dict) and ("hears" in value or ("if" in value and "to" in value))


def _moves(value: Any) -> bool:
    return _is_rule(value) and "to" in value


def _in_rubric(document: Document) -> Iterator[_Edit | tuple[_Edit, ...]]:
    value: Any = document.value
    for path, part in _walk(value):
        if isinstance(part, dict) and path[:1] == ("critical",) and len(path) == 2:
            yield _Edit(path, f"drop the critical check {part['id']}", drop=True)
        if isinstance(part, dict) and path[-2:-1] == ("checks",):
            yield _Edit(path, f"drop the check {part['id']}", drop=True)
        if isinstance(part, dict):
            yield from _in_question(path, part)
    for place, dimension in enumerate(value.get("dimensions", ())):
        checks = [(index, one) for index, one in enumerate(dimension["checks"]) if "points" in one]
        for (first, one), (second, other) in pairwise(checks):
            if one["points"] != other["points"]:
                here: Path = ("dimensions", place, "checks")
                told = f"swap the points of {one['id']} and {other['id']}"
                yield (
                    _Edit((*here, first, "points"), told, other["points"]),
                    _Edit((*here, second, "points"), told, one["points"]),
                )
    weights = [(index, one["weight"]) for index, one in enumerate(value.get("dimensions", ()))]
    for (one, weight), (other, beside) in pairwise(weights):
        if weight != beside:
            told = f"swap the weights {weight} and {beside}"
            yield (
                _Edit(("dimensions", one, "weight"), told, beside),
                _Edit(("dimensions", other, "weight"), told, weight),
            )


def _in_question(path: Path, part: dict[str, Any]) -> Iterator[_Edit]:
    for field, labels in (("act", sorted(ACTS)), ("fault", sorted(FAULTS))):
        if field in part:
            ids = part[field] if isinstance(part[field], list) else [part[field]]
            other = next(one for one in [*labels[labels.index(ids[0]) + 1 :], *labels] if one not in ids)
            changed = [other, *ids[1:]] if len(ids) > 1 else other
            yield _Edit((*path, field), f"{field} {ids[0]} becomes {other}", changed)
    for field in _GUARDS:
        if field in part and (shifted := _off_by_one(part[field])) is not None:
            yield _Edit((*path, field), f"{field} {part[field]} becomes {shifted}", shifted)
