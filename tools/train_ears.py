"""Train the learnt parts of hearing from ``corpus/`` and write ``marks.npz`` and ``model.npz`` beside the ears.

    make train

Deterministic: the same corpus, lexicon and library versions give the same numbers. For each label one linear
support-vector machine learns on whole replies, then on the stretch of each reply that speaks for the label most
(multiple-instance learning: Andrews et al. 2003). Slopes and offsets come from scores of replies that
the machine had not seen.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from simulator.core.taxonomy import ACTS, LABELS
from simulator.understanding.classify import BUYER_WEIGHT, CROSS_WEIGHT, RARITY_STEP
from simulator.understanding.crossing import crossings
from simulator.understanding.draft import Context, Draft
from simulator.understanding.features import features_of, mark
from simulator.understanding.pipeline import BEFORE_MODEL, draft_of
from simulator.understanding.punctuate import Punctuator
from simulator.understanding.runs import BUCKETS
from simulator.understanding.stretches import stretches
from tools.train_marks import learn_marks, save

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
OUT = ROOT / "simulator" / "understanding" / "model.npz"

COST = 0.3
POSITIVE = 3
"""How much more a missed label weighs than a false one, before thresholds."""
ROUNDS = 2
MARGIN = -1.0
"""Stretches of replies without the label that score above this are learnt as counter-examples."""
FOLDS = 3
"""Parts into which the replies are dealt, each scored by a machine that learnt from the others."""
ACT_ODDS, FAULT_ODDS = -0.1, 0.5
"""Log-odds from which an act and a fault is given: about 48 % and 62 %. The same for all labels, since thresholds
fitted label by label to a few hundred examples held worse for other writers; higher for faults, since nobody may be
blamed for nothing."""

Matrix: TypeAlias = Any
"""A ``scipy.sparse.csr_matrix``, which has no types of its own."""
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Bag:
    """One reply, as buckets: for each stretch those of its characters and words, and those it shares."""

    stretches: tuple[tuple[NDArray[np.int64], NDArray[np.int64]], ...]
    buyer: NDArray[np.int64]
    crossings: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Learnt:
    weights: Floats
    """Buckets by labels."""
    bias: Floats


def bag_of(row: dict[str, Any], punctuator: Punctuator) -> Bag:
    """What the model sees of a labelled reply; the labels are not looked at."""
    draft: Draft = draft_of(row["reply"], Context(row["buyer"], row.get("facts") or ""), BEFORE_MODEL, punctuator)
    marked = mark(draft.text, draft.clauses)
    seen = features_of(draft, marked, crossings(draft))
    runs, words, buyer, named = np.split(seen.buckets, (seen.words, seen.buyer, seen.names))
    found = []
    for begin, end in stretches(marked, draft.clauses):
        within = (seen.starts >= begin) & (seen.ends <= end)
        found.append((runs[within[: seen.words]], words[within[seen.words :]]))
    return Bag(tuple(found), buyer, named)


def rarity_of(bags: Sequence[Bag]) -> NDArray[np.uint8]:
    """The inverse document frequency of each bucket in twentieths; 0 for what only one reply holds."""
    seen = np.zeros(BUCKETS, dtype=np.int64)
    for bag in bags:
        whole = bag.stretches[0]
        seen[np.unique(np.concatenate([whole[0], whole[1], bag.buyer, bag.crossings]))] += 1
    idf = np.log((1 + len(bags)) / (1 + seen)) + 1
    return np.where(seen >= 2, np.round(idf * RARITY_STEP), 0).astype(np.uint8)


def matrix_of(bags: Sequence[Bag], rarity: NDArray[np.uint8]) -> tuple[Matrix, NDArray[np.int64]]:
    """All stretches as rows, each kind of feature scaled to length one; and the reply that each belongs to."""
    rows, columns, values, owner = [], [], [], []
    idf = rarity.astype(np.float64) / RARITY_STEP
    row = 0
    for number, bag in enumerate(bags):
        common = [(bag.buyer, BUYER_WEIGHT), (bag.crossings, CROSS_WEIGHT)]
        for chars, words in bag.stretches:
            for buckets, scale in ((chars, 1.0), (words, 1.0), *common):
                weight = idf[buckets]
                norm = np.sqrt((weight**2).sum())
                if norm:
                    rows.append(np.full(len(buckets), row))
                    columns.append(buckets)
                    values.append(weight * (scale / norm))
            owner.append(number)
            row += 1
    # float32 halves the memory; the solver works in float64.
    data = np.concatenate(values).astype(np.float32)
    matrix = csr_matrix((data, (np.concatenate(rows), np.concatenate(columns))), shape=(row, BUCKETS))
    return matrix, np.array(owner)


def learn_label(matrix: Matrix, owner: NDArray[np.int64], truth: Flags) -> tuple[Floats, float]:
    """Weights and bias for one label; ``truth`` is by reply."""
    first = np.r_[True, owner[1:] != owner[:-1]]
    positive = truth[owner]
    chosen = first
    machine = _machine().fit(matrix[chosen], positive[chosen])
    for _round in range(ROUNDS):
        score = matrix @ machine.coef_.ravel() + machine.intercept_[0]
        order = np.lexsort((-score, owner))
        best = np.zeros(len(owner), dtype=bool)
        best[order[np.r_[True, owner[order][1:] != owner[order][:-1]]]] = True
        chosen = np.where(positive, best | first, first | (score > MARGIN))
        machine = _machine().fit(matrix[chosen], positive[chosen])
    return machine.coef_.ravel(), float(machine.intercept_[0])


def _machine() -> LinearSVC:
    return LinearSVC(C=COST, class_weight={0: 1, 1: POSITIVE}, random_state=0)


def learn(matrix: Matrix, owner: NDArray[np.int64], truth: Flags) -> Learnt:
    found = Parallel(n_jobs=2)(delayed(learn_label)(matrix, owner, truth[:, k]) for k in range(truth.shape[1]))
    return Learnt(np.stack([weights for weights, _bias in found], axis=1), np.array([bias for _w, bias in found]))


def scores(learnt: Learnt, matrix: Matrix, owner: NDArray[np.int64], replies: int) -> Floats:
    """For each reply and label the score of the whole, and of the best stretch."""
    every = matrix @ learnt.weights + learnt.bias
    first = np.r_[True, owner[1:] != owner[:-1]]
    top = np.full((replies, every.shape[1]), -np.inf)
    np.maximum.at(top, owner, every)
    return np.stack([every[first], top], axis=2)


def calibrate(held_out: Floats, truth: Flags) -> Floats:
    """Two slopes and an offset to log-odds for each label, from scores of unseen replies."""
    mixes = []
    for place in range(truth.shape[1]):
        fitted = LogisticRegression(C=10.0).fit(held_out[:, place], truth[:, place])
        mixes.append([*np.maximum(fitted.coef_.ravel(), 0.0), float(fitted.intercept_[0])])
    return np.array(mixes).T


def quantised(learnt: Learnt, rarity: NDArray[np.uint8]) -> tuple[NDArray[np.int8], Floats]:
    """Weight times rarity as small whole numbers, and for each label the size of one step."""
    scaled = learnt.weights * (rarity.astype(np.float64) / RARITY_STEP)[:, None]
    step = np.abs(scaled).max(axis=0) / 127
    return np.clip(np.round(scaled / step), -127, 127).astype(np.int8), step


def read_corpus(paths: Sequence[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]


def held_aside(row: dict[str, Any]) -> bool:
    """Whether the reply is left aside for measuring: one in twenty, by its id."""
    return crc32(row["id"].encode()) % 20 == 0


def bags_of(rows: Sequence[dict[str, Any]], folds: NDArray[np.int64]) -> list[Bag]:
    """Each reply with the marks that a machine sets which has not seen it, as those of trainees will be set."""
    others = [
        learn_marks([row for row, part in zip(rows, folds, strict=True) if part != fold]) for fold in range(FOLDS)
    ]
    return list(Parallel(n_jobs=2)(delayed(bag_of)(row, others[fold]) for row, fold in zip(rows, folds, strict=True)))


def folds_of(rows: Sequence[dict[str, Any]]) -> NDArray[np.int64]:
    """The part that each reply is dealt to, by its id."""
    return np.array([crc32(b"part " + row["id"].encode()) % FOLDS for row in rows])


def truth_of(rows: Sequence[dict[str, Any]], labels: Sequence[str]) -> Flags:
    return np.array([[label in row["acts"] or label in row["faults"] for label in labels] for row in rows])


def main() -> None:
    paths = sorted(CORPUS.glob("*.jsonl"))
    rows = [row for row in read_corpus(paths) if not held_aside(row)]
    labels = tuple(LABELS)
    truth = truth_of(rows, labels)
    folds = folds_of(rows)
    print(f"{len(rows)} replies in {len(paths)} files", file=sys.stderr)
    bags = bags_of(rows, folds)
    save(learn_marks(rows), OUT.parent)
    held_out = np.zeros((len(rows), len(labels), 2))
    for fold in range(FOLDS):
        seen = folds != fold
        rarity = rarity_of([bag for bag, kept in zip(bags, seen, strict=True) if kept])
        matrix, owner = matrix_of([bag for bag, kept in zip(bags, seen, strict=True) if kept], rarity)
        learnt = learn(matrix, owner, truth[seen])
        matrix, owner = matrix_of([bag for bag, kept in zip(bags, seen, strict=True) if not kept], rarity)
        held_out[~seen] = scores(learnt, matrix, owner, int((~seen).sum()))
        print(f"unseen part {fold + 1} of {FOLDS} scored", file=sys.stderr)
    mix = calibrate(held_out, truth)
    thresholds = np.array([ACT_ODDS if label in ACTS else FAULT_ODDS for label in labels])
    rarity = rarity_of(bags)
    matrix, owner = matrix_of(bags, rarity)
    learnt = learn(matrix, owner, truth)
    weights, step = quantised(learnt, rarity)
    np.savez_compressed(
        OUT,
        labels=np.array(labels),
        weights=weights,
        rarity=rarity,
        step=step,
        bias=learnt.bias,
        mix=mix,
        threshold=thresholds,
    )
    print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
