"""Which cues of the lexicon are worth trying on a text: those of which the two rarest necessary phrases occur.

Sets of cues are whole numbers, bit n for cue n, so that thousands of cues are asked at once. What else a cue needs is
asked by `Scan.find`: few cues come so far.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.understanding.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Anchors:
    """Cues by the phrases they need, the rarest first, as in `Pattern.needs`."""

    first: Mapping[str, int]
    """For each phrase, the cues of which it meets the first need."""
    second: Mapping[str, int]
    """Likewise the second."""
    single: int
    """The cues that have no second need."""

    def met(self, phrases: Collection[str]) -> Iterator[int]:
        """The cues of which both needs are met, in the order in which the phrases meet the first."""
        left = self.single
        for phrase in phrases:
            left |= self.second.get(phrase, 0)
        for phrase in phrases:
            now = self.first.get(phrase, 0) & left
            left ^= now
            while now:
                yield (now & -now).bit_length() - 1
                now &= now - 1


def anchors_of(patterns: Sequence[Pattern]) -> Anchors:
    """The cues with these patterns, numbered as they come."""
    first: dict[str, int] = {}
    second: dict[str, int] = {}
    single = 0
    for cue, pattern in enumerate(patterns):
        for cues, need in zip((first, second), pattern.needs, strict=False):
            for phrase in need:
                cues[phrase] = cues.get(phrase, 0) | 1 << cue
        if len(pattern.needs) == 1:
            single |= 1 << cue
    return Anchors(first, second, single)
