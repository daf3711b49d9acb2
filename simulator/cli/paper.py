"""A talk as it is printed: for people as plain text that a screen reader can follow, for programs as JSON lines."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from simulator.authoring.naming import label_name, result_name
from simulator.cli.as_json import drill_data, end_data, json_line, turn_data
from simulator.core.acts import Act
from simulator.core.events import BuyerSaid, DrillBegun, Noticed, TraineeSaid
from simulator.display import shown, shown_line
from simulator.practice.case import Case
from simulator.practice.session import Practice
from simulator.practice.turn import End, Turn
from simulator.scoring.proving import proof_of
from simulator.wording import _


class Paper(Protocol):
    def brief(self, case: Case) -> None: ...

    def earlier(self, practice: Practice) -> None:
        """What was said before a session was left."""

    def turn(self, turn: Turn) -> None: ...

    def nothing(self, now: Turn) -> None:
        """An input that brought nothing about; ``now`` is where the talk stands."""

    def status(self, now: Turn) -> None: ...

    def aside(self, now: Turn, words: str, data: Mapping[str, Any]) -> None:
        """Help that was offered, taken or refused; ``words`` are empty where people were told beside the talk."""

    def end(self, end: End, marks: "Marks | None", seal: "Seal | None" = None) -> None:
        """The outcome; ``seal`` is what the result of an exam is quoted with."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the sealed result of an exam is quoted with."""

    code: str
    clock: str
    """``real`` or ``virtual``."""
    breaks: Sequence[int]
    """Seconds of each interruption."""
    words: Sequence[str]
    """What whoever reads the result must know, safe to print."""


class Marks(Protocol):
    """The marks of a talk, as the printing needs them."""

    def lines(self) -> list[str]:
        """For people, safe to print."""
        ...

    def data(self) -> dict[str, Any]:
        """For programs: what stands beside ``end`` in the last object."""
        ...


class TextPaper:
    """Plain lines; each begins by saying who speaks."""

    def __init__(self, *, inside: bool, echo: bool) -> None:
        self._inside = inside
        self._echo = echo
        """Whether replies are printed too, because nobody saw them being typed."""

    def brief(self, case: Case) -> None:
        scenario, product = case.scenario, case.scenario.product
        rows = [
            f"{case.persona.name} · {scenario.name}",
            _("What happened: {text}").format(text=scenario.brief),
            _("Your goal: {text}").format(text=scenario.goal),
            _("Product: {text}").format(text=f"{product.name} {product.price}"),
            *(f"{key}：{value}" for key, value in scenario.order.items()),
        ]
        for row in rows:
            _write(shown(row))
        _write("")

    def earlier(self, practice: Practice) -> None:
        if any(isinstance(event, DrillBegun) for event in practice.events):
            _write(_("What came before (told, earns no marks):"))
        for event in practice.events:
            match event:
                case DrillBegun():
                    name = practice.buyer.chart.nodes[event.state].name
                    _write(
                        _("— The drill begins here: {state}. From now on it is your talk. —").format(
                            state=shown_line(name)
                        )
                    )
                    _write("")
                case BuyerSaid():
                    self._buyer(event.text)
                case TraineeSaid():
                    self._trainee(event.text)
                case Noticed():
                    self._notice(event.text)
                case _:
                    pass

    def turn(self, turn: Turn) -> None:
        if self._echo and turn.said is not None:
            self._trainee(turn.said)
        if self._inside and turn.heard is not None:
            _write("  " + _("heard: {acts}").format(acts=_heard(turn)))
        for text in turn.notices:
            self._notice(text)
        for text in turn.buyer:
            self._buyer(text)
        for thought in turn.thoughts if self._inside else ():
            _write("  " + _("thinks: {text}").format(text=shown_line(thought)))
        moved = [mood for mood in turn.moods if mood.by]
        if self._inside and moved:
            words = _(", ").join(f"{mood.name} {mood.value}（{mood.by:+d}）" for mood in moved)
            _write("  " + _("moods: {words}").format(words=words))

    def nothing(self, now: Turn) -> None:
        """People see for themselves that nothing came of it."""

    def status(self, now: Turn) -> None:
        moods = _(", ").join(f"{mood.name} {mood.value}/{mood.high}" for mood in now.moods)
        _write("  " + _("state: {state}").format(state=shown_line(now.state_name)))
        _write("  " + _("moods: {words}").format(words=moods))

    def aside(self, now: Turn, words: str, data: Mapping[str, Any]) -> None:  # noqa: ARG002  # for programs
        if words:
            _write(shown(words))

    def end(self, end: End, marks: Marks | None, seal: Seal | None = None) -> None:
        _write("")
        _write(
            _("The end: {name} ({result}), {stars} of 5 stars").format(
                name=shown_line(end.name), result=result_name(end.result), stars=end.stars
            )
        )
        if end.review:
            _write(_("Review: {text}").format(text=shown_line(end.review)))
        if marks is not None:
            for line in marks.lines():
                _write(line)
        if seal is not None:
            _write(_("Code of the result: %(code)s") % {"code": seal.code})
            for words in seal.words:
                _write(f"! {words}")

    def _buyer(self, text: str) -> None:
        _write(_("Buyer: {text}").format(text=shown(text)))

    def _trainee(self, text: str) -> None:
        _write(_("You: {text}").format(text=shown(text)))

    def _notice(self, text: str) -> None:
        _write(_("Notice: {text}").format(text=shown(text)))


class JsonPaper:
    """One object a line of input that is more than blank, and a last one with the outcome."""

    def __init__(self, *, inside: bool) -> None:
        self._inside = inside

    def brief(self, case: Case) -> None:
        """Programs read it from `kefu list --json`."""

    def earlier(self, practice: Practice) -> None:
        begun = next((event for event in practice.events if isinstance(event, DrillBegun)), None)
        if begun is not None:
            _write(json_line({"drill": drill_data(practice, begun)}))
        self.nothing(practice.now())

    def turn(self, turn: Turn) -> None:
        _write(json_line(turn_data(turn, inside=self._inside)))

    def nothing(self, now: Turn) -> None:
        self.turn(now)

    def status(self, now: Turn) -> None:
        self.turn(now)

    def aside(self, now: Turn, words: str, data: Mapping[str, Any]) -> None:  # noqa: ARG002  # for people
        _write(json_line({**turn_data(now, inside=self._inside), **data}))

    def end(self, end: End, marks: Marks | None, seal: Seal | None = None) -> None:
        sealed = {"code": seal.code, "clock": seal.clock, "breaks": [*seal.breaks]} if seal is not None else {}
        _write(json_line({"end": end_data(end), **(marks.data() if marks else {}), **sealed}))


def _write(line: str) -> None:
    # Flushed, because whoever reads a pipe waits for the answer before writing on.
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _heard(turn: Turn) -> str:
    heard, said = turn.heard, turn.said or ""
    if heard is None or not heard.acts:
        return _("nothing was heard")
    return _(", ").join(_act(act, said) for act in heard.acts)


def _act(act: Act, said: str) -> str:
    words = shown_line(proof_of(act, said).of(said))
    return ("✗" if act.kind == "fault" else "") + f"{label_name(act.id)}“{words}”"
