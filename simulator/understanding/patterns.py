"""The small pattern language of the lexicon, and matching it in time linear in the text.

    怪我们…没        a phrase, a gap of up to 6 characters inside the clause, a phrase (…… : up to 14)
    (甲|乙|)         one of these, or nothing
    (甲|<we>)        <we> stands for the set of words of that name in lexicon/words.yaml
    #                a number in digits or Chinese figures
    ，               exactly one mark of punctuation, or a typed pause, between two clauses
    ^ and $          start and end of a clause, not counting 亲, 那, 好的 … in front and 的, 了, 呢 … behind
    ^^ and $$        start and end of the reply, likewise

Round brackets rather than braces, because YAML takes a leading brace for a mapping.
A pattern is run as a set of positions held in one integer: every piece is a few operations on whole numbers, so no
text and no pattern can make it slow.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.understanding.normalise import normalise

GAP, LONG_GAP = 6, 14


class PatternError(ValueError):
    """A pattern of the lexicon that cannot be read."""


@dataclass(frozen=True, slots=True)
class Words:
    """One of several phrases."""

    any_of: tuple[str, ...]
    optional: bool = False


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

    @property
    def anchor(self) -> Words:
        """The piece without which the pattern cannot match, and which is rarest in a text."""
        need = [piece for piece in self.pieces if isinstance(piece, Words) and not piece.optional]
        return max(need, key=lambda piece: (min(map(len, piece.any_of)), -len(piece.any_of)))


_TOKENS = re.compile(r"\([^()]*\)|<[a-z_]+>|……?|\^\^?|\$\$?|#|[，,]|[^()<>…^$#，,]+|.", re.DOTALL)


def _words(inside: str, sets: Mapping[str, tuple[str, ...]], source: str) -> Words:
    phrases: list[str] = []
    optional = False
    for part in inside.split("|"):
        if part == "":
            optional = True
        elif part[0] == "<":
            try:
                phrases += sets[part[1:-1]]
            except KeyError:
                raise PatternError(f"{source!r}: no set of words {part}") from None
        else:
            phrases.append(normalise(part).text)
    if not phrases or not all(phrases):
        raise PatternError(f"{source!r}: empty alternatives ({inside})")
    return Words(tuple(dict.fromkeys(phrases)), optional)


def compile_pattern(source: str, sets: Mapping[str, tuple[str, ...]] | None = None) -> Pattern:
    """The pattern written as `source`; raises `PatternError` for what cannot be read or would match everything."""
    pieces: list[Piece] = []
    for token in _TOKENS.findall(source.strip()):
        head = token[0]
        if head == "(" and len(token) > 1:
            pieces.append(_words(token[1:-1], sets or {}, source))
        elif head == "<" and len(token) > 1:
            pieces.append(_words(token, sets or {}, source))
        elif head == "…":
            pieces.append(Gap(GAP if token == "…" else LONG_GAP))
        elif token in ("，", ","):
            pieces.append(Place(","))
        elif token in ("#", "^", "$", "^^", "$$"):
            pieces.append(Place(token))
        elif head in "()<>|":
            raise PatternError(f"{source!r}: a stray {head}")
        else:
            pieces.append(_words(token.strip(), {}, source))
    if not any(isinstance(piece, Words) and not piece.optional for piece in pieces):
        raise PatternError(f"{source!r}: no phrase that must occur")
    return Pattern(source, tuple(pieces))
