"""The ids of a rubric: each is given once, and nothing asks in the end about itself."""

from collections.abc import Iterator, Mapping

from simulator.authoring.compiling.report import Part
from simulator.authoring.compiling.seeking import references
from simulator.authoring.models.rubric import RubricFile
from simulator.scoring.rubric import Check, Moment, Rubric
from simulator.wording import _


def check_twice(file: RubricFile, part: Part) -> None:
    seen: set[str] = set()
    for name, here in named_parts(file, part):
        if name in seen:
            (here / "id").complain(
                "M005", _("the id “{name}” is given twice").format(name=name), _("Every id of a rubric is given once.")
            )
        seen.add(name)


def named_parts(file: RubricFile, part: Part) -> Iterator[tuple[str, Part]]:
    """Everything that shares one set of ids: moments, checks and critical checks."""
    for place, moment in enumerate(file.moments):
        yield moment.id, part / "moments" / place
    for place, dimension in enumerate(file.dimensions):
        for number, check in enumerate(dimension.checks):
            yield check.id, part / "dimensions" / place / "checks" / number
    for place, critical in enumerate(file.critical):
        yield critical.id, part / "critical" / place


def check_circles(rubric: Rubric, parts: Mapping[str, Part]) -> None:
    """Complain about checks and moments that in the end ask about themselves."""
    everything: list[Check | Moment] = [*rubric.moments.values(), *rubric.checks()]
    ways = {
        one.id: {name for asked in (one.when, one.applies) if asked is not None for name in references(asked)}
        for one in everything
    }
    for name in ways:
        reached: set[str] = set()
        todo = list(ways[name])
        while todo:
            here = todo.pop()
            if here not in reached:
                reached.add(here)
                todo += ways.get(here, ())
        if name in reached:
            # One complaint for the whole circle, at its first member.
            (parts[name] / "id").complain(
                "M004",
                _("“{name}” asks in the end about itself").format(name=name),
                _("Take one of the references out of the circle."),
            )
            return
