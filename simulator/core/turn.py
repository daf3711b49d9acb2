"""One turn in the making: the events so far, the state they lead to, and what rules may read of both."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from simulator.core.acts import Act, Heard, Span
from simulator.core.chart import Chart, Mood
from simulator.core.events import Event, GaugeMoved
from simulator.core.gauges import ITEM_CLEARED, Gauges
from simulator.core.state import SessionState, evolve, reading

CERTAIN = 80
"""Percents of certainty from which an act was heard; below, beside something surer, it is a guess, which may help but
not hurt."""


@dataclass(slots=True)
class Utterance:
    """Something that the buyer could say; the weightiest are said."""

    weight: int
    key: str


@dataclass(slots=True)
class Turn:
    chart: Chart
    gauges: Gauges
    moods: dict[str, Mood]
    state: SessionState
    heard: Heard = field(default_factory=Heard)
    events: list[Event] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    act: Act | None = None
    """The act that is being answered now."""
    answers: int = 0
    """Whether that act answers a question that was open before this reply."""
    before: SessionState = field(default_factory=SessionState)
    """The state before this reply."""
    spoiled: int = 0
    moved: int = 0
    signals: set[str] = field(default_factory=set)

    def emit(self, event: Event) -> None:
        self.events.append(event)
        self.state = evolve(self.gauges, self.state, event)

    def say(self, weight: int, key: str | None) -> None:
        if key and self.chart.lines.get(key):
            self.utterances.append(Utterance(weight, key))

    def read(self, gauge: str) -> int:
        return reading(self.gauges, self.state, gauge)

    def change(self, gauge: str, by: int, cause: str, span: Span | None = None) -> None:
        """Move a gauge within its bounds; a mood moves as far as this persona feels it."""
        place = self.gauges.places.get(gauge)
        if place is None:
            return
        mood = self.moods.get(gauge)
        was = self.state.gauges[place]
        now = self.gauges.all[place].clamp(was + (mood.felt(by) if mood else by))
        if now != was:
            self.emit(GaugeMoved(gauge, now - was, now, cause, span))

    def feel(self, changes: Iterable[tuple[str, int]], cause: str, span: Span | None = None) -> None:
        for gauge, by in changes:
            self.change(gauge, by, cause, span)

    def certain(self, act: Act) -> bool:
        """Whether the act was heard rather than guessed at beside something surer."""
        return self.sureness(act) >= CERTAIN

    def sureness(self, act: Act) -> int:
        """How sure the ears are of the act, in percent; 100 where nothing else in the reply is surer."""
        surest = all(act.sure >= other.sure for other in self.heard.services())
        return 100 if surest else round(act.sure * 100)

    def view(self, subject: str) -> int:
        """The present value of anything that a guard may read; see `SUBJECTS`."""
        place = self.gauges.places.get(subject)
        if place is not None:
            return self.state.gauges[place]
        derived = SUBJECTS.get(subject)
        if derived is not None:
            return derived(self)
        if subject.startswith("with."):
            wanted = subject.removeprefix("with.")
            return int(wanted in self.signals or any(act.id == wanted for act in self.heard.acts))
        return 0


def _open_musts(turn: Turn) -> int:
    return sum(item.must and turn.read(f"item.{item.id}") != ITEM_CLEARED for item in turn.chart.items)


def _unmet_basics(turn: Turn) -> int:
    return sum(need.kind == "basic" and not turn.read(f"need.{need.id}") for need in turn.chart.needs)


def _amount(turn: Turn) -> int:
    slots = turn.act.slots if turn.act else ()
    return max((slot.value for slot in slots if slot.kind == "money"), default=0)


def worth(turn: Turn) -> int:
    """Points of worth of all that was offered so far; 0 where nobody bargains."""
    bargain = turn.chart.bargain
    if bargain is None:
        return 0
    return (
        turn.read("worth.cut") + bargain.gift * turn.read("worth.gift") + bargain.postage * turn.read("worth.postage")
    )


def _sure(turn: Turn) -> int:
    return turn.sureness(turn.act) if turn.act else 100


SUBJECTS: Mapping[str, Callable[[Turn], int]] = {
    "open": _open_musts,
    "hidden": lambda turn: sum(fact.key and not turn.read(f"told.{fact.id}") for fact in turn.chart.facts),
    "unmet_basics": _unmet_basics,
    "turn": lambda turn: turn.state.turn,
    "length": lambda turn: turn.heard.length,
    "amount": _amount,
    "sure": _sure,
    "worth": worth,
    "short": lambda turn: max(0, turn.read("demand") - worth(turn)),
    "bargains": lambda turn: int(turn.chart.bargain is not None),
    "answering": lambda turn: turn.answers,
    "moved": lambda turn: turn.moved,
    "spoiled": lambda turn: turn.spoiled,
    "waits": lambda turn: turn.state.waits,
}
"""What guards may read beyond the gauges: open must-items of the agenda, hidden key facts, unmet basic needs, the turn,
the length of the reply, the money it names in fen, how sure the ears are of the act (percent), the worth offered, the
points it is short of what is demanded, whether the buyer bargains at all, whether the act answers a question that was
open, and whether this turn has moved the buyer or was spoiled by a fault. ``with.<id>``: also in this reply."""
