"""One text laid out as sets of positions (whole numbers), and patterns run over it."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from simulator.core.acts import Span
from simulator.understanding.draft import Clause
from simulator.understanding.patterns import Gap, Pattern, Piece, Words

NUMBERS = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[零一二两三四五六七八九十百千万半几]+")
_FRONT = re.compile(
    r"(?:亲亲?|那么?|嗯+|哦+|好的|好滴|好嘞|好呀|好|哎呀?|唉|哈哈+|嘿嘿?|喂|对了|对|您好|你好|是的|那个|这个|其实|没事|不过|但是?|可是?|然后|而且|另外|就|嗨|呀|啊|[\"「(])"
)
_BACK = re.compile(r"(?:[的了哦呢啊呀吧哈啦嘛哟呗喽咯滴噻捏~\"」)]|亲|您|您呢|谢谢|一下)$")


def _bits(positions: Iterable[int]) -> int:
    mask = 0
    for position in positions:
        mask |= 1 << position
    return mask


@dataclass(slots=True)
class Scan:
    """The text as sets of positions: bit i of a set stands for the place before character i."""

    text: str
    starts: dict[str, int]
    """For each phrase of the lexicon found, where it starts."""
    found: frozenset[str]
    """These phrases."""
    inside: int
    """Characters of clauses."""
    stops: int
    """Marks of punctuation."""
    pauses: int
    """Places between two clauses, or what may be two, that carry no mark."""
    begins: int
    ends: int
    opening: int
    closing: int
    numbers: tuple[tuple[int, int], ...]
    tried: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def find(self, pattern: Pattern) -> tuple[Span, ...]:
        """Where the pattern matches, from the left, without overlaps; the shortest match at each end."""
        known = self.tried.get(pattern.source)
        if known is None:
            known = self.tried[pattern.source] = self._run(pattern.pieces) if self._may_hold(pattern) else ()
        return known

    def _may_hold(self, pattern: Pattern) -> bool:
        """Whether every phrase that the pattern needs occurs at all; most patterns end here."""
        return not any(map(self.found.isdisjoint, pattern.needs))

    def _run(self, pieces: Sequence[Piece]) -> tuple[Span, ...]:
        reached = (1 << (len(self.text) + 1)) - 1
        trail = [reached]
        for piece in pieces:
            reached = self._advance(piece, reached)
            if not reached:
                return ()
            trail.append(reached)
        spans: list[Span] = []
        free = 0
        while reached:
            end = (reached & -reached).bit_length() - 1
            reached &= reached - 1
            start = self._back(pieces, trail, end)
            if start >= free and end > start:
                spans.append(Span(start, end))
                free = end
        return tuple(spans)

    def _advance(self, piece: Piece, reached: int) -> int:
        if isinstance(piece, Words):
            ahead = reached if piece.optional else 0
            for phrase in piece.among & self.found:
                ahead |= (reached & self.starts[phrase]) << len(phrase)
            for way in piece.ways:
                along = reached
                for part in way:
                    along = self._advance(part, along)
                ahead |= along
            return ahead
        if isinstance(piece, Gap):
            for _ in range(piece.upto):
                reached |= (reached & self.inside) << 1
            return reached
        if piece.kind == ",":
            return ((reached & self.stops) << 1) | (reached & self.pauses)
        if piece.kind != "#":
            return self._at(piece.kind, reached)
        ahead = 0
        for start, end in self.numbers:
            if reached >> start & ((1 << (end - start)) - 1):
                ahead |= 1 << end
        return ahead

    def _at(self, kind: str, reached: int) -> int:
        """Those of the positions that are such a place."""
        match kind:
            case "^":
                return reached & self.begins
            case "$":
                return reached & self.ends
            case "^^":
                return reached & self.opening
        return reached & self.closing

    def _back(self, pieces: Sequence[Piece], trail: Sequence[int], end: int) -> int:
        """The latest start from which the pieces lead to `end`."""
        here = 1 << end
        for piece, before in zip(reversed(pieces), reversed(trail[:-1]), strict=True):
            here = self._retreat(piece, here) & before
        return here.bit_length() - 1

    def _retreat(self, piece: Piece, here: int) -> int:
        if isinstance(piece, Words):
            behind = here if piece.optional else 0
            for phrase in piece.among & self.found:
                behind |= (here >> len(phrase)) & self.starts[phrase]
            for way in piece.ways:
                along = here
                for part in reversed(way):
                    along = self._retreat(part, along)
                behind |= along
            return behind
        if isinstance(piece, Gap):
            for _ in range(piece.upto):
                here |= (here >> 1) & self.inside
            return here
        if piece.kind == ",":
            return ((here >> 1) & self.stops) | (here & self.pauses)
        if piece.kind == "#":
            behind = 0
            for start, end in self.numbers:
                if here >> end & 1:
                    behind |= ((1 << (end - start)) - 1) << start
            return behind
        return self._at(piece.kind, here)


def _skip_front(text: str, start: int, end: int) -> list[int]:
    places = [start]
    while (found := _FRONT.match(text, start, end)) and len(places) < 5:
        start = found.end()
        places.append(start)
    return places


def _skip_back(text: str, start: int, end: int) -> list[int]:
    places = [end]
    while end > start and len(places) < 6 and (found := _BACK.search(text, max(start, end - 3), end)):
        end = found.start()
        places.append(end)
    return places


def scan(text: str, starts: dict[str, int], clauses: Sequence[Clause], joints: Collection[int] = frozenset()) -> Scan:
    """Lay out the text, given where the phrases start, how it falls into clauses, and where it may fall into more."""
    inside = 0
    fronts: list[int] = []
    backs: list[int] = []
    for clause in clauses:
        inside |= ((1 << (clause.end - clause.start)) - 1) << clause.start
        fronts += _skip_front(text, clause.start, clause.end)
        backs += _skip_back(text, clause.start, clause.end)
    opening, closing = 0, 0
    if clauses:
        opening = _bits(_openings(text, clauses))
        closing = _bits(_skip_back(text, clauses[-1].start, clauses[-1].end))
    return Scan(
        text=text,
        starts=starts,
        found=frozenset(starts),
        inside=inside,
        stops=((1 << len(text)) - 1) & ~inside,
        pauses=_bits((*joints, *(b.start for a, b in pairwise(clauses) if a.end == b.start))),
        begins=_bits(fronts),
        ends=_bits(backs),
        opening=opening,
        closing=closing,
        numbers=tuple((m.start(), m.end()) for m in NUMBERS.finditer(text)),
    )


def _openings(text: str, clauses: Sequence[Clause]) -> list[int]:
    """Where the reply may be said to start: also behind clauses that are nothing but 亲 or 好的."""
    places: list[int] = []
    for clause in clauses:
        skipped = _skip_front(text, clause.start, clause.end)
        places += skipped
        if skipped[-1] < clause.end:
            break
    return places
