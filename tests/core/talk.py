"""Short words for abstract replies, so that a test reads like a conversation."""

from hypothesis import strategies as st

from simulator.core.acts import Act, Heard, Slot, Span
from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.core.state import SessionState
from simulator.core.taxonomy import ACTS, FAULTS

TOPICS = ("price", "discount", "gift", "logistics", "recipient", "size", None)


def heard(*words: str, length: int = 20, slots: tuple[Slot, ...] = ()) -> Heard:
    """What ears would make of it: ``"clarify:size"`` is an act with its topic."""
    acts = []
    for place, word in enumerate(words):
        name, _, topic = word.partition(":")
        kind = "act" if name in ACTS else "fault"
        acts.append(Act(name, kind, Span(place, place + 1), topic or None, slots))  # type: ignore[arg-type]
    return Heard(acts=tuple(acts), length=length, slots=slots)


def say(buyer: Buyer, state: SessionState, *words: str, after: int = 5) -> tuple[list[Event], SessionState]:
    """A reply ``after`` so many seconds; its events and the state they lead to."""
    events = buyer.react(state, f"{' '.join(words)} #{state.turn}", heard(*words), state.at + after * 1000)
    return events, buyer.fold(events, state)


def opened(buyer: Buyer, seed: int = 7) -> SessionState:
    return buyer.fold(buyer.start(seed))


names = st.sampled_from([*ACTS, *FAULTS])
replies = st.lists(st.tuples(names, st.sampled_from(TOPICS)), max_size=4).map(
    lambda pairs: tuple(f"{name}:{topic}" if topic else name for name, topic in pairs)
)
conversations = st.lists(st.tuples(replies, st.integers(0, 300)), max_size=15)
"""Replies and the seconds before each."""
