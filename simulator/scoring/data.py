"""A scorecard as plain values for programs: JSON types only, keys in a fixed order, points exact."""

from fractions import Fraction
from typing import Any

from simulator.core.acts import Span
from simulator.scoring.card import Advice, Evidence, Mark, Scorecard


def as_data(card: Scorecard) -> dict[str, Any]:
    """The scorecard as JSON-able values. Points are whole numbers, or texts such as ``"10/3"`` where they are not."""
    return {
        "rubric": card.rubric,
        "rubric_name": card.rubric_name,
        "rubric_digest": card.digest,
        "total": card.total,
        "exact": exact(card.exact),
        "dimensions": [
            {
                "id": one.id,
                "name": one.name,
                "points": exact(one.points),
                "out_of": exact(one.out_of),
                "marks": [_mark(mark) for mark in one.marks],
            }
            for one in card.dimensions
        ],
        "kpi": {
            "total": card.kpi.total,
            "exact": exact(card.kpi.exact),
            "axes": [
                {"id": one.id, "weight": one.weight, "points": exact(one.points), "out_of": exact(one.out_of)}
                for one in card.kpi.axes
            ],
        },
        "hints": {
            "name": card.hints.name,
            "points": exact(-card.hints.points),
            "evidence": [_evidence(one) for one in card.hints.evidence],
        }
        if card.hints
        else None,
        "verdicts": {
            "effective": card.verdicts.effective,
            "allowed": card.verdicts.allowed,
            "breaches": [_advice(one) for one in card.breaches],
        },
        "ending": card.ending,
        "stars": card.stars,
        "review": card.review,
        "passed": [mark.check for mark in card.passed],
        "failed": [_advice(one) for one in card.failed],
        "per_turn": [
            {
                "turn": turn,
                "deltas": [{"check": one.check, "name": one.name, **_evidence(one.evidence)} for one in deltas],
            }
            for turn, deltas in card.per_turn.items()
        ],
    }


def exact(value: Fraction) -> int | str:
    """A whole number where it is one, else numerator/denominator."""
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "check": mark.check,
        "name": mark.name,
        "rubric": str(mark.origin),
        "kind": mark.kind,
        "points": exact(mark.points),
        "out_of": exact(mark.out_of),
        "applies": mark.applies,
        "passed": mark.passed,
        "unjudged": mark.unjudged,
        "evidence": [_evidence(one) for one in mark.evidence],
        "notes": [
            {"turn": note.turn, "id": note.id, "reason": note.reason, "span": _span(note.span)} for note in mark.notes
        ],
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "turn": one.turn,
        "role": one.role,
        "span": _span(one.span),
        "proof": one.proof,
        "id": one.id,
        "delta": exact(one.delta),
    }


def _advice(one: Advice) -> dict[str, Any]:
    return {
        "check": one.mark.check,
        "name": one.mark.name,
        "rubric": str(one.mark.origin),
        "lost": exact(one.lost),
        "turns": list(one.turns),
        "advice": one.text,
        "answers": [{"act": answer.act, "topic": answer.topic, "text": answer.text} for answer in one.answers],
        "evidence": [_evidence(found) for found in one.mark.evidence],
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
