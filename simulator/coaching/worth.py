"""What an end of a talk is worth: the result first, then the stars, then how the buyer feels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.core.chart import Result
from simulator.core.ending import UNFINISHED
from simulator.core.engine import Buyer
from simulator.core.events import Event, SessionEnded
from simulator.core.state import SessionState, reading

RANKS: Mapping[Result, int] = {"lost": 0, "partial": 1, "won": 2}
RESULTS: tuple[Result, ...] = ("lost", "partial", "won")
FEELINGS = 39
"""The best mood; the worst is 0."""


@dataclass(frozen=True, slots=True, order=True)
class Worth:
    """An end, comparable with any other end of the same case."""

    rank: int
    """0 lost, 1 partly, 2 won."""
    stars: int
    feelings: int
    """0 to `FEELINGS`: where the moods stand between their worst and their best, all together."""

    @property
    def points(self) -> int:
        """One number from 0 to 999 in the same order, to measure what lies between two ends."""
        return self.rank * 400 + (self.stars - 1) * 40 + self.feelings

    @property
    def result(self) -> Result:
        return RESULTS[self.rank]


def worth_of(buyer: Buyer, state: SessionState, events: Sequence[Event]) -> Worth:
    """The worth of a track that leads to ``state``; one that has not ended counts as broken off there."""
    ended = next((event for event in reversed(events) if isinstance(event, SessionEnded)), None)
    if ended is None:
        return Worth(RANKS[UNFINISHED.result], UNFINISHED.stars, feelings(buyer, state))
    return Worth(RANKS[ended.result], ended.stars, feelings(buyer, state))


def feelings(buyer: Buyer, state: SessionState) -> int:
    """All moods together, from 0 at their worst to `FEELINGS`."""
    room = got = 0
    for mood in buyer.chart.moods:
        value, gauge = reading(buyer.gauges, state, mood.id), mood.gauge
        room += gauge.high - gauge.low
        got += value - gauge.low if mood.good else gauge.high - value
    return FEELINGS * got // room if room else 0
