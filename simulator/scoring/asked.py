"""What the buyer was asking when a reply was sent: what examples for that reply have to be about."""

from collections.abc import Sequence

from simulator.core.chart import Chart
from simulator.core.events import Event, ItemCleared, ItemRaised, TraineeSaid

Topics = frozenset[str | None]


def before(events: Sequence[Event], turn: int) -> Sequence[Event]:
    """What had happened when that reply was sent; everything where there is no such reply."""
    place = (place for place, one in enumerate(events) if isinstance(one, TraineeSaid) and one.turn == turn)
    return events[: next(place, len(events))]


def asked(chart: Chart, events: Sequence[Event]) -> Topics:
    """What the buyer asked last and was not told; where all is told, what they asked last."""
    open_: dict[str, None] = {}
    last = ""
    for one in events:
        if isinstance(one, ItemRaised):
            last = one.item
            open_.pop(one.item, None)
            open_[one.item] = None
        elif isinstance(one, ItemCleared):
            open_.pop(one.item, None)
    found = next(reversed(open_), last)
    return frozenset(item.topic for item in chart.items if item.id == found)


def asked_at(chart: Chart, events: Sequence[Event], turns: Sequence[int]) -> Topics:
    """What was asked at any of these replies; without any, all that was asked in the talk."""
    if not turns:
        raised = {one.item for one in events if isinstance(one, ItemRaised)}
        return frozenset(item.topic for item in chart.items if item.id in raised)
    return frozenset(topic for turn in turns for topic in asked(chart, before(events, turn)))
