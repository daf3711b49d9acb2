"""The side panel of the practice mode: moods, steps, and counts of what is still on the buyer's mind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.cells import cell_len

from simulator.practice.turn import Turn
from simulator.tui.paper.blocks import Bar, Gap, Heading, Paragraph, text
from simulator.tui.paper.pieces import Block, Look
from simulator.tui.paper.wrap import Run
from simulator.tui.views.mind import Inside, Mind, Standing, StepNow
from simulator.wording import N_, _


@dataclass(frozen=True, slots=True)
class _Shown:
    """How a step's standing looks; the sign tells it without colours."""

    sign: str
    sign_look: Look
    name_look: Look
    word: str


STANDINGS: Mapping[Standing, _Shown] = {
    "done": _Shown("✓ ", "good", "plain", N_("past")),
    "due": _Shown("▸ ", "accent", "strong", N_("now")),
    "ahead": _Shown("· ", "dim", "dim", ""),
    "skipped": _Shown("- ", "dim", "dim", N_("not used")),
}


def inner_blocks(turn: Turn, seen: Inside) -> Iterator[Block]:
    """What only practice mode shows."""
    yield Heading(_("Moods"))
    column = max((cell_len(mood.name) for mood in turn.moods), default=4) + 1
    for mood in turn.moods:
        yield Bar(mood.name, mood.value, mood.low, mood.high, mood.good, column, mood.by, most=8)
    yield Gap()
    yield Heading(_("Steps"))
    yield from (_step(step) for step in seen.steps)
    yield Gap()
    yield Heading(_("On the buyer's mind"))
    yield from _mind(seen.mind)


def _step(step: StepNow) -> Paragraph:
    shown = STANDINGS[step.standing]
    runs: list[Run] = [(step.name, shown.name_look)]
    if shown.word:
        runs.append((f" {_(shown.word)}", shown.sign_look))
    return Paragraph(runs, shown.sign, shown.sign_look)


def _mind(mind: Mind) -> Iterator[Block]:
    counts = {
        _("asked, not answered"): mind.open,
        _("not brought up yet"): mind.unsaid,
        _("facts to find out"): mind.hidden,
        _("needs to meet"): mind.unmet,
    }
    for name, count in counts.items():
        yield Paragraph(((f"{count} ", "strong" if count else "dim"), (name, "plain" if count else "dim")))
    if not any(counts.values()):
        yield text(_("Nothing left."), "good")
