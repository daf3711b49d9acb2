"""Words of a text, cut as jieba cuts them without guessing: the one door to its dictionary.

The words of the dictionary that are likeliest together are taken (the longer last step on a tie), by jieba's own
arithmetic; a test holds the result to jieba's. jieba itself is not loaded: it takes three times as long to read its
dictionary, writes a cache into the shared temp folder and logs.

Phrases are matched without word boundaries (`scan.py`); words serve the learnt model as features.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from math import inf, log
from pathlib import Path
from threading import Lock

_opening = Lock()
_PARTS = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)|\r\n|.", re.DOTALL)
"""What may hold words of the dictionary, and single characters between."""
_ASCII_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class NoDictionary(RuntimeError):
    """jieba, which brings the dictionary, is not installed."""


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """Logarithms of each word's share of all words."""

    odds: Mapping[str, float]
    single: Mapping[str, float]
    """Those of one character again: few, and looked up at every place."""
    longest: Mapping[str, int]
    """For the first two characters of words of three and more, the length of the longest."""
    unknown: float
    """Of a character that is no word."""


@lru_cache(maxsize=1)
def _loaded() -> _Dictionary:
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise NoDictionary("jieba is not installed")
    fields = Path(found.origin).with_name("dict.txt").read_text(encoding="utf-8").split()
    known, counts = fields[::3], fields[1::3]  # word, count, part of speech
    whole = log(sum(map(int, counts)))
    odds = {count: log(int(count)) - whole for count in set(counts)}
    longest: dict[str, int] = {}
    for word in known:
        if len(word) > 2 and len(word) > longest.get(word[:2], 0):
            longest[word[:2]] = len(word)
    every = dict(zip(known, map(odds.__getitem__, counts), strict=True))
    single = {word: every[word] for word in known if len(word) == 1}
    return _Dictionary(every, single, longest, -whole)


def _dictionary() -> _Dictionary:
    with _opening:
        return _loaded()


def _ends(part: str, known: _Dictionary) -> list[int]:
    """For each place in the part, where the word ends that is best begun there."""
    odds, single, longest, unknown = known.odds.get, known.single.get, known.longest, known.unknown
    size = len(part)
    ends = [*range(1, size + 1)]
    total = [0.0] * size
    behind = total[-1] = single(part[-1], unknown)
    total.append(0.0)
    for start in range(size - 2, -1, -1):
        alone = single(part[start])
        best = -inf if alone is None else alone + behind
        two = part[start : start + 2]
        word = odds(two)
        if word is not None and (value := word + total[start + 2]) >= best:
            best, ends[start] = value, start + 2
        if two in longest:
            for end in range(start + 3, min(start + longest[two], size) + 1):
                word = odds(part[start:end])
                if word is not None and (value := word + total[end]) >= best:
                    best, ends[start] = value, end
        behind = total[start] = best if best > -inf else unknown + behind
    return ends


@lru_cache(maxsize=4096)
def _words(part: str) -> tuple[str, ...]:
    """The words of a part; single letters and figures that no word takes stay together.

    Remembered, since clauses come again: courtesies in many replies, all of them where a reply is weighed without its.
    """
    ends = _ends(part, _dictionary())
    found = []
    start = kept = 0
    while start < len(part):
        end = ends[start]
        if end - start > 1 or part[start] not in _ASCII_WORD:
            if kept < start:
                found.append(part[kept:start])
            found.append(part[start:end])
            kept = end
        start = end
    if kept < start:
        found.append(part[kept:])
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words of a normalised text, in order; joined they are the text again. The first call takes 0.25 s.

    Unknown words stay single characters: guessing at them takes longer than it helps the model.
    """
    found: list[str] = []
    for match in _PARTS.finditer(text):
        if match.lastindex:
            found += _words(match[0])
        else:
            found.append(match[0])
    return tuple(found)


def warm() -> None:
    """Load the dictionary now; to be called from a thread, so that the first turn does not wait for it."""
    _dictionary()
