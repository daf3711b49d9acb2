"""What the learnt model sees of a text: runs of one to four characters, words and pairs of words, as numbers.

Training (`tools.train_ears`) and hearing use this module alike, so that both see the same. Features are hashed into a
fixed number of buckets by plain whole-number arithmetic, which is the same on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.understanding.draft import Clause, Draft
from simulator.understanding.segment import words

BITS = 18
BUCKETS = 1 << BITS
RUNS = (1, 2, 3, 4)
"""Lengths of the runs of characters."""

EDGE, ASKED = "|", "?"
"""Stand between clauses; the second after a question."""

Numbers = NDArray[np.int64]

_PRIME = np.uint64(0x100000001B3)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - BITS)


@dataclass(frozen=True, slots=True)
class Grams:
    """Features of one kind in a marked text: their buckets, and where each begins and ends there."""

    buckets: Numbers
    starts: Numbers
    ends: Numbers


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its clauses set apart, and the normalised position that each of its characters stands for."""

    text: str
    origin: tuple[int, ...]
    clauses: tuple[tuple[int, int], ...]
    """Where each clause lies in ``text``, marks on both sides included."""


def mark(text: str, clauses: Sequence[Clause]) -> Marked:
    """The clauses of ``text`` between marks."""
    parts, origin, spans = [EDGE], [0], []
    at = 1
    for clause in clauses:
        inner = text[clause.start : clause.end]
        parts += [inner, ASKED if clause.question else EDGE]
        origin += [*range(clause.start, clause.end), max(clause.end - 1, 0)]
        spans.append((at - 1, at + len(inner) + 1))
        at += len(inner) + 1
    return Marked("".join(parts), tuple(origin), tuple(spans))


def runs(marked: str) -> tuple[Grams, ...]:
    """The runs of characters, one `Grams` for each length."""
    codes = np.frombuffer(marked.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    found = []
    for length in RUNS:
        count = max(len(codes) - length + 1, 0)
        value = np.full(count, length, dtype=np.uint64)
        for offset in range(length):
            value = (value ^ codes[offset : offset + count]) * _PRIME
        starts = np.arange(count, dtype=np.int64)
        found.append(Grams(_bucket(value), starts, starts + length))
    return tuple(found)


def word_grams(marked: str) -> tuple[Grams, ...]:
    """Single words, neighbours, and words with one between them."""
    parts = words(marked)
    if not parts:
        return ()
    ends = np.cumsum([len(part) for part in parts]).astype(np.int64)
    starts = np.concatenate(([0], ends[:-1])).astype(np.int64)
    value = np.array([_word_value(part) for part in parts], dtype=np.uint64)
    return (
        Grams(_bucket(value ^ np.uint64(0x51)), starts, ends),
        Grams(_bucket(value[:-1] * _PRIME ^ value[1:]), starts[:-1], ends[1:]),
        Grams(_bucket((value[:-2] ^ np.uint64(0x77)) * _PRIME ^ value[2:]), starts[:-2], ends[2:]),
    )


def named(names: Sequence[str]) -> Numbers:
    """The buckets of features that are named rather than found in the text."""
    if not names:
        return np.empty(0, dtype=np.int64)
    return _bucket(np.array([_word_value("\x00" + name) for name in names], dtype=np.uint64))


def buyer_runs(draft: Draft) -> Numbers:
    """The buckets of the buyer's last words, kept apart from those of the reply."""
    text = draft.buyer.text[-BUYER_LENGTH:]
    grams = runs(f"{EDGE}{text}{EDGE}")[:3]
    return np.concatenate([_bucket(gram.buckets.astype(np.uint64) ^ np.uint64(0xB0B)) for gram in grams])


BUYER_LENGTH = 80
"""Characters of the buyer's words that count, from the end."""


def _word_value(word: str) -> int:
    value = 0xCBF29CE484222325
    for char in word:
        value = ((value ^ ord(char)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def _bucket(value: NDArray[np.uint64]) -> Numbers:
    mixed = (value ^ (value >> np.uint64(31))) * _MIX
    return (mixed >> _SHIFT).astype(np.int64)
