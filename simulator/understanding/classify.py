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
    """What the model makes of one reply, for each label."""

    odds: Scores
    """Log-odds that the reply holds the label."""
    best: NDArray[np.int64]
    """The stretch that speaks for it most."""
    stretches: tuple[Stretch, ...]
    within: NDArray[np.bool_]
    """For each stretch, which features of the reply lie in it: the runs of characters, then the words."""
    weights: NDArray[np.int8]
    """What each of these features weighs for each label."""


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
    for place in np.flatnonzero(judged.odds > known.threshold - NEAR).tolist():
        label = known.labels[place]
        over = _careful(draft, label, float(judged.odds[place] - known.threshold[place]))
        span, why = _proof(place, marked, judged, seen) if over >= 0 else (None, ())
        guesses.append(Guess(label, _sure(over), span, why, over))
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
    count = len(parts)
    begins = np.array([part[0] for part in parts])[:, None]
    ends = np.array([part[1] for part in parts])[:, None]
    kinds = (*(grams.buckets for grams in seen), buyer_runs(draft), named(crossings(draft)))
    buckets = np.concatenate(kinds)
    words, buyer, crossed = np.cumsum([len(kind) for kind in kinds[:-1]]).tolist()
    within = np.empty((count, buyer), dtype=np.bool_)
    for grams, place in zip(seen, (slice(0, words), slice(words, buyer)), strict=True):
        np.logical_and(grams.starts >= begins, grams.ends <= ends, out=within[:, place])
    # Which features each sum takes: for each stretch its runs, then for each its words; the buyer's; the crossings.
    # Whole numbers below 2**24 in 32-bit floats: sums are exact in whatever order a machine adds them.
    taken = np.zeros((2 * count + 2, len(buckets)), dtype=np.float32)
    taken[:count, :words] = within[:, :words]
    taken[count:-2, words:buyer] = within[:, words:]
    taken[-2, buyer:crossed] = 1
    taken[-1, crossed:] = 1
    weights = known.weights[buckets]
    rare = known.rarity[buckets].astype(np.float64)
    norms = np.sqrt(np.maximum(taken @ (rare * rare), 1))
    scale = np.full(2 * count + 2, RARITY_STEP)
    scale[-2] *= BUYER_WEIGHT
    scale[-1] *= CROSS_WEIGHT
    sums = (taken @ weights.astype(np.float32)).astype(np.float64) * (scale / norms)[:, None]
    # What the buyer's words and the crossings add to every stretch comes first, so that all sums keep their order.
    scores = ((sums[-2] + sums[-1]) + sums[:count] + sums[count:-2]) * known.step + known.bias
    best = scores.argmax(axis=0)
    odds = known.mix[0] * scores[0] + known.mix[1] * scores.max(axis=0) + known.mix[2]
    return Judged(np.round(odds, 9), best, parts, within, weights[:buyer])


def _proof(label: int, marked: Marked, judged: Judged, seen: tuple[Grams, Grams]) -> tuple[Span, tuple[Span, ...]]:
    """The stretch that speaks for the label most, and the words in it that weigh most; normalised positions."""
    stretch = int(judged.best[label])
    begin, end = judged.stretches[stretch]
    values = judged.weights[:, label] * judged.within[stretch]
    weighed: list[tuple[int, int, int]] = []
    first = 0
    for grams in seen:
        of_kind = values[first : first + len(grams.buckets)]
        first += len(of_kind)
        places = np.argsort(-of_kind, kind="stable")[:CANDIDATES]
        places = places[of_kind[places] > 0]
        weighed += zip(
            (-of_kind[places].astype(np.int64)).tolist(),
            grams.starts[places].tolist(),
            grams.ends[places].tolist(),
            strict=True,
        )
    chosen: list[Span] = []
    for _weight, start, stop in sorted(weighed):
        if stop - start < TELLING:
            continue
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
