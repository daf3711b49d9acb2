"""What is asked of the supervisor on the buyer's behalf: asked for, answered after a while, and passed on."""

from simulator.core.acts import Act
from simulator.core.events import ApprovalDue, Noticed, SignalNoticed
from simulator.core.gauges import APPROVAL_ASKED, APPROVAL_DENIED, APPROVAL_GRANTED, APPROVAL_NONE
from simulator.core.reporting import passes_on
from simulator.core.signals import REPORTS_DENIAL, REPORTS_GRANT
from simulator.core.turn import Turn


def ask_or_report(turn: Turn, act: Act) -> list[str]:
    """Let a request for approval run, and notice when its result is passed on."""
    approval = turn.chart.approval
    if approval is None:
        return []
    standing = turn.read("approval")
    if act.id == "seek_approval" and standing == APPROVAL_NONE:
        turn.change("approval", APPROVAL_ASKED, "seek_approval", act.span)
        turn.emit(ApprovalDue(turn.state.at + approval.seconds * 1000))
        return []
    told = (standing == APPROVAL_GRANTED and act.id in REPORTS_GRANT) or (
        standing == APPROVAL_DENIED and act.id in REPORTS_DENIAL
    )
    # 主管批了93折 is heard as asking on the buyer's behalf, and tells what came of it.
    if act.id == "seek_approval" and standing in (APPROVAL_GRANTED, APPROVAL_DENIED):
        told = passes_on(turn.chart, turn.state.replies[-1])
    if told and turn.signals.isdisjoint({"approval_reported", "made_up_approval"}):
        turn.signals.add("approval_reported")
        turn.emit(SignalNoticed("approval_reported", "", act.span))
        return ["approval_reported"]
    return []


def arrive(turn: Turn, now: int) -> None:
    """Let the supervisor answer at that time (milliseconds)."""
    approval = turn.chart.approval
    if approval is None:
        return
    result = APPROVAL_GRANTED if approval.granted else APPROVAL_DENIED
    turn.emit(Noticed("approval", approval.notice, now))
    turn.change("approval", result - APPROVAL_ASKED, "approval")
