"""What a front end reads after each step of a session; it never reads the engine."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.core.acts import Heard
from simulator.core.chart import Chart, Result
from simulator.core.ending import UNFINISHED
from simulator.core.events import (
    BuyerSaid,
    Event,
    FactTold,
    GaugeMoved,
    Noticed,
    RuleFired,
    SessionEnded,
    TraineeSaid,
    WaitNoticed,
)
from simulator.core.gauges import Gauges
from simulator.core.state import SessionState, reading
from simulator.wording import _


@dataclass(frozen=True, slots=True)
class MoodNow:
    """A mood as it stands, and how it moved in this step."""

    id: str
    name: str
    value: int
    low: int
    high: int
    by: int
    good: bool


@dataclass(frozen=True, slots=True)
class End:
    """How the session ended."""

    ending: str
    name: str
    """As its flow calls it; a talk that was broken off has come to no ending of the flow."""
    result: Result
    stars: int
    review: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of a session: a reply, a silence, or the opening."""

    number: int
    at: int
    said: str | None
    heard: Heard | None
    buyer: tuple[str, ...]
    notices: tuple[str, ...]
    thoughts: tuple[str, ...]
    moods: tuple[MoodNow, ...]
    state: str
    state_name: str
    step: str
    told: tuple[str, ...]
    """Names of the hidden facts that came out."""
    waited_out: bool
    """Whether the buyer lost patience in this step."""
    end: End | None


def turn_of(chart: Chart, gauges: Gauges, events: Sequence[Event], state: SessionState) -> Turn:
    """The step that ``events`` make up and that leads to ``state``."""
    said = next((event for event in events if isinstance(event, TraineeSaid)), None)
    node = chart.nodes[state.node]
    facts = {fact.id: fact.name for fact in chart.facts}
    return Turn(
        number=state.turn,
        at=state.at,
        said=said.text if said else None,
        heard=said.heard if said else None,
        buyer=tuple(event.text for event in events if isinstance(event, BuyerSaid)),
        notices=tuple(event.text for event in events if isinstance(event, Noticed)),
        thoughts=tuple(
            dict.fromkeys(event.thought for event in events if isinstance(event, RuleFired) and event.thought)
        ),
        moods=moods_of(chart, gauges, events, state),
        state=node.id,
        state_name=node.name,
        step=node.step,
        told=tuple(facts[event.fact] for event in events if isinstance(event, FactTold)),
        waited_out=any(isinstance(event, WaitNoticed) for event in events),
        end=end_of(chart, events),
    )


def moods_of(chart: Chart, gauges: Gauges, events: Sequence[Event], state: SessionState) -> tuple[MoodNow, ...]:
    moved = {mood.id: 0 for mood in chart.moods}
    for event in events:
        if isinstance(event, GaugeMoved) and event.id in moved:
            moved[event.id] += event.by
    return tuple(
        MoodNow(
            mood.id,
            mood.name,
            reading(gauges, state, mood.id),
            mood.gauge.low,
            mood.gauge.high,
            moved[mood.id],
            mood.good,
        )
        for mood in chart.moods
    )


def end_of(chart: Chart, events: Sequence[Event]) -> End | None:
    """How the session of these events ended, if it has."""
    ended = next((event for event in events if isinstance(event, SessionEnded)), None)
    return named_end(chart, ended) if ended else None


def named_end(chart: Chart, ended: SessionEnded) -> End:
    """The end with the name of its ending; its id where the flow has it no more."""
    node = chart.nodes.get(ended.ending)
    name = _("not finished") if ended.ending == UNFINISHED.id else node.name if node else ended.ending
    return End(ended.ending, name, ended.result, ended.stars, ended.review)
