"""What a script expects of the end: how it ended, the marks, and whether everything said was allowed."""

from collections.abc import Sequence

from simulator.authoring.compiling.report import Part
from simulator.authoring.models.script import EndEntry
from simulator.core.chart import Chart
from simulator.core.events import Event, RuleFired, SessionEnded
from simulator.replay.expect import holds
from simulator.replay.why import because
from simulator.wording import _


def check_end(end: EndEntry, chart: Chart, events: Sequence[Event], part: Part) -> None:
    """Complain at ``part`` about an ending, a result or stars other than expected."""
    ended = next(event for event in events if isinstance(event, SessionEnded))
    reasons = because([_last_way(chart, events), _causes(ended)])
    if end.ending is not None and end.ending != ended.ending:
        message = _("the conversation should end in {wanted}, and ends in {found}")
        (part / "ending").complain("R010", message.format(wanted=end.ending, found=ended.ending), reasons)
    if end.result is not None and end.result != ended.result:
        message = _("the result should be {wanted}, and is {found}")
        (part / "result").complain("R010", message.format(wanted=end.result, found=ended.result), reasons)
    if end.stars is not None and not holds("stars", end.stars, ended.stars):
        message = _("the buyer should give {wanted} stars, and gives {found}")
        (part / "stars").complain("R010", message.format(wanted=end.stars, found=ended.stars), reasons)


def _last_way(chart: Chart, events: Sequence[Event]) -> str:
    origins = {rule.id: str(rule.origin) for rule in chart.rules}
    moves = [event for event in events if isinstance(event, RuleFired) and event.to is not None]
    if not moves:
        return _("the buyer never left the state they began in")
    last = moves[-1]
    words = {"source": last.source, "to": last.to, "hears": last.hears, "origin": origins.get(last.rule, last.rule)}
    return _("the last way was from {source} to {to} on hearing {hears} ({origin})").format(**words)


def _causes(ended: SessionEnded) -> str:
    return _("what moved the buyer most: {causes}").format(causes="、".join(ended.because)) if ended.because else ""
