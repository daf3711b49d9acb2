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
from simulator.understanding.crossing import FEW_FACTS, crossings, fact_parts
from simulator.understanding.draft import Draft, Guess
from simulator.understanding.features import Grams, Marked, buyer_runs, mark, named, runs, word_grams
from simulator.understanding.quotation import unquoted
from simulator.understanding.stretches import Stretch, stretches

MODEL = "model.npz"
PROOFS = 3
"""How many of the weightiest features are shown as proof."""
CANDIDATES = 24
"""From how many these are chosen, since they may lie on the same characters."""
TELLING = 2
"""Characters below which a feature proves nothing to a reader, whatever it weighs."""

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
    weights: tuple[NDArray[np.float32], ...]
    """For each kind of features, what each of them weighs for each label."""


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
        return replace(draft, judged=True)
    known = model()
    marked = mark(unquoted(draft.text), draft.clauses)
    seen = (runs(marked.text), word_grams(marked.text))
    judged = judge(known, draft, marked, seen)
    guesses = []
    for place in np.flatnonzero(judged.odds > known.threshold - NEAR):
        span, why = _proof(int(place), marked, judged, seen)
        over = _careful(draft, known.labels[place], float(judged.odds[place] - known.threshold[place]))
        guesses.append(Guess(known.labels[place], _sure(over), span, why, over))
    return replace(draft, guesses=tuple(guesses), judged=True)


def _careful(draft: Draft, label: str, over: float) -> float:
    """Against a long list of facts the model alone blames nobody."""
    many = label in AGAINST_FACTS and len(fact_parts(draft)) > FEW_FACTS
    return min(over, BARELY_NOT) if many else over


AGAINST_FACTS = frozenset({"wrong_fact", "beyond_authority"})
BARELY_NOT = -0.01
"""Just below the threshold, so that a strong cue still decides."""


def _sure(over: float) -> float:
    """Log-odds above the threshold as 0 to 1 in steps of 0.01, by arithmetic that no machine does differently."""
    return round(0.5 + 0.5 * over / (1.0 + abs(over)), 2)


NEAR = 2.0
"""How far below its threshold a label is still handed on, for a cue of the lexicon to tip the scales."""


def judge(known: Model, draft: Draft, marked: Marked, seen: tuple[Grams, Grams]) -> Judged:
    """The log-odds of each label for the reply, from its characters and its words."""
    parts = stretches(marked, draft.clauses)
    begins = np.array([part[0] for part in parts])[:, None]
    ends = np.array([part[1] for part in parts])[:, None]
    sums = _shared(known, draft)
    weights = tuple(known.weights[grams.buckets].astype(np.float32) for grams in seen)
    for grams, weight in zip(seen, weights, strict=True):
        # Whole numbers below 2**24 in 32-bit floats: sums are exact in whatever order a machine adds them.
        within = ((grams.starts >= begins) & (grams.ends <= ends)).astype(np.float32)
        rare = known.rarity[grams.buckets].astype(np.float32)
        norm = np.sqrt(np.maximum(within @ (rare * rare), 1).astype(np.float64))
        sums = sums + (within @ weight).astype(np.float64) * (RARITY_STEP / norm)[:, None]
    scores = sums * known.step + known.bias
    best = scores.argmax(axis=0)
    top = scores[best, np.arange(len(known.labels))]
    odds = known.mix[0] * scores[0] + known.mix[1] * top + known.mix[2]
    return Judged(np.round(odds, 9), best, parts, weights)


def _shared(known: Model, draft: Draft) -> Scores:
    """What the buyer's words and the crossings add to every stretch."""
    total = np.zeros(len(known.labels))
    for buckets, scale in ((buyer_runs(draft), BUYER_WEIGHT), (named(crossings(draft)), CROSS_WEIGHT)):
        rare = known.rarity[buckets].astype(np.int64)
        norm = float(np.sqrt(max(int(rare @ rare), 1)))
        total += known.weights[buckets].sum(axis=0, dtype=np.int64) * (scale * RARITY_STEP / norm)
    return total


def _proof(label: int, marked: Marked, judged: Judged, seen: tuple[Grams, Grams]) -> tuple[Span, tuple[Span, ...]]:
    """The stretch that speaks for the label most, and the words in it that weigh most; normalised positions."""
    begin, end = judged.stretches[int(judged.best[label])]
    weighed: list[tuple[int, int, int]] = []
    for grams, weight in zip(seen, judged.weights, strict=True):
        values = np.where((grams.starts >= begin) & (grams.ends <= end), weight[:, label], 0)
        for place in np.argsort(-values, kind="stable")[:CANDIDATES]:
            if values[place] > 0:
                weighed.append((-int(values[place]), int(grams.starts[place]), int(grams.ends[place])))
    chosen: list[Span] = []
    for _weight, start, stop in sorted(weighed):
        span = _normal(marked, start, stop)
        if span is None or span.end - span.start < TELLING:
            continue
        if not any(span.start < other.end and other.start < span.end for other in chosen):
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
