"""Which cues of the lexicon are worth trying on a text: those of which every necessary phrase occurs.

Sets of cues are whole numbers, bit n for cue n, so that thousands of cues are asked at once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from simulator.understanding.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Anchors:
    """Cues by the phrases they need; the needs of a cue are numbered from 0, as in `Pattern.needs`."""

    meets: Mapping[str, tuple[tuple[int, int], ...]]
    """For each phrase, the number of a need and the cues of which it meets that."""
    first: Mapping[str, int]
    """For each phrase, the cues of which it meets need 0."""
    without: tuple[int, ...]
    """For each number, the cues that have no need of that number."""

    def met(self, phrases: Collection[str]) -> Iterator[int]:
        """The cues of which all needs are met, in the order in which the phrases meet need 0."""
        found = [*self.without]
        for phrase in phrases:
            for number, cues in self.meets.get(phrase, ()):
                found[number] |= cues
        left = reduce(and_, found)
        for phrase in phrases:
            now = self.first.get(phrase, 0) & left
            left ^= now
            while now:
                yield (now & -now).bit_length() - 1
                now &= now - 1


def anchors_of(patterns: Sequence[Pattern]) -> Anchors:
    """The cues with these patterns, numbered as they come."""
    most = max((len(pattern.needs) for pattern in patterns), default=1)
    meets: dict[str, dict[int, int]] = {}
    without = [0] * most
    for cue, pattern in enumerate(patterns):
        for number, need in enumerate(pattern.needs):
            for phrase in need:
                numbers = meets.setdefault(phrase, {})
                numbers[number] = numbers.get(number, 0) | 1 << cue
        for number in range(len(pattern.needs), most):
            without[number] |= 1 << cue
    return Anchors(
        meets={phrase: tuple(numbers.items()) for phrase, numbers in meets.items()},
        first={phrase: numbers[0] for phrase, numbers in meets.items() if 0 in numbers},
        without=tuple(without),
    )
