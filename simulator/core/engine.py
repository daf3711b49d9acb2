"""The buyer at work: a reply, a silence or a start goes in, events come out. Nothing is kept between calls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.core import agenda, approval, bargain, habits, waiting
from simulator.core.acts import Act, Heard, Span
from simulator.core.chance import draw
from simulator.core.chart import Chart, Item, Mood
from simulator.core.ending import end
from simulator.core.events import (
    Deferred,
    Event,
    ItemRaised,
    Noticed,
    RuleFired,
    RuleRefused,
    SessionStarted,
    SignalNoticed,
    TimeSkipped,
    TraineeSaid,
)
from simulator.core.gauges import APPROVAL_GRANTED, Gauges, gauges_of
from simulator.core.guard import Term
from simulator.core.laying import laid_on
from simulator.core.machine import BuyerMachine, build
from simulator.core.rule import ANYTHING, CHECK, UNCLEAR, Rule
from simulator.core.signals import noticed
from simulator.core.speaking import ANYTHING_WEIGHT, chosen, speak
from simulator.core.state import SessionState, evolve
from simulator.core.turn import Turn

FAULT_WEIGHT, MOVE_WEIGHT, SIGNAL_WEIGHT, STAY_WEIGHT, GUESS_WEIGHT = 70, 50, 40, 30, 25
CHECK_WEIGHT = 80
REPEATS_AFTER = 2
"""Turns after which a buyer repeats a question that nobody answered."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A chart made ready to play. It holds no session, so any number of sessions share it."""

    chart: Chart
    gauges: Gauges
    machine: BuyerMachine
    moods: dict[str, Mood]
    laid: Mapping[str, tuple[Term, ...]]
    """What the engine lays on each rule beyond its own guard."""

    def start(self, seed: int) -> list[Event]:
        """The first events of a session: the buyer's opening words."""
        turn = self._turn(SessionState())
        chart = self.chart
        turn.emit(SessionStarted(seed, chart.persona, chart.scenario, chart.shop, chart.start))
        speak(turn, [chart.opening])
        # The first one stays in the buyer's mind as what they asked last.
        for item in reversed(chart.items):
            if item.opening:
                turn.emit(ItemRaised(item.id))
        return turn.events

    def react(self, state: SessionState, text: str, heard: Heard, at: int, typing: int = 0) -> list[Event]:
        """What a reply sent at ``at`` brings about; ``typing`` of the wait went into typing (both milliseconds).

        An ended session stays as it is.

        Raises:
            ValueError: ``at`` lies before the last event.
        """
        if state.ended:
            return []
        if at < state.at:
            raise ValueError(f"a reply at {at} ms cannot come before the last event at {state.at} ms")
        turn = self._turn(state)
        turn.heard, turn.before = heard, state
        waited = at - state.spoke_at
        turn.emit(TraineeSaid(state.turn + 1, at, text, heard, waited, typing))
        _count(turn)
        self._answer(turn, waited - typing)
        self._check(turn)
        if not turn.state.ended:
            _bring_up(turn)
            speak(turn, chosen(turn))
        return turn.events

    def wait(self, state: SessionState, at: int) -> list[Event]:
        """What happens while the trainee says nothing until ``at`` (milliseconds)."""
        if state.ended or at <= state.at:
            return []
        turn = self._turn(state)
        waiting.pass_time(turn, at, lambda: self._check(turn))
        return turn.events

    def finish(self, state: SessionState, at: int) -> list[Event]:
        """The trainee ends the conversation where it stands."""
        if state.ended:
            return []
        turn = self._turn(state)
        end(turn, None, at)
        return turn.events

    def fold(self, events: Iterable[Event], state: SessionState | None = None) -> SessionState:
        """The state that a log leads to, from the start or from ``state`` on."""
        state = state or SessionState()
        for event in events:
            state = evolve(self.gauges, state, event)
        return state

    def _turn(self, state: SessionState) -> Turn:
        return Turn(self.chart, self.gauges, self.moods, state)

    def _answer(self, turn: Turn, silent: int) -> None:
        for name, span in (*_due(turn), *noticed(turn, silent)):
            turn.signals.add(name)
            turn.emit(SignalNoticed(name, "", span))
            self._fire(turn, name, span, FAULT_WEIGHT)
        for fault in turn.heard.faults():
            if fault.id not in turn.signals and not _passed_over(turn, fault):
                turn.act = fault
                self._fire(turn, fault.id, fault.span, FAULT_WEIGHT)
        gained: list[tuple[str, Span | None]] = [(name, None) for name in habits.steer(turn)]
        for act in turn.heard.services():
            turn.act = act
            turn.answers = agenda.answering(turn)
            names = [*agenda.take_up(turn, act), *bargain.weigh(turn, act), *approval.ask_or_report(turn, act)]
            gained += [(name, act.span) for name in names]
            self._fire(turn, act.id, act.span, STAY_WEIGHT if turn.certain(act) else GUESS_WEIGHT)
        turn.act, turn.answers = None, 0
        if agenda.passed_by(turn):
            turn.signals.add("evaded")
            turn.emit(SignalNoticed("evaded", turn.state.asking))
            # Who heard that the reply is off the topic has minded it already.
            if not any(fault.id == "off_topic" for fault in turn.heard.faults()):
                gained.append(("evaded", None))
        for name, span in gained:
            self._fire(turn, name, span, SIGNAL_WEIGHT)
        if not turn.utterances:
            self._fire(turn, ANYTHING if turn.heard.understood else UNCLEAR, None, ANYTHING_WEIGHT)

    def _fire(self, turn: Turn, hears: str, span: Span | None, weight: int) -> None:
        """Let the rules of the present state hear one thing."""
        if turn.chart.nodes[turn.state.node].ending:
            return
        cursor = self.machine.fire(turn.state.node, hears, turn.view, lambda rule: self.laid[rule.id])
        for refusal in cursor.refused if hears != CHECK else ():
            term = refusal.term
            turn.emit(RuleRefused(refusal.rule.id, hears, span, term.subject, term.operator, term.bound, refusal.was))
        rule = cursor.fired
        if rule is None:
            return
        source = turn.state.node
        turn.emit(RuleFired(rule.id, hears, span, source, rule.to, rule.thought))
        if f"fired.{rule.id}" in turn.gauges.places:
            turn.change(f"fired.{rule.id}", 1, rule.id)
        turn.feel(rule.feels, rule.id, span)
        turn.feel(rule.remembers, rule.id, span)
        if rule.spoils:
            turn.spoiled = 1
        if rule.to is not None and rule.to != source:
            turn.moved = 1
            weight = max(weight, MOVE_WEIGHT)
        if rule.raises:
            item = next(item for item in turn.chart.items if item.id == rule.raises)
            turn.say(weight, agenda.raise_item(turn, item))
        turn.say(weight, rule.says)
        if rule.notice:
            _skip(turn, rule)

    def _check(self, turn: Turn) -> None:
        """Fire what is checked at the end of every turn, then end where an ending is reached."""
        self._fire(turn, CHECK, None, CHECK_WEIGHT)
        node = turn.chart.nodes[turn.state.node]
        if node.ending or turn.state.turn >= turn.chart.max_turns:
            speak(turn, chosen(turn)[:1])
            end(turn, node.ending, turn.state.at)


def make(chart: Chart) -> Buyer:
    """A buyer for the chart."""
    return Buyer(chart, gauges_of(chart), build(chart), {mood.id: mood for mood in chart.moods}, laid_on(chart))


def _due(turn: Turn) -> list[tuple[str, Span | None]]:
    """What the buyer comes back to in this turn."""
    return [(signal, None) for signal, due in turn.before.deferred if due <= turn.state.turn]


def _passed_over(turn: Turn, fault: Act) -> bool:
    """Whether the buyer lets a fault pass: what was approved is none, what answers the question is on the topic, and a
    wrong fact may be noticed only later.

    A promise made too freely is doubted now and recalled later too.
    """
    seed, number = turn.state.seed, turn.state.turn
    later = number + 1 + draw(seed, number, "later", 2)
    if fault.id == "beyond_authority" and turn.read("approval") == APPROVAL_GRANTED:
        return True
    if fault.id == "off_topic" and agenda.meets_question(turn, fault.sure):
        return True
    if fault.id == "overpromise":
        turn.emit(Deferred("promise_recalled", later + 1))
        return False
    if fault.id == "wrong_fact" and draw(seed, number, "notices", 100) >= turn.chart.habits.notices:
        turn.emit(Deferred("caught_later", later))
        return True
    return False


def _skip(turn: Turn, rule: Rule) -> None:
    """Let the rule's time go by, and tell the trainee."""
    at = turn.state.at + rule.skips * 1000
    if rule.skips:
        turn.emit(TimeSkipped(at, rule.skips * 1000))
    turn.emit(Noticed(f"rule.{rule.id}", rule.notice, at))


def _count(turn: Turn) -> None:
    """Count in how many turns each act was heard, as far as guards ask for it."""
    for name in {act.id: None for act in turn.heard.acts}:
        turn.change(f"said.{name}", 1, "said")


def _bring_up(turn: Turn) -> None:
    """Let the buyer ask what is next on their mind, or ask again what was passed by."""
    node = turn.chart.nodes[turn.state.node]
    if not node.asks or turn.read("adrift"):
        return
    tangent = habits.drift(turn)
    if tangent:
        turn.say(agenda.ASK_WEIGHT, tangent)
        return
    waiting_item = agenda.open_item(turn)
    if waiting_item is None:
        if (tested := habits.retest(turn)) is not None:
            agenda.test_item(turn, tested)
        elif (item := agenda.next_item(turn)) is not None:
            turn.say(agenda.ASK_WEIGHT, agenda.raise_item(turn, item))
    elif _asks_again(turn, waiting_item):
        turn.say(agenda.ASK_WEIGHT, agenda.raise_item(turn, waiting_item, again=True))


def _asks_again(turn: Turn, item: Item) -> bool:
    """Whether the buyer repeats an open question: when it was passed by, or left lying for a while."""
    left = turn.state.turn - turn.state.asked >= REPEATS_AFTER
    return "evaded" in turn.signals or turn.state.asking != item.id or left
