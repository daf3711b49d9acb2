"""The learnt part of hearing: a linear model over hashed features, in whole numbers, the same on every machine.

Each stretch of the reply is judged for each label; the verdict joins the whole reply's score with that of the stretch
that speaks for the label most. That stretch, and in it the features that weigh most, are the proof that is shown.
Weights come from `tools.train_ears` and lie in ``model.npz``.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from simulator.core.acts import Span
from simulator.understanding.crossing import crossings
from simulator.understanding.draft import Draft, Guess
from simulator.understanding.features import Grams, Marked, Numbers, buyer_runs, mark, named, runs, word_grams
from simulator.understanding.stretches import Stretch, stretches

MODEL = "model.npz"
PROOFS = 3
"""How many of the weightiest features are shown as proof."""

Weights = NDArray[np.int16]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """Plain numbers; see `tools.train_ears` for how they came to be."""

    labels: tuple[str, ...]
    weights: NDArray[np.int8]
    """Weight of each bucket for each label, times the bucket's rarity, in steps of ``step`` of the label."""
    rarity: NDArray[np.uint8]
    """Inverse document frequency of each bucket in twentieths."""
    step: Scores
    bias: Scores
    mix: Scores
    """For each label: slope of the whole reply's score, of the best stretch's, and an offset, giving log-odds."""
    threshold: Scores
    """Log-odds from which a label is given."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the model makes of one reply: log-odds for each label, and the stretch that speaks for it most."""

    odds: Scores
    best: NDArray[np.int64]
    stretches: tuple[Stretch, ...]


@lru_cache(maxsize=1)
def model() -> Model:
    """The shipped model, read once."""
    with files("simulator.understanding").joinpath(MODEL).open("rb") as file, np.load(file) as stored:
        return Model(
            tuple(str(label) for label in stored["labels"]),
            np.ascontiguousarray(stored["weights"]),
            stored["rarity"],
            stored["step"],
            stored["bias"],
            stored["mix"],
            stored["threshold"],
        )


RARITY_STEP = 20.0
"""Steps of `Model.rarity` in one unit of inverse document frequency."""

BUYER_WEIGHT, CROSS_WEIGHT = 0.5, 0.15
"""How much the buyer's words and the crossings count beside the reply's own."""


def classify(draft: Draft) -> Draft:
    """Step: what the model believes of the reply."""
    if not draft.clauses:
        return draft
    known = model()
    marked = mark(draft.text, draft.clauses)
    grams = (runs(marked.text), word_grams(marked.text))
    judged = judge(known, draft, marked, grams)
    guesses = []
    for place in np.flatnonzero(judged.odds > known.threshold - NEAR):
        span, why = _proof(known, int(place), marked, judged, grams)
        over = float(judged.odds[place] - known.threshold[place])
        guesses.append(Guess(known.labels[place], _sure(over), span, why, over))
    return replace(draft, guesses=tuple(guesses))


def _sure(over: float) -> float:
    """Log-odds above the threshold as 0 to 1 in steps of 0.01, by arithmetic that no machine does differently."""
    return round(0.5 + 0.5 * over / (1.0 + abs(over)), 2)


NEAR = 2.5
"""How far below its threshold a label is still handed on, for a cue of the lexicon to tip the scales."""


def judge(known: Model, draft: Draft, marked: Marked, grams: tuple[tuple[Grams, ...], tuple[Grams, ...]]) -> Judged:
    """The log-odds of each label for the reply."""
    parts = stretches(marked, draft.clauses)
    begins = np.array([part[0] for part in parts])
    ends = np.array([part[1] for part in parts])
    sums = np.zeros((len(parts), len(known.labels)))
    for kind in grams:
        weight = np.zeros((len(parts), len(known.labels)), dtype=np.int64)
        square = np.zeros(len(parts), dtype=np.int64)
        for gram in kind:
            _add(known, gram, begins, ends, weight, square)
        sums += weight * (RARITY_STEP / np.sqrt(np.maximum(square, 1)))[:, None]
    shared = _shared(known, draft)
    scores = (sums + shared) * known.step + known.bias
    best = scores.argmax(axis=0)
    top = scores[best, np.arange(len(known.labels))]
    odds = known.mix[0] * scores[0] + known.mix[1] * top + known.mix[2]
    return Judged(np.round(odds, 9), best, parts)


def _add(known: Model, gram: Grams, begins: Numbers, ends: Numbers, weight: Numbers, square: Numbers) -> None:
    """Add up the features that lie wholly within each stretch, by differences of running sums."""
    if not len(gram.buckets):
        return
    rows = np.zeros((len(gram.buckets) + 1, weight.shape[1]), dtype=np.int64)
    np.cumsum(known.weights[gram.buckets], axis=0, out=rows[1:])
    rare = known.rarity[gram.buckets].astype(np.int64)
    squares = np.concatenate(([0], np.cumsum(rare * rare)))
    low = np.searchsorted(gram.starts, begins, side="left")
    high = np.maximum(np.searchsorted(gram.ends, ends, side="right"), low)
    weight += rows[high] - rows[low]
    square += squares[high] - squares[low]


def _shared(known: Model, draft: Draft) -> Scores:
    """What the buyer's words and the crossings add to every stretch."""
    total = np.zeros(len(known.labels))
    for buckets, scale in ((buyer_runs(draft), BUYER_WEIGHT), (named(crossings(draft)), CROSS_WEIGHT)):
        rare = known.rarity[buckets].astype(np.int64)
        norm = float(np.sqrt(max(int((rare * rare).sum()), 1)))
        total += known.weights[buckets].sum(axis=0, dtype=np.int64) * (scale * RARITY_STEP / norm)
    return total


def _proof(
    known: Model,
    label: int,
    marked: Marked,
    judged: Judged,
    grams: tuple[tuple[Grams, ...], tuple[Grams, ...]],
) -> tuple[Span, tuple[Span, ...]]:
    """The stretch that speaks for the label most, and the words in it that weigh most; normalised positions."""
    begin, end = judged.stretches[int(judged.best[label])]
    weighed: list[tuple[int, int, int]] = []
    for kind in grams:
        for gram in kind:
            low = int(np.searchsorted(gram.starts, begin, side="left"))
            high = int(np.searchsorted(gram.ends, end, side="right"))
            values = known.weights[gram.buckets[low:high], label]
            weighed += [
                (-int(values[place]), int(gram.starts[low + place]), int(gram.ends[low + place]))
                for place in np.flatnonzero(values > 0)
            ]
    chosen: list[Span] = []
    for _weight, start, stop in sorted(weighed):
        span = _normal(marked, start, stop)
        if span is not None and not any(span.start < other.end and other.start < span.end for other in chosen):
            chosen.append(span)
        if len(chosen) == PROOFS:
            break
    whole = _normal(marked, begin, end) or Span(0, 0)
    return whole, tuple(chosen)


def _normal(marked: Marked, start: int, stop: int) -> Span | None:
    """The normalised characters under a part of the marked text; None where there are only marks."""
    while start < stop and marked.text[start] in "|?":
        start += 1
    while stop > start and marked.text[stop - 1] in "|?":
        stop -= 1
    return Span(marked.origin[start], marked.origin[stop - 1] + 1) if stop > start else None
