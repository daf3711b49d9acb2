"""Marks of punctuation within a sentence where the words call for them, whatever was typed.

People who type fast leave marks out, put blanks in their place, or stop in the middle. Hearing needs to know where a
clause ends, and the same words must be heard alike however they were punctuated; therefore only the ends of sentences
are taken from what was typed. Commas, pauses and question marks are taken away and placed anew, from the characters
around each gap alone, and where two sentences run into each other they are parted. Weights come from
`tools.train_marks`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from simulator.understanding.clauses import SENTENCE_ENDS
from simulator.understanding.normalise import Normal, wordlike
from simulator.understanding.runs import MIX, PRIME, SHIFT, Numbers, runs

MODEL = "marks.npz"
NONE, PAUSED, STOPPED, ASKED = "", ",", "。", "?"
"""The marks that are set."""
JOINT = "|"
"""Where a clause may end, though hardly anybody would set a mark."""
MAY = -4.0
"""Log-odds of that, from those of a mark."""
MARKS = frozenset(",。!?;:、…~—\n.-")
"""What is taken away, as `normalise` spells it. Quotation marks and brackets stay: they say whose words these are."""
CUT, STOP, ASK = range(3)
"""Columns of the weights: whether a clause ends, whether a sentence does with it, and whether it asks."""

_AROUND = (*((1, at) for at in range(-4, 4)), *((2, at) for at in range(-4, 3)))
_AROUND += (*((3, at) for at in range(-5, 3)), *((4, at) for at in range(-5, 2)))
"""The runs of characters that are looked at around a gap: how long each is, and how far from the gap it begins."""
_REACH = 6
_LONGEST = 4
_NOTHING = "\x00" * _REACH
"""Stands before and behind a reply."""
_FOLD = np.uint64(29)
_KINDS = np.arange(1, len(_AROUND) + 1, dtype=np.uint64) * np.uint64(0x9E3779B1)


@dataclass(frozen=True, slots=True)
class Punctuator:
    """Plain numbers; see `tools.train_marks` for how they came to be."""

    weights: NDArray[np.int8]
    """Buckets by `CUT`, `STOP` and `ASK`, in steps of ``step``."""
    step: NDArray[np.float64]
    bias: NDArray[np.float64]
    """Log-odds at which a mark is set come to 0 with it."""

    def called_for(self, sentences: Sequence[str]) -> Iterator[str]:
        """The mark behind each character of sentences without marks: mostly none, some mark behind each sentence."""
        odds = self.weights.take(gaps(_NOTHING.join(sentences)), axis=0).sum(axis=1, dtype=np.int32)
        odds = odds * self.step + self.bias
        cut, stop, ask = (odds > 0).T.tolist()
        may = (odds[:, CUT] > MAY).tolist()
        begin = 0
        for words in sentences:
            behind = begin + len(words)
            for place in range(begin, behind):
                ends = place == behind - 1
                if not ends and (not may[place] or _in_one_word(words, place + 1 - begin)):
                    yield NONE
                elif not ends and not cut[place]:
                    yield JOINT
                else:
                    yield ASKED if ask[place] else STOPPED if ends or stop[place] else PAUSED
            begin = behind + len(_NOTHING)


@lru_cache(maxsize=1)
def punctuator() -> Punctuator:
    """The shipped weights, read once."""
    with files("simulator.understanding").joinpath(MODEL).open("rb") as file, np.load(file) as stored:
        return Punctuator(np.ascontiguousarray(stored["weights"]), stored["step"], stored["bias"])


def is_mark(text: str, place: int) -> bool:
    """Whether the character there is a mark that goes: 1.5, 3-5 and a-b keep theirs, since it is part of them."""
    return text[place] in MARKS and not (wordlike(text[place - 1 : place]) and wordlike(text[place + 1 : place + 2]))


def _in_one_word(text: str, place: int) -> bool:
    return wordlike(text[place - 1]) and wordlike(text[place])


def sentences_in(normal: Normal) -> list[list[int]]:
    """The places of what is no mark, sentence by sentence as they were typed."""
    text = normal.text
    found: list[list[int]] = [[]]
    for place, char in enumerate(text):
        if char not in MARKS or not is_mark(text, place):
            found[-1].append(place)
        elif char in SENTENCE_ENDS and found[-1]:
            found.append([])
    return found if found[-1] else found[:-1]


def punctuated(normal: Normal, by: Punctuator | None = None) -> Normal:
    """The same words with marks where they call for them; a mark stands for the character before it."""
    sentences = sentences_in(normal)
    if not sentences:
        return replace(normal, text="", origin=(), pauses=frozenset())
    words = ["".join([normal.text[place] for place in places]) for places in sentences]
    marks = (by or punctuator()).called_for(words)
    text: list[str] = []
    origin: list[int] = []
    joints: list[int] = []
    for char, place, mark in zip("".join(words), chain.from_iterable(sentences), marks, strict=True):
        text.append(char)
        origin.append(normal.origin[place])
        if mark == JOINT:
            joints.append(len(text))
        elif mark:
            text.append(mark)
            origin.append(normal.origin[place])
    return replace(normal, text="".join(text), origin=tuple(origin), pauses=frozenset(), joints=frozenset(joints))


def gaps(text: str) -> Numbers:
    """For the gap behind each character, the buckets of the runs of characters around it."""
    values = np.concatenate(runs(f"{_NOTHING}{text}{_NOTHING}", _LONGEST)).take(_places(len(text)))
    values ^= _KINDS
    values *= PRIME
    values ^= values >> _FOLD
    values *= MIX
    values >>= SHIFT
    return values.view(np.int64)


@lru_cache(maxsize=128)
def _places(size: int) -> Numbers:
    """Where these runs lie among all runs of a text of that many characters; remembered, since texts are much of a
    length."""
    padded = size + 2 * _REACH
    first = np.array([(length - 1) * padded - (length - 1) * (length - 2) // 2 + at for length, at in _AROUND])
    places: Numbers = np.arange(1, size + 1)[:, None] + _REACH + first
    return places
