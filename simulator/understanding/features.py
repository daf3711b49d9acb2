"""What the learnt model sees of a text: runs of one to four characters, words and pairs of words, as numbers.

Training (`tools.train_ears`) and hearing use this module alike, so that both see the same. Features are hashed into a
fixed number of buckets by plain whole-number arithmetic, which is the same on every machine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np

from simulator.understanding.draft import Clause, Draft
from simulator.understanding.runs import MIX, PRIME, SHIFT, Numbers, Values, runs
from simulator.understanding.segment import words

RUNS = 4
"""Characters of the longest runs."""
WORDS = np.arange(3)
"""How many more words than one the three kinds of words span."""

EDGE, ASKED, BORDER = "|", "?", "\x00"
"""The first two stand between clauses, the second after a question; two of the third stand around sentences. No feature
reaches from one sentence into another, so that their order changes nothing."""
APART = BORDER + BORDER + EDGE
"""Before every sentence, and behind the last one."""


@dataclass(frozen=True, slots=True)
class Features:
    """All that the model sees of a reply, as buckets: runs of characters, words, the buyer's runs, what is named."""

    buckets: Numbers
    words: int
    """Where the words begin among ``buckets``."""
    buyer: int
    """Where the buyer's runs begin."""
    names: int
    """Where those begin that are named rather than found in a text."""
    starts: Numbers
    """Where each run and each word begins in the marked text, and so many there are."""
    ends: Numbers

    def between(self, edges: Numbers, characters: int) -> tuple[Numbers, Numbers]:
        """For each stretch and each size of run, then of words: its first feature among ``buckets``, and the end.

        ``edges`` are rows of a beginning and an end in the marked text, which has that many characters.
        """
        begin, end = edges[:, :1], edges[:, 1:]
        place = np.arange(RUNS)
        run = place * characters - place * (place - 1) // 2
        count = (self.buyer - self.words) // len(WORDS) + 1
        single = slice(self.words, self.words + count)
        word = self.words + WORDS * count - WORDS * (WORDS - 1) // 2
        first = np.concatenate((run + begin, word + self.starts[single].searchsorted(begin)), axis=1)
        last = np.concatenate((run + end - place, word - WORDS + self.ends[single].searchsorted(end, "right")), axis=1)
        return first, np.maximum(first, last)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its clauses set apart, and the normalised position that each of its characters stands for."""

    text: str
    origin: tuple[int, ...]
    clauses: tuple[tuple[int, int], ...]
    """Where each clause lies in ``text``, marks on both sides included."""


_AGAIN = re.compile(r"([^\d]{1,6}?)\1{2,}")
"""The same characters three times and more."""


def mark(text: str, clauses: Sequence[Clause]) -> Marked:
    """The clauses of ``text`` between marks; what is said again and again in one breath only twice."""
    parts: list[str] = []
    origin: list[int] = []
    spans = []
    at, sentence = 0, -1
    for clause in clauses:
        if clause.sentence != sentence:
            sentence = clause.sentence
            parts.append(APART)
            origin += [clause.start] * len(APART)
            at += len(APART)
        kept = _kept(text, clause)
        parts += ["".join([text[place] for place in kept]), ASKED if clause.question else EDGE]
        origin += [*kept, max(clause.end - 1, 0)]
        spans.append((at - 1, at + len(kept) + 1))
        at += len(kept) + 1
    behind = [origin[-1] if origin else 0] * len(APART)
    return Marked("".join([*parts, APART]), (*origin, *behind), tuple(spans))


def _kept(text: str, clause: Clause) -> Sequence[int]:
    """The positions in a clause that the model sees."""
    again = _AGAIN.search(text, clause.start, clause.end)
    if again is None:
        return range(clause.start, clause.end)
    kept: list[int] = []
    at = clause.start
    while again is not None:
        kept += range(at, again.start() + 2 * len(again[1]))
        at = again.end()
        again = _AGAIN.search(text, at, clause.end)
    return [*kept, *range(at, clause.end)]


def features_of(draft: Draft, marked: Marked, names: Sequence[str]) -> Features:
    """The features of a reply; those of ``names`` stand for what holds between it, the buyer and the facts."""
    starts, ends, lengths = _places(len(marked.text), RUNS)
    parts = words(marked.text)
    ended = [*accumulate(map(len, parts))]
    begun = [0, *ended][: len(parts)]
    named = np.array([_name_value("\x00" + name) for name in names], dtype=np.uint64)
    # All kinds are mixed at once: numpy takes as long for ten numbers as for a thousand.
    values = np.concatenate((*runs(marked.text, RUNS), *_word_values(parts), named))
    values[: len(lengths)] ^= lengths
    buckets = _bucket(values)
    own = len(values) - len(named)
    buyer = _kept_apart(draft.buyer.text[-BUYER_LENGTH:])
    return Features(
        buckets=np.concatenate((buckets[:own], buyer, buckets[own:])),
        words=len(lengths),
        buyer=own,
        names=own + len(buyer),
        starts=np.concatenate((starts, begun + begun[:-1] + begun[:-2])),
        ends=np.concatenate((ends, ended + ended[1:] + ended[2:])),
    )


@lru_cache(maxsize=128)
def _places(size: int, longest: int) -> tuple[Numbers, Numbers, Values]:
    """Where the runs in a text of that many characters begin and end, and their lengths.

    Remembered, since texts are much of a length.
    """
    places = np.arange(size, dtype=np.int64)
    starts = [places[: max(size - length + 1, 0)] for length in range(1, longest + 1)]
    lengths = np.concatenate([np.full(len(begun), length, dtype=np.int64) for length, begun in enumerate(starts, 1)])
    begins = np.concatenate(starts)
    return begins, begins + lengths, lengths.astype(np.uint64)


def _word_values(parts: Sequence[str]) -> tuple[Values, Values, Values]:
    """The values of single words, of neighbours, and of words with one between them."""
    value = np.array([_name_value(part) for part in parts], dtype=np.uint64)
    return (
        value ^ np.uint64(0x51),
        value[:-1] * PRIME ^ value[1:],
        (value[:-2] ^ np.uint64(0x77)) * PRIME ^ value[2:],
    )


@lru_cache(maxsize=64)
def _kept_apart(buyer: str) -> Numbers:
    """The buckets of the buyer's last words, kept apart from those of the reply.

    Remembered, since one message of the buyer is often weighed against several replies, or parts of one.
    """
    text = f"{EDGE}{buyer}{EDGE}"
    values = np.concatenate(runs(text, BUYER_RUNS))
    values ^= _places(len(text), BUYER_RUNS)[2]
    return _bucket(_bucket(values).view(np.uint64) ^ np.uint64(0xB0B))


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


def _bucket(value: Values) -> Numbers:
    mixed = value >> np.uint64(31)
    mixed ^= value
    mixed *= MIX
    mixed >>= SHIFT
    return mixed.view(np.int64)
