"""What trainees wrote and the ears did not understand: collected from stored sessions, what reads alike together.

A gap costs the trainee nothing. For trainers and for the ears it is the list of what to teach next.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.core.events import BuyerSaid, Event, TraineeSaid
from simulator.understanding.normalise import normalised

ALIKE = 0.5
"""Shared pairs of characters, of all that two replies have, from which they read alike (Jaccard)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One reply in which nothing was understood."""

    session: str
    turn: int
    """The trainee's reply of that talk, from 1."""
    persona: str
    scenario: str
    buyer: str
    """What the buyer had said since the reply before."""
    reply: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What reads alike, the first one leading."""

    gaps: tuple[Gap, ...]

    @property
    def sessions(self) -> int:
        """In how many talks it was written."""
        return len({gap.session for gap in self.gaps})


def gaps_in(session: str, persona: str, scenario: str, events: Iterable[Event]) -> Iterator[Gap]:
    """The gaps of one talk, in order."""
    words: list[str] = []
    replies = 0
    for event in events:
        if isinstance(event, BuyerSaid):
            words.append(event.text)
        elif isinstance(event, TraineeSaid):
            replies += 1
            if event.text.strip() and not event.heard.understood:
                yield Gap(session, replies, persona, scenario, "\n".join(words), event.text)
            words.clear()


def grouped(gaps: Sequence[Gap]) -> tuple[Gaps, ...]:
    """Those that read alike together, the most frequent first; each joins the first group whose leader it is like."""
    groups: list[tuple[frozenset[str], list[Gap]]] = []
    for gap in gaps:
        pairs = _pairs(gap.reply)
        for lead, found in groups:
            if _alike(pairs, lead):
                found.append(gap)
                break
        else:
            groups.append((pairs, [gap]))
    return tuple(Gaps(tuple(found)) for _lead, found in sorted(groups, key=lambda group: -len(group[1])))


def _pairs(reply: str) -> frozenset[str]:
    text = f"|{normalised(reply).text}|"
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)
