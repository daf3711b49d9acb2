"""What the debrief tells, as values: taken from the log of events and, where a rubric fits, from its marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.core.chart import Chart
from simulator.core.events import Event, FactTold, GaugeMoved, RuleFired, SessionEnded, TraineeSaid
from simulator.core.gauges import Gauges
from simulator.practice.case import Case
from simulator.practice.turn import End
from simulator.tui.views.evidence import Marked
from simulator.tui.views.names import label_name


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """A dimension of the marks, rounded for reading."""

    name: str
    points: int
    out_of: int


@dataclass(frozen=True, slots=True)
class AxisRow:
    """An axis of the KPI view, rounded for reading."""

    name: str
    points: int
    out_of: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer of its own that no points are mixed into."""

    name: str
    good: bool
    words: str
    safer: tuple[str, ...] = ()
    """What could be said instead of what is not allowed."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A failed check, and what to say instead."""

    check: str
    words: str
    examples: tuple[str, ...] = ()
    lost: str = ""
    """The points it cost, with their sign."""
    turns: tuple[int, ...] = ()
    """The replies that it is about, where they can be named."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a rubric makes of the talk."""

    total: int
    dimensions: tuple[DimensionRow, ...]
    kpi: int
    axes: tuple[AxisRow, ...]
    allowed: Verdict
    whole: tuple[Marked, ...]
    """What the talk as a whole earned or cost."""
    by_turn: Mapping[int, tuple[Marked, ...]]
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class MoodCurve:
    name: str
    values: tuple[int, ...]
    """At the start, and at the end of each turn."""
    low: int
    high: int
    good: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A hidden fact that never came out, and the question that finds it."""

    name: str
    question: str
    key: bool


@dataclass(frozen=True, slots=True)
class TurnNote:
    """What a turn did to the buyer."""

    thoughts: tuple[str, ...]
    moved: tuple[tuple[str, int, bool], ...]
    """Moods by name, what they changed by, and whether more of it is better."""
    told: tuple[str, ...]
    """Names of the facts that came out."""


@dataclass(frozen=True, slots=True)
class Debrief:
    case: Case
    end: End | None
    events: tuple[Event, ...]
    marks: Marks | None
    """None where no rubric fits."""
    by_turn: Mapping[int, tuple[Marked, ...]]
    """What each reply earned or cost; what was heard in it where there are no marks."""
    notes: Mapping[int, TurnNote]
    curves: tuple[MoodCurve, ...]
    missed: tuple[Missed, ...]
    replies: int


def debrief(case: Case, events: Sequence[Event], marks: Marks | None) -> Debrief:
    """The debrief of a talk, finished or not."""
    chart, gauges = case.buyer.chart, case.buyer.gauges
    replies = [event for event in events if isinstance(event, TraineeSaid)]
    return Debrief(
        case=case,
        end=end_of(chart, events),
        events=tuple(events),
        marks=marks,
        by_turn=marks.by_turn if marks else {reply.turn: heard_marks(reply) for reply in replies},
        notes=turn_notes(chart, events),
        curves=mood_curves(chart, gauges, events),
        missed=missed_facts(chart, events),
        replies=len(replies),
    )


def heard_marks(reply: TraineeSaid) -> tuple[Marked, ...]:
    """The acts and faults of a reply in the manner of marks, without points."""
    return tuple(
        Marked(label_name(act.id), act.kind == "act", spans=act.why or (act.span,)) for act in reply.heard.acts
    )


def turn_notes(chart: Chart, events: Sequence[Event]) -> dict[int, TurnNote]:
    """What each turn did to the buyer; turn 0 is what came before the first reply."""
    names = {mood.id: mood for mood in chart.moods}
    facts = {fact.id: fact.name for fact in chart.facts}
    notes: dict[int, TurnNote] = {}
    turn = 0
    for event in events:
        note = notes.get(turn, TurnNote((), (), ()))
        match event:
            case TraineeSaid():
                turn = event.turn
            case RuleFired() if event.thought:
                notes[turn] = TurnNote((*note.thoughts, event.thought), note.moved, note.told)
            case GaugeMoved() if event.id in names:
                sums = {name: (by, good) for name, by, good in note.moved}
                mood = names[event.id]
                sums[mood.name] = (sums.get(mood.name, (0, True))[0] + event.by, mood.good)
                moved = tuple((name, by, good) for name, (by, good) in sums.items())
                notes[turn] = TurnNote(note.thoughts, moved, note.told)
            case FactTold():
                notes[turn] = TurnNote(note.thoughts, note.moved, (*note.told, facts.get(event.fact, event.fact)))
            case _:
                pass
    return notes


def mood_curves(chart: Chart, gauges: Gauges, events: Sequence[Event]) -> tuple[MoodCurve, ...]:
    """Each mood at the start and at the end of every turn."""
    now = dict(zip((gauge.id for gauge in gauges.all), gauges.start(), strict=True))
    moods = {mood.id: [now[mood.id]] for mood in chart.moods}
    for event in events:
        if isinstance(event, TraineeSaid):
            for values in moods.values():
                values.append(values[-1])
        elif isinstance(event, GaugeMoved) and event.id in moods:
            moods[event.id][-1] = event.now
    return tuple(
        MoodCurve(mood.name, tuple(moods[mood.id]), mood.gauge.low, mood.gauge.high, mood.good) for mood in chart.moods
    )


def missed_facts(chart: Chart, events: Sequence[Event]) -> tuple[Missed, ...]:
    """Hidden facts that never came out, the core of the matter first."""
    told = {event.fact for event in events if isinstance(event, FactTold)}
    missed = [Missed(fact.name, fact.question, fact.key) for fact in chart.facts if fact.id not in told]
    return tuple(sorted(missed, key=lambda one: not one.key))


def end_of(chart: Chart, events: Sequence[Event]) -> End | None:
    """How the session ended, if it has."""
    event = next((one for one in events if isinstance(one, SessionEnded)), None)
    if event is None:
        return None
    node = chart.nodes.get(event.ending)
    return End(event.ending, node.name if node else event.ending, event.result, event.stars, event.review)
