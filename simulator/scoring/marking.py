"""One check against one log: points, and the evidence whose deltas add up to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from simulator.scoring.card import Evidence, Mark
from simulator.scoring.findings import Finding, Hit, Note, single
from simulator.scoring.judging import unjudged
from simulator.scoring.rubric import Check, Critical
from simulator.scoring.scene import Scene

NOTES = 6
"""Notes that a mark shows at most."""

OF_ALL = frozenset({"ending", "stars", "mood", "speed"})
"""Proofs that the whole talk led to; its last reply has no more part in them than any other."""

WHOLE = Hit(0, "never", "kept")
"""The evidence for points that are there from the start."""


@dataclass(frozen=True, slots=True)
class _Earned:
    hit: Hit
    by: Fraction


def mark_check(check: Check, dimension: str, scene: Scene) -> Mark:
    """What the check makes of the log, in the check's own points."""
    return mark_found(check, dimension, scene, (scene.forgiving or scene if check.avoid else scene).of(check.id))


def mark_found(check: Check, dimension: str, scene: Scene, found: Finding) -> Mark:
    """What the check makes of what was found for it, in the check's own points."""
    if not found.applies:
        return _mark(check, dimension, Fraction(0), [], found.notes)
    earned = _avoided(check, found) if check.avoid else _met(check, found)
    notes = found.notes
    if check.needs is not None and not scene.find(check.needs, scene).held:
        earned = [replace(one, by=Fraction(0)) for one in earned if one.hit is not WHOLE]
        notes = (Note(0, check.id, "needs"), *notes)
    mark = _mark(check, dimension, Fraction(check.points), earned, notes)
    return mark if mark.passed else replace(mark, unjudged=unjudged(check, found, scene))


def mark_critical(check: Critical, scene: Scene) -> Mark | None:
    """The breach with its proof; None where there is none. What is forbidden is so in replies that earn nothing too."""
    scene = scene.forgiving or scene
    found = scene.find(check.when, scene)
    if not found.held:
        return None
    evidence = tuple(_evidence(hit, Fraction(0)) for hit in _apart(found.hits))
    return Mark(
        check.id,
        check.name,
        "",
        check.origin,
        "words",
        Fraction(0),
        Fraction(0),
        evidence,
        found.notes[:NOTES],
        check.rewrite,
    )


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those whose words lie within another's."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: -(one.span.end - one.span.start) if one.span else 0):
        if not any(_within(hit, other) for other in kept):
            kept.append(hit)
    return [hit for hit in hits if hit in kept]


def _within(hit: Hit, other: Hit) -> bool:
    """Whether both stand in one reply and overlap."""
    if (hit.turn, hit.role) != (other.turn, other.role) or hit.span is None or other.span is None:
        return False
    return hit.span.meets(other.span)


def scaled(mark: Mark, by: Fraction) -> Mark:
    """The mark in points of the total."""
    return replace(
        mark,
        points=mark.points * by,
        out_of=mark.out_of * by,
        evidence=tuple(replace(one, delta=one.delta * by) for one in mark.evidence),
    )


def _met(check: Check, found: Finding) -> list[_Earned]:
    """Parts earn equal shares; a ladder pays for each reply less than for the one before."""
    if len(check.ladder) > 1:
        # What failed as a whole (such as a count that is too small) earns nothing, however many hits there are.
        hits = single(found.hits) if found.held else ()
        paid = dict(zip(hits, check.ladder, strict=False))
        return [_Earned(hit, Fraction(paid.get(hit, 0))) for hit in found.hits]
    share = Fraction(check.points, len(found.parts))
    earned = []
    for part in found.parts:
        hits = part.hits or ((WHOLE,) if part.held else ())
        earned += [_Earned(hit, share if part.held and not place else Fraction(0)) for place, hit in enumerate(hits)]
    return earned


def _avoided(check: Check, found: Finding) -> list[_Earned]:
    """All points from the start, less the ladder's for each reply that did what was to be avoided."""
    start = [_Earned(WHOLE, Fraction(check.points))]
    if not found.held:
        return start
    hits = single(found.hits) or (WHOLE,)
    costs = dict(zip(hits, check.ladder, strict=False))
    return [*start, *(_Earned(hit, Fraction(-costs.get(hit, 0))) for hit in found.hits or (WHOLE,))]


def _mark(check: Check, dimension: str, out_of: Fraction, earned: list[_Earned], notes: tuple[Note, ...]) -> Mark:
    return Mark(
        check=check.id,
        name=check.name,
        dimension=dimension,
        origin=check.origin,
        kind=check.evidence,
        points=sum((one.by for one in earned), Fraction(0)),
        out_of=out_of,
        evidence=tuple(_evidence(one.hit, one.by) for one in earned),
        notes=tuple(dict.fromkeys(notes))[:NOTES],
        advice=check.advice,
    )


def _evidence(hit: Hit, delta: Fraction) -> Evidence:
    turn = None if hit.proof in OF_ALL else hit.turn or None
    return Evidence(turn, hit.words or hit.span, hit.proof, hit.id, delta, hit.role)
