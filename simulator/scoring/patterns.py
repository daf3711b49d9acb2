"""Where a trainer's phrase stands in a text: as it is, or with ``*`` for a few characters of the same sentence.

No regular expressions: what a trainer writes is never slow, however long the text.
"""

from collections.abc import Iterator, Sequence

from simulator.scoring.fold import occurrences

ANY = "*"
"""Stands for up to `GAP` characters, or none."""
GAP = 12
ENDS = frozenset("。！？!?；;…")
"""A gap goes over none of these."""


def stretches(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the folded phrase stands in the folded text, from each of its beginnings the shortest way on."""
    first, *rest = (part for part in phrase.split(ANY) if part) if ANY in phrase else (phrase,)
    for start in occurrences(first, text):
        end = _end(rest, text, start + len(first))
        if end is not None:
            yield start, end


def _end(parts: Sequence[str], text: str, start: int) -> int | None:
    """Where the last of the parts ends that follow from ``start`` on; None where one does not follow closely."""
    for part in parts:
        found = text.find(part, start, start + GAP + len(part))
        if found < 0 or any(character in ENDS for character in text[start:found]):
            return None
        start = found + len(part)
    return start
