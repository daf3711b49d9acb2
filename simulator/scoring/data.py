"""A scorecard as plain values for programs: JSON types only, keys in a fixed order, points exact."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from simulator.core.acts import Span
from simulator.scoring.card import Advice, Evidence, Mark, Scorecard
from simulator.scoring.shown import as_shown


def as_data(card: Scorecard) -> dict[str, Any]:
    """The scorecard as JSON-able values. Points are whole numbers, or texts such as ``"10/3"`` where they are not.

    Beside them ``shown`` has the tenths that people are shown, which add up as well.
    """
    shown = as_shown(card)
    tell = _Told(_tenths_of(card, shown))
    return {
        "rubric": card.rubric,
        "rubric_name": card.rubric_name,
        "rubric_digest": card.digest,
        "total": card.total,
        "exact": exact(card.exact),
        "shown": tenths(shown.exact),
        "dimensions": [
            {
                "id": one.id,
                "name": one.name,
                "points": exact(one.points),
                "out_of": exact(one.out_of),
                "shown": _shown(seen.points, seen.out_of),
                "marks": [tell.mark(mark, each) for mark, each in zip(one.marks, seen.marks, strict=True)],
            }
            for one, seen in zip(card.dimensions, shown.dimensions, strict=True)
        ],
        "kpi": {
            "total": card.kpi.total,
            "exact": exact(card.kpi.exact),
            "shown": tenths(shown.kpi.exact),
            "axes": [
                {
                    "id": one.id,
                    "weight": one.weight,
                    "points": exact(one.points),
                    "out_of": exact(one.out_of),
                    "shown": _shown(seen.points, seen.out_of),
                }
                for one, seen in zip(card.kpi.axes, shown.kpi.axes, strict=True)
            ],
        },
        "hints": {
            "name": card.hints.name,
            "points": exact(-card.hints.points),
            "shown": tenths(-shown.hints.points),
            "evidence": [tell.evidence(one) for one in card.hints.evidence],
        }
        if card.hints and shown.hints
        else None,
        "verdicts": {
            "effective": card.verdicts.effective,
            "allowed": card.verdicts.allowed,
            "breaches": [tell.advice(one, one) for one in card.breaches],
        },
        "ending": card.ending,
        "stars": card.stars,
        "review": card.review,
        "passed": [mark.check for mark in card.passed],
        "failed": [tell.advice(one, seen) for one, seen in zip(card.failed, shown.failed, strict=True)],
        "per_turn": [
            {
                "turn": turn,
                "deltas": [{"check": one.check, "name": one.name, **tell.evidence(one.evidence)} for one in deltas],
            }
            for turn, deltas in card.per_turn.items()
        ],
    }


def exact(value: Fraction) -> int | str:
    """A whole number where it is one, else numerator/denominator."""
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def tenths(value: Fraction) -> str:
    """Points of a shown card: ``3``, ``1.5``, ``-1.5``."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}"


def _shown(points: Fraction, out_of: Fraction) -> dict[str, str]:
    return {"points": tenths(points), "out_of": tenths(out_of)}


def _tenths_of(card: Scorecard, shown: Scorecard) -> Mapping[int, Fraction]:
    """What is shown of each piece of evidence, by its identity: one that is equal may have been given another tenth."""
    pairs = [
        pair
        for one, seen in zip(card.dimensions, shown.dimensions, strict=True)
        for mark, each in zip(one.marks, seen.marks, strict=True)
        for pair in zip(mark.evidence, each.evidence, strict=True)
    ]
    if card.hints and shown.hints:
        pairs += zip(card.hints.evidence, shown.hints.evidence, strict=True)
    return {id(one): seen.delta for one, seen in pairs}


@dataclass(frozen=True, slots=True)
class _Told:
    """Parts of a card as plain values, each with what is shown of it."""

    tenths: Mapping[int, Fraction]

    def mark(self, mark: Mark, seen: Mark) -> dict[str, Any]:
        return {
            "check": mark.check,
            "name": mark.name,
            "rubric": str(mark.origin),
            "kind": mark.kind,
            "points": exact(mark.points),
            "out_of": exact(mark.out_of),
            "shown": _shown(seen.points, seen.out_of),
            "applies": mark.applies,
            "passed": mark.passed,
            "unjudged": mark.unjudged,
            "evidence": [self.evidence(one) for one in mark.evidence],
            "notes": [
                {"turn": note.turn, "id": note.id, "reason": note.reason, "span": _span(note.span)}
                for note in mark.notes
            ],
        }

    def evidence(self, one: Evidence) -> dict[str, Any]:
        return {
            "turn": one.turn,
            "role": one.role,
            "span": _span(one.span),
            "proof": one.proof,
            "id": one.id,
            "delta": exact(one.delta),
            "shown": tenths(self.tenths.get(id(one), one.delta)),
        }

    def advice(self, one: Advice, seen: Advice) -> dict[str, Any]:
        return {
            "check": one.mark.check,
            "name": one.mark.name,
            "rubric": str(one.mark.origin),
            "lost": exact(one.lost),
            "shown": tenths(seen.lost),
            "turns": list(one.turns),
            "advice": one.text,
            "answers": [{"act": answer.act, "topic": answer.topic, "text": answer.text} for answer in one.answers],
            "evidence": [self.evidence(found) for found in one.mark.evidence],
        }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
