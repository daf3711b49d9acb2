"""Learn from ``corpus/`` where words call for marks, and write ``simulator/understanding/marks.npz``.

    make train

The writers of the corpus are the teachers: what stood in each gap of their replies, of single sentences as they are
read in use, and of sentences thrown together, since a reply without any mark may say anything next. One averaged
logistic regression each tells whether a clause ends, whether a sentence ends with it, and whether it asks.
`tools.train_ears` lets replies be punctuated by machines that have not seen them, so that the ears learn on marks as
they will meet them.
"""

import re
from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from simulator.understanding.clauses import SENTENCE_ENDS, breaks
from simulator.understanding.lexicon import lexicon
from simulator.understanding.normalise import Normal, normalise
from simulator.understanding.punctuate import ASK, CUT, MODEL, STOP, Punctuator, gaps, is_mark, sentences_in
from simulator.understanding.runs import BUCKETS

RATE = 1e-5
"""Regularisation of the regressions."""
PASSES = 6
ODDS = {CUT: 1.5, STOP: 0.0, ASK: -1.0}
"""Log-odds from which a mark is set; a clause cut too rarely is heard better than one cut in the wrong place."""
INNER = frozenset("、-.")
"""Marks within a clause."""
NO, CLAUSE, SENTENCE, QUESTION = range(4)

_ENDED = re.compile(r"[^。！？\n]+[。！？]*")
SEED = 1

Row = dict[str, Any]


def typed_marks(normal: Normal) -> list[int]:
    """What stood behind each character that is left without marks; the end of a text ends a sentence."""
    text = normal.text
    soft = breaks(normal)
    found: list[int] = []
    for place, char in enumerate(text):
        if is_mark(text, place):
            kind = QUESTION if char == "?" else SENTENCE if char in SENTENCE_ENDS else NO if char in INNER else CLAUSE
            if found:
                found[-1] = max(found[-1], kind)
        else:
            if found and place in soft:
                found[-1] = max(found[-1], CLAUSE)
            found.append(NO)
    if found:
        found[-1] = max(found[-1], SENTENCE)
    return found


def _marked(text: str) -> bool:
    """Whether its writer set marks at all; others teach nothing of where they belong."""
    return any(mark in text for mark in "，。！？,")


def lessons(rows: Sequence[Row]) -> list[str]:
    """The replies, their sentences one by one, the sentences thrown together, and the examples of the lexicon."""
    replies = [row["reply"] for row in rows if _marked(row["reply"])]
    sentences = [part for row in rows for part in _ENDED.findall(row["reply"]) if part.strip()]
    chance = Random(SEED)
    mixed = [one if one[-1] in "。！？" else f"{one}。" for one in chance.sample(sentences, len(sentences))]
    thrown = ["".join(mixed[place : place + 2]) for place in range(0, len(mixed), 2)]
    examples = [said.rpartition(" → ")[2] for entry in lexicon().entries.values() for said in (*entry.yes, *entry.no)]
    return [*replies, *filter(_marked, sentences), *thrown, *filter(_marked, examples)]


def learn_marks(rows: Sequence[Row]) -> Punctuator:
    """Where these writers set marks."""
    buckets, kinds, last = [], [], []
    for lesson in lessons(rows):
        normal = normalise(lesson)
        text = "".join(normal.text[place] for sentence in sentences_in(normal) for place in sentence)
        if text:
            buckets.append(gaps(text))
            kinds.append(np.array(typed_marks(normal)))
            last.append(np.arange(len(text)) == len(text) - 1)
    seen = np.concatenate(buckets)
    kind, end = np.concatenate(kinds), np.concatenate(last)
    ones = np.ones(seen.size, dtype=np.float32)
    matrix = csr_matrix((ones, seen.ravel(), np.arange(0, seen.size + 1, seen.shape[1])), shape=(len(seen), BUCKETS))
    cut = kind >= CLAUSE
    questions = {CUT: (~end, cut), STOP: (cut & ~end, kind >= SENTENCE), ASK: (cut, kind == QUESTION)}
    columns, biases = [], []
    for which, (asked, answer) in sorted(questions.items()):
        machine = SGDClassifier(
            loss="log_loss", alpha=RATE, average=True, max_iter=PASSES, tol=None, random_state=0
        ).fit(matrix[asked], answer[asked])
        columns.append(machine.coef_.ravel())
        biases.append(float(machine.intercept_[0]) - ODDS[which])
    return _in_steps(np.stack(columns, axis=1), np.array(biases))


def _in_steps(weights: NDArray[np.float64], bias: NDArray[np.float64]) -> Punctuator:
    """The weights as small whole numbers."""
    step = np.abs(weights).max(axis=0) / 127
    return Punctuator(np.clip(np.round(weights / step), -127, 127).astype(np.int8), step, bias)


def save(found: Punctuator, folder: Any) -> None:
    np.savez_compressed(folder / MODEL, weights=found.weights, step=found.step, bias=found.bias)
