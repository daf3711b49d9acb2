"""The annotated transcript: acts and faults on the very words, marks, thoughts and moods turn by turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise

from simulator.authoring.naming import act_name, blocked_name, label_name
from simulator.core.acts import Act, Heard, Span
from simulator.core.chart import Chart
from simulator.core.events import (
    BuyerSaid,
    DrillBegun,
    Event,
    FactTold,
    GaugeMoved,
    Noticed,
    RuleFired,
    TraineeSaid,
)
from simulator.core.taxonomy import LABELS
from simulator.display import shown, shown_line
from simulator.reports.gather import Report
from simulator.reports.page import Curve, Finding, Look, MarkLine, Message, MoodMove, Piece
from simulator.scoring.card import Delta
from simulator.scoring.figures import points
from simulator.scoring.proving import proof_of
from simulator.wording import _

COURTESIES = frozenset({"greet", "listen", "hold", "praise", "thank", "farewell"})
"""Acts that are about nothing in particular, whatever topic stands beside them."""


@dataclass(slots=True)
class _Turn:
    """What one turn did to the buyer."""

    thoughts: list[str] = field(default_factory=list)
    was: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def talk_part(report: Report) -> tuple[Message, ...]:
    """Every message in order; the last one of a turn carries what the turn did to the buyer."""
    chart, events = report.stored.case.buyer.chart, report.stored.events
    shown_card = report.shown
    per_turn = shown_card.per_turn if shown_card else {}
    name = shown_line(report.stored.case.persona.name)
    messages: list[Message] = []
    for event in events:
        match event:
            case BuyerSaid():
                messages.append(Message("buyer", name, _when(event.at), event.turn, (Piece(shown(event.text)),)))
            case Noticed():
                turn = messages[-1].turn if messages else 0
                messages.append(Message("notice", "", _when(event.at), turn, (Piece(shown(event.text)),)))
            case DrillBegun():
                told = _("Up to here it was told and earns no marks. From now on it is your talk.")
                messages.append(Message("notice", "", _when(event.at), event.turn, (Piece(told),)))
            case TraineeSaid():
                messages.append(_reply(event, per_turn.get(event.turn, ()), chart))
            case _:
                continue
    effects = _effects(chart, events)
    last = {message.turn: place for place, message in enumerate(messages)}
    for turn, place in last.items():
        if turn in effects:
            messages[place] = _affected(messages[place], effects[turn], chart)
    return tuple(messages)


def whole_part(report: Report) -> tuple[MarkLine, ...]:
    """What no single reply earned or cost."""
    card = report.shown
    return tuple(_mark_lines(card.per_turn.get(0, ()), report.stored.case.buyer.chart)) if card else ()


def curves(report: Report) -> tuple[Curve, ...]:
    """Each mood at the start and after every reply."""
    chart = report.stored.case.buyer.chart
    values = {mood.id: [mood.gauge.start] for mood in chart.moods}
    for event in report.stored.events:
        if isinstance(event, TraineeSaid):
            for one in values.values():
                one.append(one[-1])
        elif isinstance(event, GaugeMoved) and event.id in values:
            values[event.id][-1] = event.now
    return tuple(
        Curve(shown_line(mood.name), tuple(values[mood.id]), mood.gauge.low, mood.gauge.high, mood.good)
        for mood in chart.moods
    )


def _reply(event: TraineeSaid, deltas: Sequence[Delta], chart: Chart) -> Message:
    findings, spans = _findings(event.heard, event.text)
    return Message(
        "trainee",
        _("Me, reply {n}").format(n=event.turn),
        _when(event.at),
        event.turn,
        pieces(event.text, spans),
        findings,
        tuple(_mark_lines(deltas, chart)),
    )


def _named(act: Act) -> str:
    """An act with what it is about, where that matters to the buyer; a greeting or a fault is about nothing."""
    return label_name(act.id) if act.kind == "fault" or act.id in COURTESIES else act_name(act.id, act.topic)


def _findings(heard: Heard, text: str) -> tuple[tuple[Finding, ...], list[tuple[Span, Look, int]]]:
    """What was heard, numbered, and the words of each."""
    found: list[Finding] = []
    spans: list[tuple[Span, Look, int]] = []
    for act in heard.acts:
        look: Look = "bad" if act.kind == "fault" else "good"
        proof = proof_of(act, text)
        found.append(Finding(len(found) + 1, _named(act), look, shown_line(proof.of(text))))
        spans.append((proof, look, len(found)))
    told: dict[tuple[str, str], int] = {}
    for one in heard.blocked:
        number = told.setdefault((one.id, one.reason), len(found) + 1)
        if number > len(found):
            words = shown_line(one.span.of(text))
            found.append(Finding(number, label_name(one.id), "warn", words, blocked_name(one.reason)))
        spans.append((one.span, "warn", number))
    return tuple(found), spans


def pieces(text: str, spans: Sequence[tuple[Span, Look, int]]) -> tuple[Piece, ...]:
    """The text cut where proof begins or ends; where it overlaps, a fault shows."""
    inside = [(Span(max(0, span.start), min(len(text), span.end)), look, number) for span, look, number in spans]
    inside = [one for one in inside if one[0].start < one[0].end]
    cuts = sorted({0, len(text), *(cut for span, _look, _n in inside for cut in (span.start, span.end))})
    # Only the last words of a finding carry its number, so that it stands once.
    ends = {number: max(span.end for span, _look, other in inside if other == number) for _s, _l, number in inside}
    found: list[Piece] = []
    for start, end in pairwise(cuts):
        here = [one for one in inside if one[0].start <= start and end <= one[0].end]
        notes = tuple(sorted(number for number, at in ends.items() if at == end))
        found.append(Piece(shown(text[start:end]), _strongest(look for _span, look, _n in here), notes))
    return tuple(found) or (Piece(""),)


def _strongest(looks: Iterable[Look]) -> Look:
    have = set(looks)
    return next((look for look in ORDER if look in have), "")


ORDER: Sequence[Look] = ("bad", "good", "warn")


def _mark_lines(deltas: Sequence[Delta], chart: Chart) -> Iterable[MarkLine]:
    """One line for each check that this reply earned or cost something by."""
    checks: dict[str, list[Delta]] = {}
    for delta in deltas:
        checks.setdefault(delta.check, []).append(delta)
    for found in checks.values():
        by = sum((one.evidence.delta for one in found), Fraction(0))
        names = dict.fromkeys(proof_name(one.evidence.id, chart) for one in found)
        proof = _(", ").join(name for name in names if name)
        look: Look = "good" if by > 0 else "bad"
        worth = points(by, signed=True) if by else "✗"
        yield MarkLine(worth, shown_line(found[0].name), look, shown_line(proof))


def proof_name(id: str, chart: Chart) -> str:
    """What proves a mark, as people call it: an act, a fault, a fact; empty where it has no name of its own."""
    if id in LABELS:
        return label_name(id)
    names = {**{need.id: need.name for need in chart.needs}, **{fact.id: fact.name for fact in chart.facts}}
    return names.get(id, "")


def _effects(chart: Chart, events: Sequence[Event]) -> Mapping[int, _Turn]:
    moods = {mood.id: mood.gauge.start for mood in chart.moods}
    facts = {fact.id: fact.name for fact in chart.facts}
    turns: dict[int, _Turn] = {0: _Turn()}
    turn = 0
    for event in events:
        here = turns[turn]
        match event:
            case TraineeSaid():
                turn = event.turn
                turns[turn] = _Turn()
            case RuleFired() if event.thought:
                here.thoughts.append(shown(event.thought))
            case GaugeMoved() if event.id in moods:
                here.was.setdefault(event.id, moods[event.id])
                here.now[event.id] = moods[event.id] = event.now
            case FactTold():
                here.told.append(shown_line(facts.get(event.fact, event.fact)))
            case _:
                continue
    return turns


def _affected(message: Message, turn: _Turn, chart: Chart) -> Message:
    moves = []
    for mood in chart.moods:
        was, now = turn.was.get(mood.id), turn.now.get(mood.id)
        if was is not None and now is not None and was != now:
            moves.append(MoodMove(shown_line(mood.name), was, now, "good" if (now > was) == mood.good else "bad"))
    thoughts = tuple(dict.fromkeys(turn.thoughts))
    return replace(message, thoughts=thoughts, moods=tuple(moves), told=tuple(turn.told))


def _when(at: int) -> str:
    """Session time as minutes and seconds, with hours where there are any."""
    seconds = at // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
