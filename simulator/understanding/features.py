"""What the learnt model sees of a text: runs of one to four characters, words and pairs of words, as numbers.

Training (`tools.train_ears`) and hearing use this module alike, so that both see the same. Features are hashed into a
fixed number of buckets by plain whole-number arithmetic, which is the same on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.understanding.draft import Clause, Draft
from simulator.understanding.segment import words

BITS = 18
BUCKETS = 1 << BITS
RUNS = 4
"""Characters of the longest runs."""

EDGE, ASKED = "|", "?"
"""Stand between clauses; the second after a question."""

Numbers = NDArray[np.int64]

_START: Numbers = np.zeros(1, dtype=np.int64)
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


def runs(marked: str, longest: int = RUNS) -> Grams:
    """The runs of characters, the shorter first."""
    codes = np.frombuffer(marked.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    starts, ends = _places(len(codes), longest)
    values = np.empty(len(starts), dtype=np.uint64)
    value = codes * _PRIME
    done = 0
    for length in range(1, min(longest, len(codes)) + 1):
        if length > 1:
            value = (value[:-1] ^ codes[length - 1 :]) * _PRIME
        np.bitwise_xor(value, np.uint64(length), out=values[done : done + len(value)])
        done += len(value)
    return Grams(_bucket(values), starts, ends)


@lru_cache(maxsize=128)
def _places(size: int, longest: int) -> tuple[Numbers, Numbers]:
    """Where the runs in a text of that many characters begin and end; remembered, since texts are much of a length."""
    places = np.arange(size, dtype=np.int64)
    starts = [places[: max(size - length + 1, 0)] for length in range(1, longest + 1)]
    ends = [begun + length for length, begun in enumerate(starts, 1)]
    return np.concatenate(starts), np.concatenate(ends)


def word_grams(marked: str) -> Grams:
    """Single words, neighbours, and words with one between them."""
    parts = words(marked)
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    starts = np.concatenate((_START, ends[:-1]))[: len(parts)]
    value = np.array([_name_value(part) for part in parts], dtype=np.uint64)
    values = (
        value ^ np.uint64(0x51),
        value[:-1] * _PRIME ^ value[1:],
        (value[:-2] ^ np.uint64(0x77)) * _PRIME ^ value[2:],
    )
    return Grams(
        _bucket(np.concatenate(values)),
        np.concatenate((starts, starts[:-1], starts[:-2])),
        np.concatenate((ends, ends[1:], ends[2:])),
    )


def named(names: Sequence[str]) -> Numbers:
    """The buckets of features that are named rather than found in the text."""
    return _bucket(np.array([_name_value("\x00" + name) for name in names], dtype=np.uint64))


def buyer_runs(draft: Draft) -> Numbers:
    """The buckets of the buyer's last words, kept apart from those of the reply."""
    return _kept_apart(draft.buyer.text[-BUYER_LENGTH:])


@lru_cache(maxsize=64)
def _kept_apart(buyer: str) -> Numbers:
    """Remembered, since one message of the buyer is often weighed against several replies, or parts of one."""
    return _bucket(runs(f"{EDGE}{buyer}{EDGE}", BUYER_RUNS).buckets.astype(np.uint64) ^ np.uint64(0xB0B))


BUYER_LENGTH = 80
"""Characters of the buyer's words that count, from the end."""
BUYER_RUNS = 3
"""The longest runs of them."""


@lru_cache(maxsize=20_000)
def _name_value(name: str) -> int:
    value = 0xCBF29CE484222325
    for char in name:
        value = ((value ^ ord(char)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def _bucket(value: NDArray[np.uint64]) -> Numbers:
    mixed = value >> np.uint64(31)
    mixed ^= value
    mixed *= _MIX
    mixed >>= _SHIFT
    return mixed.view(np.int64)
