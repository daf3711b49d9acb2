"""The nearest known word to a mistyped one: ids and keys, by their letters or by their Chinese names."""

import unicodedata
from collections.abc import Iterable, Mapping

LONGEST = 64
"""Characters of a word that is compared at all; nobody mistypes longer ids."""


def nearest(word: str, choices: Iterable[str], names: Mapping[str, str] | None = None) -> str | None:
    """The one choice that ``word`` was most likely meant to be, or None when none is near.

    ``names`` gives the Chinese name of a choice (id → name), which may have been written instead of the id.
    Of equally near choices the first wins.
    """
    written = _fold(word)
    if not written or len(written) > LONGEST:
        return None
    best: str | None = None
    least = _reach(written) + 1
    for choice in choices:
        for known in filter(None, (choice, (names or {}).get(choice))):
            apart = _apart(written, _fold(known), least)
            if apart < least:
                best, least = choice, apart
    return best


def distance(one: str, other: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours that turn one word into the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        following = [i]
        for j, right in enumerate(other, start=1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]


def _apart(written: str, known: str, limit: int) -> int:
    """The distance, or ``limit`` when it is no smaller; words in another order are one step apart."""
    if written == known:
        return 0
    if " " in known and sorted(written.split()) == sorted(known.split()):
        return min(1, limit)
    if abs(len(written) - len(known)) >= limit or min(len(written), len(known)) < 2:
        return limit
    if not set(written) & set(known):
        return limit
    return min(distance(written, known), limit)


def _reach(written: str) -> int:
    """How far a choice may be: a third of the word, and for letters at least one; a Chinese word is short."""
    third = len(written) // 3
    return max(1, third) if written.isascii() else third


def _fold(word: str) -> str:
    """Without what the hand confuses: case, full width, and ``-``, ``_`` or spaces between words."""
    folded = unicodedata.normalize("NFKC", word[: LONGEST + 1]).casefold()
    return " ".join(folded.replace("_", " ").replace("-", " ").split())
