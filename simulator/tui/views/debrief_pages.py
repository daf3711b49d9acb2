"""The debrief as blocks: the result at one look, and the talk with its proofs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from simulator.core.events import BuyerSaid, TraineeSaid
from simulator.tui.paper.blocks import Bar, Gap, Heading, Paragraph, stars, text
from simulator.tui.paper.bubbles import Bubble, Unit
from simulator.tui.paper.curve import Curve
from simulator.tui.paper.pieces import Block, Look
from simulator.tui.paper.wrap import Run
from simulator.tui.views.debrief import Advice, Debrief, TurnNote, Verdict
from simulator.tui.views.evidence import Marked, proven
from simulator.tui.views.names import FAULT_SIGN, ending_name, result_name
from simulator.tui.views.transcript import Speakers, words_of
from simulator.wording import _

GOOD_SIGN = "✓"


@dataclass(frozen=True, slots=True)
class TalkPage:
    """The talk with its proofs, and where its findings stand."""

    blocks: tuple[Block, ...]
    findings: tuple[int, ...]
    """Places of the replies that earned or cost something worth a look."""


def result_page(told: Debrief) -> list[Block]:
    """How it ended, the marks, the verdicts, the moods, what to say instead, what was never asked."""
    return [
        *_outcome(told),
        *_marks(told),
        *_curves(told),
        *_advice(told),
        *_missed(told),
        *_whole(told),
    ]


def talk_page(told: Debrief) -> TalkPage:
    speakers = Speakers(told.case.persona.name)
    blocks: list[Block] = []
    findings: list[int] = []
    words = words_of(told.events)
    for place, word in enumerate(words):
        if isinstance(word, TraineeSaid):
            marks = told.by_turn.get(word.turn, ())
            if any(not mark.good or mark.points for mark in marks):
                findings.append(len(blocks))
            speakers.block(word, heard=False)
            name = _("Turn {number}").format(number=word.turn)
            blocks.append(Bubble("trainee", proven(word.text, marks), name, _mark_lines(marks)))
        else:
            blocks.append(speakers.block(word, heard=False))
        turn = word.turn if isinstance(word, TraineeSaid | BuyerSaid) else -1
        following = words[place + 1] if place + 1 < len(words) else None
        if turn >= 0 and (following is None or isinstance(following, TraineeSaid)):
            blocks += _note(told.notes.get(turn))
    return TalkPage(tuple(blocks), tuple(findings))


def _outcome(told: Debrief) -> Iterator[Block]:
    yield Heading(_("Result"))
    end = told.end
    if end is None:
        yield text(_("This talk is not finished."), "warn")
        return
    looks: dict[str, Look] = {"won": "good", "partial": "warn", "lost": "bad"}
    runs: list[Run] = [(result_name(end.result), looks[end.result]), (f"  {ending_name(end)}", "strong")]
    counted = _("{count} replies").format(count=told.replies)
    yield Paragraph([*runs, (f"  {counted}", "dim")])
    yield Paragraph([(_("The buyer's review: "), "dim"), (stars(end.stars), "stars")])
    if end.review:
        yield text(end.review, mark="“ ")


def _marks(told: Debrief) -> Iterator[Block]:
    marks = told.marks
    yield Gap()
    yield Heading(_("Marks"))
    if marks is None:
        yield text(_("No rubric fits this case, so there are no points; what was heard is shown instead."), "dim")
        return
    yield Paragraph([(_("Total "), "plain"), (str(marks.total), "accent"), (" / 100", "dim")])
    column = max((cell_len(row.name) for row in marks.dimensions), default=4) + 2
    for row in marks.dimensions:
        yield Bar(row.name, row.points, 0, row.out_of, True, column, suffix=f"/{row.out_of}")
    axes = " · ".join(f"{axis.name} {axis.points}/{axis.out_of}" for axis in marks.axes)
    yield Paragraph([(_("KPI "), "dim"), (f"{marks.kpi}", "strong"), (f"  {axes}", "dim")])
    yield Gap()
    if told.end is not None:
        won = told.end.result == "won"
        yield from _verdict(Verdict(_("Did it work on this buyer?"), won, result_name(told.end.result)))
    yield from _verdict(marks.allowed)


def _verdict(verdict: Verdict) -> Iterator[Block]:
    look: Look = "good" if verdict.good else "bad"
    sign = GOOD_SIGN if verdict.good else FAULT_SIGN
    yield Paragraph([(f"{verdict.name} ", "plain"), (verdict.words, look)], f"{sign} ", look)
    for words in verdict.safer:
        yield Paragraph([(_("Safer: "), "dim"), (words, "plain")], indent=2)


def _curves(told: Debrief) -> Iterator[Block]:
    yield Gap()
    yield Heading(_("Moods over the turns"))
    column = max((cell_len(curve.name) for curve in told.curves), default=4) + 2
    for curve in told.curves:
        yield Curve(curve.name, curve.values, curve.low, curve.high, curve.good, column)


def _advice(told: Debrief) -> Iterator[Block]:
    if told.marks is None or not told.marks.advice:
        return
    yield Gap()
    yield Heading(_("Better next time"))
    for advice in told.marks.advice:
        yield from _advised(advice)


def _advised(advice: Advice) -> Iterator[Block]:
    runs: list[Run] = [(advice.check, "strong")]
    if advice.lost:
        runs.append((f"  {advice.lost}", "bad"))
    if advice.turns:
        turns = "、".join(str(turn) for turn in advice.turns)
        runs.append(("  " + _("reply {numbers}").format(numbers=turns), "dim"))
    yield Paragraph(runs, f"{FAULT_SIGN} ", "bad")
    if advice.words:
        yield text(advice.words, indent=2)
    for example in advice.examples:
        yield Paragraph([(_("Say: "), "dim"), (example, "accent")], indent=2)


def _missed(told: Debrief) -> Iterator[Block]:
    yield Gap()
    yield Heading(_("Never asked"))
    if not told.missed:
        yield text(_("Nothing: everything there was to find out came out."), "good")
    for one in told.missed:
        key: Sequence[Run] = [(_(" (the core of the matter)"), "warn")] if one.key else []
        yield Paragraph([(one.name, "strong"), *key], "? ", "warn")
        yield Paragraph([(_("Ask: "), "dim"), (one.question, "accent")], indent=2)


def _whole(told: Debrief) -> Iterator[Block]:
    """What no single reply earned or cost."""
    if told.marks is None or not told.marks.whole:
        return
    yield Gap()
    yield Heading(_("Over the whole talk"))
    for mark in told.marks.whole:
        look: Look = "good" if mark.good else "bad"
        sign = GOOD_SIGN if mark.good else FAULT_SIGN
        yield Paragraph([(f"{mark.points} ", look), (mark.name, "plain")], f"{sign} ", look)


def _mark_lines(marks: Sequence[Marked]) -> list[list[Unit]]:
    """What a reply earned, and under it what it cost; a sign tells one from the other without colours."""
    lines: list[list[Unit]] = []
    for good in (True, False):
        units: list[Unit] = []
        for mark in dict.fromkeys((mark.name, mark.points) for mark in marks if mark.good == good):
            name, points = mark
            sign = points or (GOOD_SIGN if good else FAULT_SIGN)
            units.append([(f"  {sign} ", "good" if good else "bad"), (name, "heard" if good else "fault")])
        if units:
            lines.append(units)
    return lines


def _note(note: TurnNote | None) -> Iterator[Block]:
    """The buyer's thoughts and moods after a turn."""
    if note is None:
        return
    for thought in dict.fromkeys(note.thoughts):
        yield Paragraph([(thought, "notice")], "  … ", "dim")
    runs: list[Run] = []
    for name, by, good in note.moved:
        if by:
            runs += [(f"{name} ", "dim"), (f"{by:+d}  ", "good" if (by > 0) == good else "bad")]
    for fact in note.told:
        runs.append((_("came out: {fact}").format(fact=fact), "accent"))
    if runs:
        yield Paragraph(runs, "  ")
