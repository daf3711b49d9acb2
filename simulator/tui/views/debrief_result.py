"""The result in one screen: outcome, the buyer's review, marks, both verdicts, and the last attempts."""

from collections.abc import Iterator

from rich.cells import cell_len

from simulator.reports import page as told
from simulator.reports.labels import labels
from simulator.tui.paper.blocks import Bar, Gap, Heading, Paragraph, text
from simulator.tui.paper.pieces import Block, Look
from simulator.tui.paper.table import Table
from simulator.tui.paper.wrap import Run
from simulator.tui.views.signs import look_of, sign_of

MOST_BAR = 24
"""Columns of a full bar."""


def result_blocks(page: told.Page) -> list[Block]:
    result = page.result
    return [*_outcome(page), Gap(), *_marks(result), Gap(), *_verdicts(result), *_attempts(result)]


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


def _marks(result: told.ResultPart) -> Iterator[Block]:
    words = labels()
    if not result.total:
        yield text(words["no_rubric"], "dim")
        return
    total: list[Run] = [(f"{words['total']} ", "plain"), (result.total, "accent"), (f" {words['of']}", "dim")]
    yield Paragraph([*total, (f"  {result.rubric}", "dim")])
    column = max((cell_len(bar.name) for bar in result.bars), default=4) + 2
    for bar in result.bars:
        yield Bar(bar.name, bar.percent, 0, 100, True, column, most=MOST_BAR, told=f"{bar.points}/{bar.out_of}")
    if result.hints:
        yield Paragraph([(f"{words['hints']} ", "plain"), (result.hints, "fault")])
    if result.kpi:
        parts = [f"{axis.name} {axis.points}/{axis.out_of}" for axis in result.axes]
        parts += [f"{words['hints']} {result.kpi_hints}"] if result.kpi_hints else []
        yield Paragraph([(f"{words['kpi']} ", "dim"), (result.kpi, "strong"), (f"  {' · '.join(parts)}", "dim")])


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
