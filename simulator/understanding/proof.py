"""The characters that prove what the learnt model believes: those of its features that weigh most.

Only labels that are given need a proof; all of one reply are proved together, since that takes little longer than one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.core.acts import Span
from simulator.understanding.features import ASKED, EDGE, Features, Marked, Numbers
from simulator.understanding.stretches import Stretch

PROOFS = 3
"""How many of the weightiest features are shown as proof."""
CANDIDATES = 24
"""From how many of each kind these are chosen, since they may lie on the same characters."""
MARKS = EDGE + ASKED
TELLING = 2
"""Characters below which a feature proves nothing to a reader, whatever it weighs."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What each feature of a reply weighs for each label."""

    seen: Features
    weights: NDArray[np.int8]
    """Features by labels."""
    stretches: tuple[Stretch, ...]
    within: NDArray[np.bool_]
    """Stretches by runs and words: which lie in which."""
    scores: NDArray[np.float64]
    """Stretches by labels: how much each speaks for it."""


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
    best = weighed.scores[:, labels].argmax(axis=0)
    values = weighed.weights[: seen.buyer, labels].T * weighed.within[best]
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
            _normal(marked, *weighed.stretches[stretch]) or Span(0, 0),
            _apart(marked, begun[:positive], ended[:positive]),
        )
        for stretch, begun, ended, positive in found
    ]


def _heaviest(values: NDArray[np.int8]) -> Numbers:
    """For each label, the places of the features that weigh most."""
    return (-values).argsort(axis=1, kind="stable")[:, :CANDIDATES]


def _apart(marked: Marked, starts: Sequence[int], ends: Sequence[int]) -> tuple[Span, ...]:
    """The first few features that tell something and lie on different characters."""
    chosen: list[Span] = []
    for start, end in zip(starts, ends, strict=True):
        if end - start < TELLING:
            continue
        span = _normal(marked, start, end)
        if span is None or span.end - span.start < TELLING:
            continue
        if all(span.start >= other.end or other.start >= span.end for other in chosen):
            chosen.append(span)
            if len(chosen) == PROOFS:
                break
    return tuple(chosen)


def _normal(marked: Marked, start: int, stop: int) -> Span | None:
    """The normalised characters under a part of the marked text; None where there are only marks."""
    while start < stop and marked.text[start] in MARKS:
        start += 1
    while stop > start and marked.text[stop - 1] in MARKS:
        stop -= 1
    return Span(marked.origin[start], marked.origin[stop - 1] + 1) if stop > start else None
