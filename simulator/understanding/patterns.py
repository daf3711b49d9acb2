"""The small pattern language of the lexicon, and matching it in time linear in the text.

    怪我们…没        a phrase, a gap of up to 6 characters inside the clause, a phrase (…… : up to 14)
    (甲|乙|)         one of these, or nothing; each may itself hold ，, $, #, … but no brackets
    (甲|<we>)        <we> stands for the set of words of that name in lexicon/words.yaml
    #                a number in digits or Chinese figures
    ，               where one clause ends or may end: one mark of punctuation, or a place where there might be one
    ^ and $          start and end of a clause, not counting 亲, 那, 好的 … in front and 的, 了, 呢 … behind
    ^^ and $$        start and end of the reply, likewise

Round brackets rather than braces, because YAML takes a leading brace for a mapping.
A pattern is run as a set of positions held in one integer: every piece is a few operations on whole numbers, so no
text and no pattern can make it slow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simulator.understanding.normalise import spelled

GAP, LONG_GAP = 6, 14


class PatternError(ValueError):
    """A pattern of the lexicon that cannot be read."""


@dataclass(frozen=True, slots=True)
class Words:
    """One of several phrases, or of several ways."""

    any_of: tuple[str, ...]
    among: frozenset[str]
    """The same, to be held against the phrases of a text at once."""
    optional: bool = False
    ways: tuple[tuple["Piece", ...], ...] = ()
    """Alternatives that are more than a phrase, such as ``，我`` or ``$``."""

    @property
    def must(self) -> tuple[str, ...]:
        """Phrases of which one has to occur; none if this piece can do without."""
        if self.optional:
            return ()
        needed = list(self.any_of)
        for way in self.ways:
            inner = _needs(way)
            if not inner:
                return ()
            needed += inner[0]
        return tuple(dict.fromkeys(needed))


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many characters of the same clause."""

    upto: int


@dataclass(frozen=True, slots=True)
class Place:
    """A number or a place in the text."""

    kind: str
    """One of ``#``, ``,``, ``^``, ``$``, ``^^``, ``$$``."""


Piece = Words | Gap | Place


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    source: str
    pieces: tuple[Piece, ...]

    needs: tuple[frozenset[str], ...]
    """Sets of phrases, the rarest first; of each set one phrase has to occur wherever the pattern matches."""


def _needs(pieces: Iterable[Piece]) -> tuple[frozenset[str], ...]:
    sets = [words for piece in pieces if isinstance(piece, Words) and (words := piece.must)]
    return tuple(frozenset(words) for words in sorted(sets, key=lambda words: (-min(map(len, words)), len(words))))


_TOKENS = re.compile(r"\([^()]*\)|<[a-z_]+>|……?|\^\^?|\$\$?|#|[，,]|[^()<>…^$#，,]+|.", re.DOTALL)
_SPECIAL = re.compile(r"[…^$#，,]")


def _words(inside: str, sets: Mapping[str, tuple[str, ...]], source: str) -> Words:
    phrases: list[str] = []
    ways: list[tuple[Piece, ...]] = []
    optional = False
    for part in inside.split("|"):
        if part == "":
            optional = True
        elif part[0] == "<":
            try:
                phrases += sets[part[1:-1]]
            except KeyError:
                raise PatternError(f"{source!r}: no set of words {part}") from None
        elif _SPECIAL.search(part):
            ways.append(tuple(_pieces(part, sets, source)))
        else:
            phrases.append(spelled(part))
    if not (phrases or ways) or not all(phrases):
        raise PatternError(f"{source!r}: empty alternatives ({inside})")
    return Words(tuple(dict.fromkeys(phrases)), frozenset(phrases), optional, tuple(ways))


def _pieces(source: str, sets: Mapping[str, tuple[str, ...]], whole: str) -> Iterator[Piece]:
    for token in _TOKENS.findall(source):
        head = token[0]
        if head == "(" and len(token) > 1:
            yield _words(token[1:-1], sets, whole)
        elif head == "<" and len(token) > 1:
            yield _words(token, sets, whole)
        elif head == "…":
            yield Gap(GAP if token == "…" else LONG_GAP)
        elif token in ("，", ","):
            yield Place(",")
        elif token in ("#", "^", "$", "^^", "$$"):
            yield Place(token)
        elif head in "()<>|":
            raise PatternError(f"{whole!r}: a stray {head}")
        else:
            yield _words(token, sets, whole)


def compile_pattern(source: str, sets: Mapping[str, tuple[str, ...]] | None = None) -> Pattern:
    """The pattern written as `source`; raises `PatternError` for what cannot be read or would match everything."""
    source = source.strip()
    pieces = tuple(_pieces(source, sets or {}, source))
    needs = _needs(pieces)
    if not needs:
        raise PatternError(f"{source!r}: no phrase that must occur")
    return Pattern(source, pieces, needs)
