"""What was still possible before each reply, and what the reply gave away of it."""

from rich.cells import cell_len

from simulator.reports import page as told
from simulator.reports.labels import labels
from simulator.tui.paper.blocks import BAR, BAR_REST, Gap, Heading, Paragraph, text
from simulator.tui.paper.pieces import Block
from simulator.tui.paper.table import Table
from simulator.tui.paper.wrap import Run
from simulator.tui.views.debrief import Trial
from simulator.tui.views.debrief_points import untried

LONG = 12
"""Columns of a bar that stands for everything."""
MOST = 999


def chances_blocks(page: told.Page, trial: Trial, doing: str) -> list[Block]:
    words = labels()
    if trial != "done":
        return [Heading(words["chances"]), *untried(page, trial, doing)]
    blocks: list[Block] = [Heading(words["chances"]), text(words["chances_about"], "dim"), Gap()]
    column = max((cell_len(row.turn) for row in page.chances), default=4)
    best = max((cell_len(row.best) for row in page.chances), default=4)
    way = ""
    for row in page.chances:
        blocks.append(Table([[[(row.turn, "dim")], [(row.best, "plain")], _given(row)]], (column, best, 0)))
        if row.way and row.way != way:
            blocks.append(Paragraph([(f"{words['way']}  ", "dim"), (row.way, "accent")], indent=column + 2))
        way = row.way or way
    return blocks


def _given(row: told.ChanceRow) -> list[Run]:
    if not row.given:
        return [(BAR_REST * LONG, "bar-rest")]
    full = max(1, row.regret * LONG // MOST) if row.regret else 0
    return [(BAR * full, "bar-bad"), (BAR_REST * (LONG - full), "bar-rest"), (f" {row.given}", "bad")]
