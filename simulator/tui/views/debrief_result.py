"""The result in one screen: outcome, the buyer's review, marks, both verdicts, and the last attempts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from simulator.reports import page as told
from simulator.reports.labels import labels
from simulator.tui.paper.blocks import Bar, Gap, Heading, Paragraph, text
from simulator.tui.paper.pieces import Block, Look
from simulator.tui.paper.table import Table
from simulator.tui.paper.wrap import Run
from simulator.tui.views.signs import look_of, sign_of
from simulator.wording import _

MOST_BAR = 24
"""Columns of a full bar."""


@dataclass(frozen=True, slots=True)
class Lens:
    """Which lens the talk is looked at through, and the key that changes it."""

    all: Sequence[told.LensPart]
    place: int
    """0 is none, 1 the first."""
    key: str


def result_blocks(page: told.Page, lens: Lens) -> list[Block]:
    result = page.result
    return [*_outcome(page), Gap(), *_marks(result, lens), Gap(), *_verdicts(result), *_attempts(result)]


def _outcome(page: told.Page) -> Iterator[Block]:
    result, words = page.result, labels()
    for warning in page.warnings:
        yield Paragraph([(warning, "warn")], "! ", "warn")
    runs: list[Run] = [(result.outcome, look_of(result.look)), (f"  {result.ending}", "strong")]
    yield Paragraph([*runs, (f"  {result.stars}", "stars")])
    if result.help:
        yield Paragraph([(result.help, "warn")], "! ", "warn")
    if result.code:
        yield Paragraph([(f"{words['code']}  ", "dim"), (result.code, "accent")])
    if result.review:
        yield Paragraph([(f"{words['review']}  ", "dim"), (result.review, "plain")])


def _marks(result: told.ResultPart, lens: Lens) -> Iterator[Block]:
    words = labels()
    if not result.total:
        yield text(words["no_rubric"], "dim")
        return
    if lens.place:
        yield from _through(lens)
        return
    yield Paragraph([*_total(result.total, result.added), (f"  {result.rubric}", "dim")])
    yield from _bars(result.bars)
    if result.hints:
        yield Paragraph([(f"{words['hints']} ", "plain"), (result.hints, "fault")])
    if result.kpi:
        parts = [f"{axis.name} {axis.points}/{axis.out_of}" for axis in result.axes]
        parts += [f"{words['hints']} {result.kpi_hints}"] if result.kpi_hints else []
        parts += [result.kpi_added] if result.kpi_added else []
        yield Paragraph([(f"{words['kpi']} ", "dim"), (result.kpi, "strong"), (f"  {' · '.join(parts)}", "dim")])
    if result.unjudged:
        yield text(result.unjudged, "dim")
    yield text(_("{key}: the same talk through other eyes").format(key=lens.key), "dim")


def _through(lens: Lens) -> Iterator[Block]:
    words, part = labels(), lens.all[lens.place - 1]
    counted = _("{number} of {count}").format(number=lens.place, count=len(lens.all))
    yield Paragraph([(words["lenses"], "title"), (f"  {counted}  ", "dim"), (part.name, "strong")])
    yield Paragraph(_total(part.total, part.added))
    yield from _bars(part.bars)
    if part.hints:
        yield Paragraph([(f"{words['hints']} ", "plain"), (part.hints, "fault")])
    last = lens.place == len(lens.all)
    told_next = _("{key}: back to the marks") if last else _("{key}: the next one")
    yield text(told_next.format(key=lens.key), "dim")


def _total(points: str, added: str) -> list[Run]:
    words = labels()
    more = _(" ({why})").format(why=added) if added else ""
    return [(f"{words['total']} ", "plain"), (points, "accent"), (f" {words['of']}{more}", "dim")]


def _bars(bars: Sequence[told.Bar]) -> Iterator[Block]:
    column = max((cell_len(bar.name) for bar in bars), default=4) + 2
    for bar in bars:
        yield Bar(bar.name, bar.percent, 0, 100, True, column, most=MOST_BAR, told=f"{bar.points}/{bar.out_of}")


def _verdicts(result: told.ResultPart) -> Iterator[Block]:
    words = labels()
    for verdict in result.verdicts:
        look = look_of(verdict.look)
        yield Paragraph([(f"{verdict.name} ", "plain"), (verdict.words, look)], f"{sign_of(verdict.look)} ", look)
        for safer in verdict.safer:
            yield Paragraph([(f"{words['safer']}  ", "dim"), (safer, "accent")], indent=2)


def _attempts(result: told.ResultPart) -> Iterator[Block]:
    if len(result.attempts) < 2:
        return
    words = labels()
    yield Gap()
    change: list[Run] = [(f"  {result.change}", "dim")] if result.change else []
    yield Paragraph([(words["attempts"], "title"), *change])
    yield Table([_attempt(row) for row in result.attempts], (16, 4, 10, 0))


def _attempt(row: told.AttemptRow) -> list[list[Run]]:
    this: list[Run] = [(f"  ← {labels()['this_one']}", "accent")] if row.this else []
    when: Look = "plain" if row.this else "dim"
    return [
        [(row.when, when)],
        [(f"{row.total or '–':>3}", "strong")],
        [(row.stars, "stars")],
        [(row.result, look_of(row.look)), *this],
    ]


def heading(words: str, aside: str = "") -> Block:
    """A heading with something quieter behind it."""
    return Paragraph([(words, "title"), (f"  {aside}", "dim")]) if aside else Heading(words)
