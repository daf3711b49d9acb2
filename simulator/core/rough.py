"""When two minds are near enough to count as one in a walk."""

from simulator.core.engine import Buyer
from simulator.core.state import SessionState


def rough(buyer: Buyer, state: SessionState) -> tuple[object, ...]:
    """What tells two minds apart in a walk: everything but the finer shades of mood."""
    shades = len(buyer.chart.moods)
    moods = tuple(
        _third(value, gauge.low, gauge.high)
        for value, gauge in zip(state.gauges[:shades], buyer.gauges.all[:shades], strict=True)
    )
    rest = tuple(min(value, 2) if value < 10 else value // 5 for value in state.gauges[shades:])
    return (state.node, moods, rest, state.waits, state.approval_due is not None)


def _third(value: int, low: int, high: int) -> int:
    if value in (low, high):
        return -1 if value == low else 4
    return 3 * (value - low) // (high - low + 1)
