"""Logs made by the real engine from abstract replies whose words are their own proof."""

from dataclasses import dataclass, field
from typing import cast

from simulator.core.acts import Act, ActKind, Blocked, BlockedReason, Heard, Slot, SlotKind, Span, TopicFound
from simulator.core.chart import Chart
from simulator.core.engine import Buyer
from simulator.core.events import Event, SessionEnded, TraineeSaid
from simulator.core.state import SessionState
from simulator.core.taxonomy import ACTS, FAULTS
from simulator.scoring.score import ScoredCase


def heard_in(text: str, length: int | None = None, own_words: bool = False) -> Heard:
    """What ears would make of words such as ``clarify:size``, ``compensate/money=1000`` or ``not-contempt``.

    With ``own_words`` nothing stands for itself: the text is quoted before a ``|``, the words come after it.
    """
    acts: list[Act] = []
    blocked: list[Blocked] = []
    slots: list[Slot] = []
    topics: list[TopicFound] = []
    words = text.split("|", 1)[1] if own_words else text
    start = 0
    for word in words.split():
        start = words.index(word, start)
        span = Span(0, len(text.split("|", 1)[0])) if own_words else Span(start, start + len(word))
        start += len(word)
        name, _, slot = word.partition("/")
        name, _, topic = name.partition(":")
        reason, _, kept = name.partition("-")
        here: tuple[Slot, ...] = ()
        if slot:
            kind, _, value = slot.partition("=")
            here = (Slot(cast(SlotKind, kind), int(value), span),)
            slots += here
        if topic:
            topics.append(TopicFound(topic, span))
        if kept in ACTS or kept in FAULTS:
            blocked.append(Blocked(kept, cast(BlockedReason, reason), span))
        elif name in ACTS or name in FAULTS:
            kind_of: ActKind = "act" if name in ACTS else "fault"
            acts.append(Act(name, kind_of, span, topic or None, here))
    return Heard(tuple(acts), tuple(blocked), tuple(slots), tuple(topics), length if length is not None else len(words))


@dataclass(slots=True)
class Talk:
    """A conversation with a buyer, told in abstract replies."""

    buyer: Buyer
    seed: int = 7
    own: str = ""
    """What every abstract reply says beside its acts, such as words of the case."""
    events: list[Event] = field(default_factory=list)
    state: SessionState = field(default_factory=SessionState)

    def __post_init__(self) -> None:
        self._keep(self.buyer.start(self.seed))

    def say(self, words: str, after: int = 5, typing: int = 0, shown: str | None = None) -> "Talk":
        """A reply ``after`` so many seconds, ``typing`` of them typed; ``shown`` is its text where words are not."""
        if self.state.ended:
            return self
        at = self.state.at + after * 1000
        if shown is None:
            text = f"{words} {self.own}".strip()
            self._keep(self.buyer.react(self.state, text, heard_in(words), at, typing * 1000))
        else:
            heard = heard_in(f"{shown}|{words}", len(shown), own_words=True)
            self._keep(self.buyer.react(self.state, shown, heard, at, typing * 1000))
        return self

    def type(self, text: str, heard: Heard, after: int) -> "Talk":
        """A reply in real words, with what real ears heard in it."""
        self._keep(self.buyer.react(self.state, text, heard, self.state.at + after * 1000))
        return self

    def wait(self, seconds: int) -> "Talk":
        self._keep(self.buyer.wait(self.state, self.state.at + seconds * 1000))
        return self

    def finish(self) -> "Talk":
        self._keep(self.buyer.finish(self.state, self.state.at + 1))
        return self

    @property
    def chart(self) -> Chart:
        return self.buyer.chart

    @property
    def case(self) -> ScoredCase:
        return ScoredCase(self.chart, tuple(self.events))

    @property
    def ending(self) -> str:
        return next((event.ending for event in self.events if isinstance(event, SessionEnded)), "")

    def text(self, turn: int) -> str:
        """The reply of that turn as typed."""
        return next(event.text for event in self.events if isinstance(event, TraineeSaid) and event.turn == turn)

    def _keep(self, events: list[Event]) -> None:
        self.events += events
        self.state = self.buyer.fold(events, self.state)
