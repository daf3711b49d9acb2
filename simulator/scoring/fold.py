"""Text without what does not matter, and the way back to the characters as typed."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from simulator.core.acts import Span
from simulator.scoring.variants import READINGS


@dataclass(frozen=True, slots=True)
class Folded:
    """Text in one script, width and case, without white space and invisible characters."""

    text: str
    origins: tuple[int, ...]
    """For each character its place in the text as typed."""

    def span(self, start: int, end: int) -> Span:
        """The characters as typed that the folded ones from ``start`` up to ``end`` come from."""
        return Span(self.origins[start], self.origins[end - 1] + 1)


@lru_cache(maxsize=4096)
def fold(text: str, bare: bool = False) -> Folded:
    """The text folded; ``bare`` also leaves out punctuation, symbols and emoji.

    Remembered, since coaching marks one talk in many variants that differ in a reply.
    """
    characters: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text.translate(READINGS)):
        for one in unicodedata.normalize("NFKC", character).casefold():
            if one.isspace() or unicodedata.category(one) in ("Cf", "Cc") or (bare and not one.isalnum()):
                continue
            characters.append(one)
            origins.append(place)
    return Folded("".join(characters), tuple(origins))


def occurrences(phrase: str, text: str) -> Iterator[int]:
    """Where the phrase begins, every time, overlaps included; an empty phrase is nowhere."""
    start = text.find(phrase) if phrase else -1
    while start >= 0:
        yield start
        start = text.find(phrase, start + 1)


def shares(text: str, other: str, percent: int) -> bool:
    """Whether one stretch of at least so many percent of ``text`` stands in ``other``."""
    least = -(-len(text) * percent // 100)
    return 0 < least <= len(other) and any(
        text[start : start + least] in other for start in range(len(text) - least + 1)
    )
