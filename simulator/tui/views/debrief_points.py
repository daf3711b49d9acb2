"""The turning points, one at a time: what was said, the smallest change, and what other words would have led to."""

from collections.abc import Iterator

from simulator.reports import page as told
from simulator.reports.labels import labels
from simulator.tui.paper.blocks import Gap, Heading, Paragraph, text
from simulator.tui.paper.pieces import Block
from simulator.tui.paper.table import Cell, Table
from simulator.tui.views.debrief import Trial
from simulator.tui.views.signs import look_of, sign_of
from simulator.wording import _

NAMES = 10
"""Columns for what is compared."""


def points_blocks(page: told.Page, place: int, trial: Trial, doing: str, key: str) -> list[Block]:
    """The turning point at ``place``, counted from 0; what is ``doing`` stands there while it is looked for.

    ``key`` begins the drill of them all.
    """
    words = labels()
    if trial != "done":
        return [Heading(words["points"]), *untried(page, trial, doing)]
    if not page.points:
        return [Heading(words["points"]), text(words["no_points"], "good")]
    blocks = [*_point(page.points[place], place + 1, len(page.points)), Gap()]
    return [*blocks, text(_("{key} lets you try these moments again, in other words.").format(key=key), "dim")]


def untried(page: told.Page, trial: Trial, doing: str) -> Iterator[Block]:
    """What stands in the place of what only trying shows."""
    if trial == "under_way":
        yield text(doing, "notice")
        yield text(_("Meanwhile you can read the other pages."), "dim")
    else:
        yield from (Paragraph([(warning, "warn")], "! ", "warn") for warning in page.warnings)


def _point(point: told.Point, number: int, count: int) -> Iterator[Block]:
    words = labels()
    counted = _("{number} of {count}").format(number=number, count=count)
    yield Paragraph([(words["points"], "title"), (f"  {counted}  {point.name}", "dim")])
    yield Paragraph([(point.said, "strong")], "“ ")
    if point.cost:
        yield Paragraph([(f"{words['cost']}  ", "dim"), (point.cost, "bad")])
    for near in point.near:
        yield Gap()
        yield Paragraph([(f"{words['near']}  ", "dim"), (near.name, "accent")])
        if near.gained:
            yield Paragraph([(near.gained, "good")], "+ ", "good")
        if near.moods:
            yield Paragraph([(near.moods, look_of(near.look))], f"{sign_of(near.look)} ", look_of(near.look))
    for answer in point.answers:
        yield Gap()
        yield text(words["what_if"], "dim")
        yield Paragraph([(answer.text, "accent")], "“ ")
        yield Table(_tracks(answer), (NAMES, 0, 0), indent=2)


def _tracks(answer: told.Answer) -> list[list[Cell]]:
    words = labels()
    rows: list[list[Cell]] = [[[], [(words["was"], "dim")], [(words["would"], "dim")]]]
    for row in answer.rows:
        sign = f" {sign_of(row.look)}" if row.look else ""
        rows.append(
            [[(row.name, "dim")], [(_stacked(row.was), "plain")], [(_stacked(row.would) + sign, look_of(row.look))]]
        )
    return rows


def _stacked(words: str) -> str:
    """Several moods, or several messages, one below the other: there they can be compared."""
    return words.replace(told.BETWEEN_MOODS, "\n").replace(told.BETWEEN_WORDS, "\n")
