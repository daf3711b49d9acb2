"""The same talk through other eyes: the marks of lenses beside those of the rubric."""

from collections.abc import Sequence
from dataclasses import replace

from simulator.authoring.compiling.fitting import lenses_for, rubric_named
from simulator.authoring.library import Library
from simulator.display import shown_line
from simulator.reports.gather import Report
from simulator.reports.help_part import hint_points
from simulator.reports.page import Bar, LensPart
from simulator.scoring.figures import points, sum_words
from simulator.scoring.score import ScoredCase, score
from simulator.scoring.shown import as_shown

ALL = "all"
"""In place of ids: every lens that fits the case."""


def through_lenses(report: Report, library: Library, names: Sequence[str]) -> Report:
    """The report with the marks of those lenses, or of every one that fits where `ALL` is among the names.

    Raises:
        Problems: there is no rubric or lens of that name, or it is wrong.
    """
    chart = report.stored.case.buyer.chart
    chosen = dict.fromkeys(lenses_for(library, chart.scenario) if ALL in names else names)
    case = ScoredCase(chart, report.stored.events, report.answers)
    cards = tuple(score(case, rubric_named(library, chart.scenario, name)) for name in chosen)
    return replace(report, lenses=cards)


def lenses_part(report: Report) -> tuple[LensPart, ...]:
    """Each lens with its total and what it is made of, as far as that could be asked of this talk."""
    return tuple(
        LensPart(
            shown_line(card.rubric_name),
            str(card.total),
            tuple(
                Bar(shown_line(one.name), points(one.points), points(one.out_of), int(100 * one.points / one.out_of))
                for one in card.dimensions
                if one.out_of
            ),
            hint_points(card),
            sum_words(card.exact, card.total),
        )
        for card in map(as_shown, report.lenses)
    )
