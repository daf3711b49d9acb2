"""The stretches of a reply that the learnt model judges one by one: all of it, its sentences, clauses and neighbours.

A long reply holds several acts; judged only as a whole, a small one would drown.
"""

from collections.abc import Sequence

from simulator.understanding.draft import Clause
from simulator.understanding.features import Marked

Stretch = tuple[int, int]
"""Where it begins and ends in the marked text, edges included."""


def stretches(marked: Marked, clauses: Sequence[Clause]) -> tuple[Stretch, ...]:
    """The whole first, then every smaller stretch once."""
    spans = marked.clauses
    found: dict[Stretch, None] = {(0, len(marked.text)): None}
    if len(spans) > 1:
        first = 0
        for place in range(1, len(spans) + 1):
            if place == len(spans) or clauses[place].sentence != clauses[first].sentence:
                found[spans[first][0], spans[place - 1][1]] = None
                first = place
        for place, span in enumerate(spans):
            found[span] = None
            if place + 1 < len(spans) and clauses[place + 1].sentence == clauses[place].sentence:
                found[span[0], spans[place + 1][1]] = None
    return tuple(found)
