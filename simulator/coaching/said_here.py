"""Words said to the buyer before anybody is told to say them: what came of it, and whether it did any harm."""

from collections.abc import Sequence

from simulator.coaching.model_answers import Here
from simulator.coaching.what_if import Other
from simulator.core.chart import Item
from simulator.core.engine import Buyer
from simulator.core.events import Deferred, Event, GaugeMoved, ItemRaised, SessionEnded, SignalNoticed
from simulator.core.signals import BAD_SIGNALS
from simulator.core.state import SessionState, reading
from simulator.core.turn import Turn

TAKEN_ILL = frozenset(BAD_SIGNALS) | {
    "evaded",
    "asked_again",
    "pointless_question",
    "reverse_need",
    "indifferent_need",
    "ignored_drift",
    "drifted_along",
}
"""Signals of words that were the wrong ones here."""


def said_here(here: Here, other: Other) -> tuple[Event, ...]:
    """What the words bring about; a silence before them is counted as typing, for it is not their fault."""
    at = max(here.at, here.state.at)
    return tuple(here.buyer.react(here.state, other.text, other.heard, at, at - here.state.spoke_at))


def harmless(here: Here, events: Sequence[Event]) -> bool:
    """Whether no mood went for the worse, nothing was taken ill now or will be later, the buyer need not ask the same
    again, and the talk was not lost."""
    return not any(_harms(here, event) for event in events)


def _harms(here: Here, event: Event) -> bool:
    match event:
        case SignalNoticed():
            return event.id in TAKEN_ILL
        case GaugeMoved():
            mood = here.buyer.moods.get(event.id)
            return mood is not None and (event.by < 0) == mood.good
        case ItemRaised():
            # Whoever asks for what has to come out first is asked again meanwhile.
            return event.again and event.item == here.state.asking and _answerable(here, event.item)
        case SessionEnded():
            return event.result == "lost"
        case _:
            return isinstance(event, Deferred)


def _answerable(here: Here, name: str) -> bool:
    return any(item.id == name and answerable(here.buyer, here.state, item) for item in here.buyer.chart.items)


def answerable(buyer: Buyer, state: SessionState, item: Item) -> bool:
    """Whether an answer to the item would count now, or something must come out or be done before."""
    return item.guard.failing(Turn(buyer.chart, buyer.gauges, buyer.moods, state).view) is None


def met_needs(buyer: Buyer, state: SessionState, events: Sequence[Event]) -> set[str]:
    """The needs that are met after these events and were not before."""
    after = buyer.fold(events, state)
    names = [need.id for need in buyer.chart.needs]
    return {
        name
        for name in names
        if reading(buyer.gauges, after, f"need.{name}") and not reading(buyer.gauges, state, f"need.{name}")
    }
