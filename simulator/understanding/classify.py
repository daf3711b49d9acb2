"""The learnt part of hearing: a linear model over hashed features, in whole numbers, the same on every machine.

Each stretch of the reply is judged for each label; the verdict joins the whole reply's score with that of the stretch
that speaks for the label most. That stretch, and in it the features that weigh most, are the proof that is shown.
Weights come from `tools.train_ears` and lie in ``model.npz``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.understanding.crossing import FEW_FACTS, crossings, fact_parts
from simulator.understanding.draft import Clause, Draft, Guess
from simulator.understanding.features import RUNS, Features, Marked, features_of, mark
from simulator.understanding.proof import Proof, Weighed, proofs
from simulator.understanding.quotation import unquoted
from simulator.understanding.runs import Numbers
from simulator.understanding.stretches import stretches

MODEL = "model.npz"
_HAN = re.compile("[\u3400-\u9fff]")
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
    crossing: Scores
    """For each label, how much the crossings count beside the reply's own words."""


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
            stored["crossing"],
        )


RARITY_STEP = 20.0
"""Steps of `Model.rarity` in one unit of inverse document frequency."""

BUYER_WEIGHT = 0.5
"""How much the buyer's words count beside the reply's own."""


def classify(draft: Draft) -> Draft:
    """Step: what the model believes of the reply; it learnt Chinese, and what is none is left to the cues."""
    clauses = [clause for clause in draft.clauses if _HAN.search(draft.text, clause.start, clause.end)]
    if not clauses:
        return draft
    labels = model().labels
    marked = mark(unquoted(draft.text), clauses)
    overs, weighed = judge(draft, marked, clauses)
    near = {place: _careful(draft, labels[place], over) for place, over in overs.items()}
    given = [place for place, over in near.items() if over >= 0]
    proved = dict(zip(given, proofs(weighed, marked, given), strict=True))
    return replace(
        draft, guesses=tuple(_guess(labels[place], near[place], proved.get(place)) for place in near), judged=True
    )


def _guess(label: str, over: float, proof: Proof | None) -> Guess:
    if proof is None:
        return Guess(label, _sure(over), over=over)
    return Guess(label, _sure(over), proof.stretch, proof.words, over)


def _careful(draft: Draft, label: str, over: float) -> float:
    """Against no facts, or a long list of them, the model alone blames nobody."""
    beyond_it = label in AGAINST_FACTS and not 0 < len(fact_parts(draft)) <= FEW_FACTS
    return min(over, BARELY_NOT) if beyond_it else over


AGAINST_FACTS = frozenset({"wrong_fact", "beyond_authority"})
BARELY_NOT = -0.01
"""Just below the threshold, so that a strong cue still decides."""


def _sure(over: float) -> float:
    """Log-odds above the threshold as 0 to 1 in steps of 0.01, by arithmetic that no machine does differently."""
    return round(0.5 + 0.5 * over / (1.0 + abs(over)), 2)


NEAR = 2.0
"""How far below its threshold a label is still handed on, for a cue of the lexicon to tip the scales."""


def judge(draft: Draft, marked: Marked, clauses: Sequence[Clause]) -> tuple[dict[int, float], Weighed]:
    """For the labels that the reply holds, or nearly so, the log-odds above the threshold; and what speaks for them."""
    known = model()
    seen = features_of(draft, marked, crossings(draft))
    parts = stretches(marked, clauses)
    edges = np.array(parts)
    weights = known.weights.take(seen.buckets, axis=0)  # in half the time of weights[buckets]
    rare = known.rarity.take(seen.buckets).astype(np.int32)
    within = seen.between(edges, len(marked.text))
    norms = np.sqrt(np.maximum(_sums((rare * rare)[None], seen, within), 1))
    sums = _sums(weights.T, seen, within) * (_SCALES / norms)
    sums[3] *= known.crossing[:, None]
    scores = ((sums[2] + sums[3]) + sums[0] + sums[1]) * known.step[:, None] + known.bias[:, None]
    odds = known.mix[0] * scores[:, 0] + known.mix[1] * scores.max(axis=1) + known.mix[2]
    over = odds.round(9) - known.threshold
    near = {place: value for place, value in enumerate(over.tolist()) if value > -NEAR}
    return near, Weighed(seen, weights, parts, scores)


_SCALES = np.array([1.0, 1.0, BUYER_WEIGHT, 1.0])[:, None, None] * RARITY_STEP
"""How much the four sums of `_sums` count; the last by `Model.crossing` as well."""


def _sums(values: NDArray[Any], seen: Features, within: tuple[Numbers, Numbers]) -> NDArray[np.int32]:
    """What the features of each stretch come to: its runs, its words, the buyer's words, the crossings.

    ``values`` are rows of one number a feature; each sum is by rows and stretches. Features of one size stand in order,
    so that those of a stretch are neighbours: the difference of two running sums, whole numbers, in a time that grows
    with the reply and no faster.
    """
    until = np.zeros((len(values), values.shape[1] + 1), dtype=np.int32)
    values.cumsum(axis=1, out=until[:, 1:])
    first, behind = within
    each = until.take(behind, axis=1) - until.take(first, axis=1)
    sums = np.empty((4, len(values), len(first)), dtype=np.int32)
    each[..., :RUNS].sum(axis=2, out=sums[0])
    each[..., RUNS:].sum(axis=2, out=sums[1])
    sums[2] = until[:, seen.names, None] - until[:, seen.buyer, None]
    sums[3] = until[:, -1:] - until[:, seen.names, None]
    return sums
