"""What is wrong with a whole conversation that no single rule shows: states without way in, out, or answer."""

from collections.abc import Iterable

from simulator.authoring.compiling.report import Part
from simulator.core.chart import Chart
from simulator.core.rule import ANYTHING, UNCLEAR
from simulator.wording import _


def check_chart(chart: Chart, flow: Part) -> None:
    """Complain about unreachable states, dead ends, and states in which the buyer could be left without words."""
    ways: dict[str, set[str]] = {name: set() for name in chart.nodes}
    answers: dict[str, set[str]] = {name: set() for name in chart.nodes}
    for rule in chart.rules:
        for source in rule.sources:
            if rule.to is not None:
                ways[source].add(rule.to)
            if rule.says and not rule.guard.terms:
                answers[source].add(rule.hears)
    for source in ways:
        ways[source] |= {wait.to for wait in chart.waits if wait.to}
    endings = {name for name, node in chart.nodes.items() if node.ending}
    reached = _reached([chart.start], ways)
    back: dict[str, set[str]] = {name: set() for name in chart.nodes}
    for source, targets in ways.items():
        for target in targets:
            back[target].add(source)
    leading = _reached(endings, back)
    for name in chart.nodes:
        part = flow / "states" / name
        if name not in reached:
            part.complain("C013", _("no rule leads to the state “{name}”").format(name=name), at_key=True, warn=True)
        elif name not in endings and name not in leading:
            part.complain(
                "C014",
                _("no ending can be reached from the state “{name}”").format(name=name),
                _("Add a rule that leads on from here."),
                at_key=True,
            )
        missing = {ANYTHING, UNCLEAR} - answers[name]
        if name not in endings and missing:
            part.complain(
                "C015",
                _("the buyer has no answer in the state “{name}” to: {what}").format(
                    name=name, what="、".join(sorted(missing))
                ),
                _("Add rules without conditions for them under “anywhere”."),
                at_key=True,
            )


def _reached(starts: Iterable[str], ways: dict[str, set[str]]) -> set[str]:
    seen = set(starts)
    todo = list(seen)
    while todo:
        for target in ways[todo.pop()] - seen:
            seen.add(target)
            todo.append(target)
    return seen
