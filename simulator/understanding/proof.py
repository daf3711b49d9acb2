"""The characters that prove what the learnt model believes: those of its features that weigh most.

Only labels that are given need a proof; all of one reply are proved together, since that takes little longer than one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.core.acts import Span
from simulator.understanding.features import ASKED, BORDER, EDGE, Features, Marked
from simulator.understanding.runs import Numbers
from simulator.understanding.stretches import Stretch

PROOFS = 3
"""How many of the weightiest features are shown as proof."""
CANDIDATES = 24
"""From how many of each kind these are chosen, since they may lie on the same characters."""
MARKS = EDGE + ASKED + BORDER
TELLING = 2
"""Characters below which a feature proves nothing to a reader, whatever it weighs."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What each feature of a reply weighs for each label."""

    seen: Features
    weights: NDArray[np.int8]
    """Features by labels."""
    stretches: tuple[Stretch, ...]
    scores: NDArray[np.float64]
    """Labels by stretches: how much each speaks for it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Normalised positions that speak for one label."""

    stretch: Span
    words: tuple[Span, ...]
    """Those in the stretch that weigh most, the weightiest first."""


def proofs(weighed: Weighed, marked: Marked, labels: Sequence[int]) -> list[Proof]:
    """For each label the stretch that speaks for it most, and the words in it that weigh most."""
    if not labels:
        return []
    seen = weighed.seen
    best = weighed.scores[labels].argmax(axis=1)
    edges = np.array(weighed.stretches)[best]
    within = (seen.starts >= edges[:, :1]) & (seen.ends <= edges[:, 1:])
    values = weighed.weights[: seen.buyer, labels].T * within
    most = np.concatenate((_heaviest(values[:, : seen.words]), _heaviest(values[:, seen.words :]) + seen.words), axis=1)
    rows = np.arange(len(labels))[:, None]
    weights = values[rows, most]
    order = np.lexsort((seen.ends[most], seen.starts[most], -weights))
    ranked = most[rows, order]
    found = zip(
        best.tolist(),
        seen.starts[ranked].tolist(),
        seen.ends[ranked].tolist(),
        (weights > 0).sum(axis=1).tolist(),
        strict=True,
    )
    return [
        Proof(
            _normal(marked, *_without_marks(marked.text, *weighed.stretches[stretch])),
            _apart(marked, begun[:positive], ended[:positive]),
        )
        for stretch, begun, ended, positive in found
    ]


def _heaviest(values: NDArray[np.int8]) -> Numbers:
    """For each label, the places of the features that weigh most."""
    return (-values).argsort(axis=1, kind="stable")[:, :CANDIDATES]


def _apart(marked: Marked, starts: Sequence[int], ends: Sequence[int]) -> tuple[Span, ...]:
    """The first few features that tell something and lie on different characters."""
    chosen: list[tuple[int, int]] = []
    for first, last in zip(starts, ends, strict=True):
        if last - first < TELLING:
            continue
        start, end = _without_marks(marked.text, first, last)
        if end - start < TELLING or any(start < behind and before < end for before, behind in chosen):
            continue
        chosen.append((start, end))
        if len(chosen) == PROOFS:
            break
    return tuple(_normal(marked, start, end) for start, end in chosen)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def _normal(marked: Marked, start: int, end: int) -> Span:
    """The normalised characters under a part of the marked text without marks at its ends; nothing under nothing."""
    return Span(marked.origin[start], marked.origin[end - 1] + 1) if start < end else Span(0, 0)
