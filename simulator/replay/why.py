"""Why the buyer is not where a script expects them: which term refused which rule, and what was heard."""

from collections.abc import Iterable, Sequence

from simulator.authoring.naming import blocked_name
from simulator.core.acts import Heard
from simulator.core.chart import Chart
from simulator.core.events import Event, GaugeMoved, RuleFired, RuleRefused
from simulator.core.rule import Rule
from simulator.wording import _

MOST = 3
"""Reasons told for one failed expectation."""


def because(reasons: Iterable[str]) -> str:
    """The reasons in one sentence; empty without any."""
    told = list(dict.fromkeys(reason for reason in reasons if reason))[:MOST]
    return _("Reason: {reasons}.").format(reasons=_("; ").join(told)) if told else ""


def not_in(chart: Chart, events: Sequence[Event], heard: Heard | None, source: str, wanted: str) -> list[str]:
    """Why these events did not lead from ``source`` to the state ``wanted``."""
    rules = {rule.id: rule for rule in chart.rules}
    reasons = [
        refusal_words(rules[event.rule], event)
        for event in events
        if isinstance(event, RuleRefused) and rules[event.rule].to == wanted
    ]
    reasons += [
        _("{rule} led to {state} instead").format(rule=_named(rules.get(event.rule), event), state=event.to)
        for event in events
        if isinstance(event, RuleFired) and event.to not in (None, wanted)
    ]
    if not reasons:
        ways = [rule.hears for rule in chart.rules if source in rule.sources and rule.to == wanted]
        if ways:
            words = {"source": source, "wanted": wanted, "ways": "、".join(dict.fromkeys(ways))}
            reasons.append(_("from {source} to {wanted} leads only: {ways}").format(**words))
        else:
            reasons.append(_("no rule leads from {source} to {wanted}").format(source=source, wanted=wanted))
    return [*reasons, heard_words(heard)]


def refusal_words(rule: Rule, event: RuleRefused) -> str:
    """The rule that was refused, the term that refused it, and where the rule stands."""
    words = {"hears": event.hears, "origin": str(rule.origin)}
    if event.subject == "moved":
        return _("the rule for {hears} ({origin}) came second: one reply leads one step on").format(**words)
    if event.subject == "spoiled":
        return _("the rule for {hears} ({origin}) does not count in a reply that offends").format(**words)
    if event.subject == "sure":
        return _("the rule for {hears} ({origin}) takes no guess, and this was one").format(**words)
    words |= {"term": f"{event.subject} {event.operator} {event.bound}", "was": str(event.was)}
    return _("the rule for {hears} ({origin}) needs {term}, it was {was}").format(**words)


def _named(rule: Rule | None, event: RuleFired) -> str:
    if rule is None:
        return event.rule
    return _("the rule for {hears} ({origin})").format(hears=event.hears, origin=str(rule.origin))


def heard_words(heard: Heard | None) -> str:
    """What was heard, and what was not because something blocked it."""
    if heard is None:
        return ""
    names = [act.id + (f":{act.topic}" if act.topic else "") for act in heard.acts]
    told = _("heard was: {names}").format(names="、".join(names)) if names else _("nothing was heard")
    blocked = [f"{one.id}（{blocked_name(one.reason)}）" for one in heard.blocked]
    return told + (_(", blocked: {names}").format(names="、".join(blocked)) if blocked else "")


def moved_by(chart: Chart, events: Sequence[Event], mood: str) -> list[str]:
    """What moved a mood in these events."""
    rules = {rule.id: rule for rule in chart.rules}
    moves = [event for event in events if isinstance(event, GaugeMoved) and event.id == mood]
    if not moves:
        return [_("nothing moved it in this step")]
    return [
        _("{cause} moved it by {by}").format(
            cause=f"{event.cause}（{rules[event.cause].origin}）" if event.cause in rules else event.cause,
            by=f"{event.by:+d}",
        )
        for event in moves
    ]
