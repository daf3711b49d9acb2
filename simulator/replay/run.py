"""Runs one script through the same `Practice` as every other front end, in virtual time, and says all that failed.

Loads neither textual nor sklearn nor the command line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simulator.authoring.compiling.quantities import seconds
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.diagnostics import Diagnostic, Problems, has_errors, in_order
from simulator.authoring.library import Kind, Library, kind_name
from simulator.authoring.models.script import ScriptFile, StepEntry
from simulator.core.events import Event, SessionEnded
from simulator.practice.case import Case, open_case
from simulator.practice.clocks import VirtualClock
from simulator.practice.ports import Ears
from simulator.practice.session import Practice
from simulator.practice.turn import Turn
from simulator.replay.expect import Happened, check_step
from simulator.replay.known import check_words
from simulator.replay.marking import find_rubric, marks_of
from simulator.replay.outcome import check_end, check_marks
from simulator.replay.script import Script
from simulator.scoring.card import Scorecard
from simulator.scoring.rubric import Rubric
from simulator.wording import _

SECOND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a script."""

    script: Script
    diagnostics: tuple[Diagnostic, ...]
    turns: tuple[Turn, ...] = ()
    """The opening and every step, as far as the script was played."""
    events: tuple[Event, ...] = ()
    card: Scorecard | None = None
    """The marks; None where no rubric fits."""

    @property
    def passed(self) -> bool:
        return not has_errors(self.diagnostics)

    @property
    def ended(self) -> SessionEnded | None:
        return next((event for event in self.events if isinstance(event, SessionEnded)), None)


class _Unkept:
    """A log that nobody needs afterwards."""

    def append(self, events: Sequence[Event]) -> None:
        """The practice itself remembers."""


def run_script(script: Script, library: Library, ears: Ears | None = None) -> Outcome:
    """The script played to its last step, with everything in it that did not come out as expected.

    ``ears`` are those of the case unless others are given. Nothing is played where the script names what does not
    exist, or where its files are wrong.
    """
    report = Report()
    top = Part(script.document, report)
    try:
        ready = _ready(script, library, top)
    except Problems as problems:
        return Outcome(script, problems.diagnostics)
    if report.failed:
        return Outcome(script, tuple(in_order(report.diagnostics)))
    case, rubric = ready.case, ready.rubric
    clock = VirtualClock()
    practice = Practice(case.buyer, ears or case.ears, clock, _Unkept())
    turns = _play(script, case, practice, clock, top)
    card = marks_of(library, case, practice.events, rubric) if rubric else None
    if script.model.end is not None:
        check_end(script.model.end, case.buyer.chart, practice.events, top / "end")
        if card is not None:
            check_marks(script.model.end, card, practice.events, top / "end")
    return Outcome(script, tuple(in_order(report.diagnostics)), tuple(turns), practice.events, card)


def check_script(script: Script, library: Library) -> tuple[Diagnostic, ...]:
    """All that is wrong with the script without playing it."""
    report = Report()
    try:
        _ready(script, library, Part(script.document, report))
    except Problems as problems:
        return problems.diagnostics
    return tuple(in_order(report.diagnostics))


@dataclass(frozen=True, slots=True)
class _Ready:
    case: Case
    rubric: Rubric | None


def _ready(script: Script, library: Library, top: Part) -> _Ready:
    """The case and the rubric of the script; what it names and does not exist is complained about at ``top``.

    Raises:
        Problems: persona, scenario or rubric is missing or wrong.
    """
    model = script.model
    _check_named(model, library, top)
    case = open_case(library, model.persona, model.scenario)
    rubric = find_rubric(library, model.scenario, model.rubric)
    check_words(model, case.buyer.chart, top, list(rubric.groups) if rubric else None)
    end = model.end
    if rubric is None and end is not None and (end.marks or end.verdict):
        message = _("no rubric fits this scenario, so there are no marks to expect")
        (top / "end").complain("R013", message, _("Name one: “rubric: …”."))
    return _Ready(case, rubric)


def _check_named(model: ScriptFile, library: Library, top: Part) -> None:
    """Raise `Problems`, each at its place in the script, for the files that it names and that do not exist."""
    report = Report()
    named: tuple[tuple[str, Kind, str | None], ...] = (
        ("persona", "persona", model.persona),
        ("scenario", "scenario", model.scenario),
        ("rubric", "rubric", model.rubric),
    )
    for key, kind, word in named:
        if word is not None and word not in library.sources(kind):
            message = _("there is no {kind} “{word}”").format(kind=kind_name(kind), word="{word}")
            (Part(top.document, report) / key).unknown("C030", message, word, library.sources(kind))
    if report.failed:
        raise Problems(in_order(report.diagnostics))


def _play(script: Script, case: Case, practice: Practice, clock: VirtualClock, top: Part) -> list[Turn]:
    chart = case.buyer.chart
    turns = [practice.start(script.model.seed)]
    if script.model.expect:
        opening = Happened(_("the opening"), chart, chart.start, turns[0], practice.events)
        check_step(script.model.expect, opening, top / "expect")
    for place, step in enumerate(script.model.talk):
        part = top / "talk" / place
        if practice.ended:
            _complain_over(practice, part)
            break
        source, before = practice.state.node, len(practice.events)
        turn = _step(step, practice, clock, part)
        turns.append(turn)
        if step.expect:
            name = _step_name(step, turn)
            check_step(step.expect, Happened(name, chart, source, turn, practice.events[before:]), part / "expect")
    if not practice.ended:
        turns.append(practice.finish())
    return turns


def _step(step: StepEntry, practice: Practice, clock: VirtualClock, part: Part) -> Turn:
    if step.wait is not None:
        clock.pass_ms(seconds(step.wait, part / "wait") * SECOND)
        return practice.wait() or practice.now()
    text = step.say or ""
    clock.pass_ms(seconds(step.after, part / "after") * SECOND)
    if step.typing is None:
        typing = clock.pass_typing(text)
    else:
        typing = seconds(step.typing, part / "typing") * SECOND
        clock.pass_ms(typing)
    return practice.say(text, typing)


def _step_name(step: StepEntry, turn: Turn) -> str:
    if step.wait is not None:
        return _("after the wait following reply {n}").format(n=turn.number)
    return _("reply {n}").format(n=turn.number)


def _complain_over(practice: Practice, part: Part) -> None:
    ended = next(event for event in practice.events if isinstance(event, SessionEnded))
    message = _("the conversation was over before this step: it ended in {ending} after reply {n}").format(
        ending=ended.ending, n=practice.state.turn
    )
    part.complain("R009", message, _("Leave out the steps from here on, or mend what ended it."))
