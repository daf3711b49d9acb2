"""What silence does: the buyer nudges, loses patience and leaves; the supervisor's answer arrives."""

from collections.abc import Callable

from simulator.core import approval
from simulator.core.events import RuleFired, TimePassed, WaitNoticed
from simulator.core.speaking import speak
from simulator.core.turn import Turn

POLITE_HOLD = 2
"""How many times longer a buyer waits after being asked to wait courteously."""


def pass_time(turn: Turn, at: int, check: Callable[[], None]) -> None:
    """Let the time pass until ``at`` (milliseconds), with all that happens on the way, in order."""
    while not turn.state.ended:
        nudge, answer = _nudge_at(turn), turn.state.approval_due
        times = [time for time in (nudge, answer) if time is not None and time <= at]
        if not times:
            break
        now = max(min(times), turn.state.at)
        if answer is not None and answer <= now:
            approval.arrive(turn, now)
        else:
            _nudge(turn, now)
            check()
    if not turn.state.ended and at > turn.state.at:
        turn.emit(TimePassed(at))


def _nudge_at(turn: Turn) -> int | None:
    """When the buyer loses patience next; None where nothing more happens."""
    waits = turn.chart.waits
    if turn.state.waits >= len(waits):
        return None
    factor = POLITE_HOLD if turn.state.held else 1
    return turn.state.spoke_at + waits[turn.state.waits].after * 1000 * factor


def _nudge(turn: Turn, now: int) -> None:
    step = turn.state.waits
    wait = turn.chart.waits[step]
    turn.emit(WaitNoticed(step + 1, now))
    turn.feel(wait.feels, f"wait.{step + 1}")
    if wait.to is not None:
        turn.emit(RuleFired(f"wait.{step + 1}", "silence", None, turn.state.node, wait.to))
    speak(turn, [wait.says])
