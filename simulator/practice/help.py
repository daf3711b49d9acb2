"""What help there is in practice mode, and what it costs: the one price list that every front end shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from simulator.core.aside import hints_of
from simulator.core.events import DrillBegun, Event, HintTaken, Rewound, TraineeSaid

Level = Literal[1, 2]
"""1 says what to do now, 2 shows a model answer."""

MOST: Final = 3
"""Hints in one talk, those for replies that were taken back among them."""
COSTS: Final[dict[Level, int]] = {1: 3, 2: 5}
"""Points of the total, by level."""

Why = Literal["exam", "ended", "used_up", "both_taken", "nothing_said", "no_answer", "direction_only"]
"""Why there is no help now."""


class NoHelp(Exception):
    """There is no such help now."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


@dataclass(frozen=True, slots=True)
class Offer:
    """The hint that may be taken now."""

    level: Level
    cost: int
    left: int
    """How many hints may still be taken in this talk, this one among them."""


def next_hint(events: Sequence[Event], turn: int) -> Offer:
    """The hint on offer for reply ``turn`` of the log that counts.

    Raises:
        NoHelp: all hints of this talk, or both for this reply, were taken.
    """
    taken = hints_of(events)
    given = standing_hints(events, turn)
    if len(given) == len(COSTS):
        raise NoHelp("both_taken")
    if len(taken) >= MOST:
        raise NoHelp("used_up")
    level: Level = 2 if given else 1
    return Offer(level, COSTS[level], MOST - len(taken))


def standing_hints(events: Sequence[Event], turn: int) -> tuple[HintTaken, ...]:
    """The hints that were taken for reply ``turn`` and still fit it: the talk before it is what it was then."""
    found: list[HintTaken] = []
    for event in events:
        if isinstance(event, HintTaken) and event.turn == turn:
            found.append(event)
        elif isinstance(event, Rewound) and event.turn < turn:
            found.clear()
    return tuple(found)


def last_reply(events: Sequence[Event]) -> int:
    """The number of the last reply that may be taken back; 0 where there is none.

    What was told before a drill began was never said by the trainee.
    """
    before = next((event.turn for event in events if isinstance(event, DrillBegun)), 0)
    said = max((event.turn for event in events if isinstance(event, TraineeSaid)), default=0)
    return said if said > before else 0
