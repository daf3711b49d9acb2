"""What a script expects of the end: how it ended, the marks, and whether everything said was allowed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from simulator.authoring.compiling.quantities import guard
from simulator.authoring.compiling.report import Part
from simulator.authoring.diagnostics import quote
from simulator.authoring.models.script import EndEntry
from simulator.core.chart import Chart
from simulator.core.events import Event, RuleFired, SessionEnded, TraineeSaid
from simulator.core.guard import HOLDS
from simulator.core.rule import CHECK
from simulator.replay.expect import holds
from simulator.replay.why import because
from simulator.scoring.card import Scorecard
from simulator.scoring.figures import points
from simulator.wording import _

COSTLIEST = 3
"""Lost points that are told for a total that is too low."""


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


def check_marks(end: EndEntry, card: Scorecard, events: Sequence[Event], part: Part) -> None:
    """Complain at ``part`` about marks and a verdict other than expected."""
    for name, wanted in end.marks.items():
        found = Fraction(card.total)
        if name != "total":
            found = next(one.points for one in card.dimensions if one.id == name)
        if _holds(wanted, found, part):
            continue
        message = _("{name} should be {wanted}, and is {found}")
        (part / "marks" / name).complain(
            "R011", message.format(name=name, wanted=str(wanted), found=points(found)), because(_lost(card, name))
        )
    if end.verdict is not None and (end.verdict == "allowed") != card.verdicts.allowed:
        found_verdict = "allowed" if card.verdicts.allowed else "not_allowed"
        message = _("the verdict should be {wanted}, and is {found}").format(wanted=end.verdict, found=found_verdict)
        (part / "verdict").complain("R012", message, because(_breaches(card, events)))


def _holds(wanted: str | int, found: Fraction, part: Part) -> bool:
    """Whether exact points meet a comparison, which the guards of whole numbers cannot tell."""
    for term in guard({"marks": wanted}, part).terms:
        # 23 1/3 is more than 23 and less than 24: both sides are taken times the denominator.
        if not HOLDS[term.operator](found.numerator, term.bound * found.denominator):
            return False
    return True


def _lost(card: Scorecard, name: str) -> Iterator[str]:
    """Where the most points went, with the file and line of the rubric."""
    costly = [one for one in card.failed if name in ("total", one.mark.dimension)]
    for one in costly[:COSTLIEST]:
        words = {"lost": points(one.lost), "name": one.mark.name, "origin": str(one.mark.origin)}
        yield _("{name} lost {lost} ({origin})").format(**words)
    if not costly:
        yield _("no check lost any points")


def _breaches(card: Scorecard, events: Sequence[Event]) -> Iterator[str]:
    said = {event.turn: event.text for event in events if isinstance(event, TraineeSaid)}
    for one in card.breaches:
        for evidence in one.mark.evidence:
            words = evidence.span.of(said.get(evidence.turn or 0, "")) if evidence.span else ""
            yield _("{name} in reply {turn}: “{words}”").format(
                name=one.mark.name, turn=evidence.turn or "-", words=quote(words)
            )
    if not card.breaches:
        yield _("nothing forbidden was heard")


def _last_way(chart: Chart, events: Sequence[Event]) -> str:
    origins = {rule.id: str(rule.origin) for rule in chart.rules}
    moves = [event for event in events if isinstance(event, RuleFired) and event.to is not None]
    if not moves:
        return _("the buyer never left the state they began in")
    last = moves[-1]
    words = {"source": last.source, "to": last.to, "hears": last.hears, "origin": origins.get(last.rule, last.rule)}
    if last.hears == CHECK:
        message = _("the last way was from {source} to {to}, by what is looked at after every reply ({origin})")
        return message.format(**words)
    return _("the last way was from {source} to {to} on hearing {hears} ({origin})").format(**words)


def _causes(ended: SessionEnded) -> str:
    return _("what moved the buyer most: {causes}").format(causes="、".join(ended.because)) if ended.because else ""
