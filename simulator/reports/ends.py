"""How a session ended, by its log."""

from collections.abc import Sequence

from simulator.core.chart import Chart
from simulator.core.events import Event, SessionEnded
from simulator.practice.turn import End


def end_of(chart: Chart, events: Sequence[Event]) -> End | None:
    """How the session ended, if it has."""
    event = next((one for one in events if isinstance(one, SessionEnded)), None)
    if event is None:
        return None
    node = chart.nodes.get(event.ending)
    return End(event.ending, node.name if node else event.ending, event.result, event.stars, event.review)
