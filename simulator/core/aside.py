"""What stands in a log beside the talk itself: hints, replies that were taken back, how an exam was
left and sealed.

A journal only grows, so a reply that was taken back stays in it. `surviving` gives the log that counts; everything
that folds, marks or reports a talk reads that one. `takes` gives each log as it stood before it was cut.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.core.events import Event, HintTaken, ResultSealed, Resumed, Rewound, TraineeSaid

Aside = HintTaken | Rewound | Resumed | ResultSealed


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What one rewinding took out of the log."""

    turn: int
    """The first reply that no longer counts."""
    events: tuple[Event, ...]
    """From that reply on; hints are not among them, for they count all the same."""


def surviving(events: Iterable[Event]) -> tuple[Event, ...]:
    """The log that counts: without what was taken back, with every hint and every rewinding.

    Raises:
        ValueError: a reply was taken back that is not there.
    """
    kept: list[Event] = []
    for event in events:
        if isinstance(event, Rewound):
            kept = list(_cut(kept, event).kept)
        kept.append(event)
    return tuple(kept)


def without(events: Sequence[Event], back: Rewound) -> tuple[Event, ...]:
    """A log that counts, after one more rewinding. Raises as `surviving` does."""
    return (*_cut(events, back).kept, back)


def taken_back(events: Iterable[Event]) -> tuple[TakenBack, ...]:
    """What each rewinding took out of the log, in order. Raises as `surviving` does."""
    found: list[TakenBack] = []
    kept: list[Event] = []
    for event in events:
        if isinstance(event, Rewound):
            cut = _cut(kept, event)
            found.append(TakenBack(event.turn, cut.gone))
            kept = list(cut.kept)
        kept.append(event)
    return tuple(found)


def takes(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    """The log that counted just before each rewinding, and at last the one that counts. Raises as `surviving` does."""
    kept: list[Event] = []
    for event in events:
        if isinstance(event, Rewound):
            yield tuple(kept)
            kept = list(_cut(kept, event).kept)
        kept.append(event)
    yield tuple(kept)


def talk_of(events: Iterable[Event]) -> tuple[Event, ...]:
    """Only what trainee and buyer did: what the same inputs give again."""
    return tuple(event for event in events if not isinstance(event, Aside))


def asides_of(events: Iterable[Event]) -> tuple[Aside, ...]:
    return tuple(event for event in events if isinstance(event, Aside))


def hints_of(events: Iterable[Event]) -> tuple[HintTaken, ...]:
    """Every hint that was taken, those for replies that were taken back too."""
    return tuple(event for event in events if isinstance(event, HintTaken))


def rewound(events: Iterable[Event]) -> int:
    """How often a reply was taken back."""
    return sum(isinstance(event, Rewound) for event in events)


def assisted(events: Iterable[Event]) -> bool:
    """Whether the trainee had help: a hint, or a second try."""
    return any(isinstance(event, HintTaken | Rewound) for event in events)


@dataclass(frozen=True, slots=True)
class _Cut:
    kept: tuple[Event, ...]
    gone: tuple[Event, ...]


def _cut(events: Sequence[Event], event: Rewound) -> _Cut:
    said = (place for place, one in enumerate(events) if isinstance(one, TraineeSaid) and one.turn == event.turn)
    place = next(said, None)
    if place is None:
        raise ValueError(f"reply {event.turn} cannot be taken back: it is not there")
    after = events[place:]
    return _Cut((*events[:place], *asides_of(after)), talk_of(after))
