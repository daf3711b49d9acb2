"""What the report says about help: hints, replies that were taken back, and the code of an exam that had none."""

from simulator.core.aside import TakenBack, assisted, hints_of, rewound, taken_back
from simulator.core.chart import Chart
from simulator.core.events import BuyerSaid, TraineeSaid
from simulator.display import shown
from simulator.practice.turn import end_of
from simulator.reports.page import GoneRow
from simulator.reports.sealed import code_of, seal_of
from simulator.reports.stored import Stored
from simulator.scoring.card import Scorecard
from simulator.scoring.figures import points
from simulator.storage.sittings import written_in
from simulator.wording import _


def help_words(stored: Stored) -> str:
    """All help there was in one line; empty where there was none."""
    if not assisted(stored.events):
        return ""
    hints, times = len(hints_of(stored.events)), rewound(stored.events)
    parts = [
        *([_("hints: {n}").format(n=hints)] if hints else []),
        *([_("replies taken back: {n}").format(n=times)] if times else []),
    ]
    return _("Assisted ({help})").format(help=_(", ").join(parts))


def hint_points(card: Scorecard | None) -> str:
    """What hints took off the total, with its sign."""
    if card is None or card.hints is None:
        return ""
    return points(-card.hints.points, signed=True) if card.hints.points else "0"


def kpi_hint_points(card: Scorecard | None) -> str:
    """What hints took off the KPI, with its sign."""
    if card is None or card.hints is None:
        return ""
    less = card.kpi.exact - sum(axis.points for axis in card.kpi.axes)
    return points(less, signed=True) if less else "0"


def code_words(stored: Stored) -> str:
    """The code of a sealed result; empty where nothing was sealed."""
    return code_of(stored.session.chain) if seal_of(stored.events) else ""


def gone_part(stored: Stored) -> tuple[GoneRow, ...]:
    """Every reply that was taken back; none of them counts."""
    written = written_in(stored.session.entries, stored.session.path)
    chart = stored.case.buyer.chart
    return tuple(_row(chart, one) for one in taken_back(written))


def _row(chart: Chart, one: TakenBack) -> GoneRow:
    said = next(event.text for event in one.events if isinstance(event, TraineeSaid))
    answer = " / ".join(shown(event.text) for event in one.events if isinstance(event, BuyerSaid))
    end = end_of(chart, one.events)
    return GoneRow(_("Reply {n}").format(n=one.turn), shown(said), answer, shown(end.name) if end else "")
