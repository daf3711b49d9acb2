"""The compiler of rubrics: a trainer's YAML into a `Rubric`, or every reason why not; and which rubric fits."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from simulator.authoring.compiling.chart import MOODS
from simulator.authoring.compiling.details import Words
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.compiling.seeking import proof, references, seeks
from simulator.authoring.compiling.when import NOTHING, expression
from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import Library
from simulator.authoring.models.rubric import CheckEntry, CriticalEntry, DimensionEntry, RubricFile, WhenEntry
from simulator.core.ending import UNFINISHED
from simulator.core.taxonomy import ACTS
from simulator.scoring.card import Answer
from simulator.scoring.expressions import Expression
from simulator.scoring.rubric import Axis, Check, Critical, Dimension, Moment, Rubric
from simulator.wording import _

HUNDRED = 100


def compile_rubric(library: Library, name: str) -> Rubric:
    """The rubric of that id.

    Raises:
        Problems: there is no such rubric, or it is not as it should be; all reasons at once.
    """
    loaded = library.load("rubric", name)
    report = Report()
    rubric = _rubric(loaded.model, Part(loaded.document, report), _words(library, loaded.model), loaded.digest)
    _check_flows(library, loaded.model, Part(loaded.document, report))
    if report.failed:
        raise Problems(report.diagnostics)
    return rubric


def rubric_for(library: Library, scenario: str) -> Rubric:
    """The rubric that a conversation of that scenario is marked by: its own, else the one made for the fewest cases.

    Raises:
        Problems: the scenario or the rubric is missing or wrong, or no rubric fits.
    """
    what = library.scenario(scenario)
    own: str | None = getattr(what, "rubric", None)
    if own:
        return compile_rubric(library, own)
    fitting = []
    for name in library.sources("rubric"):
        file: RubricFile = library.load("rubric", name).model
        if (not file.stages or what.stage in file.stages) and (not file.flows or what.flow in file.flows):
            # Those that name what they fit come before those that take anything.
            fitting.append((not file.flows, not file.stages, len(file.stages) + len(file.flows), name))
    if fitting:
        return compile_rubric(library, min(fitting)[-1])
    message = _("no rubric fits the stage “{stage}” with the flow “{flow}”").format(stage=what.stage, flow=what.flow)
    source = library.load("scenario", scenario)
    remedy = _("Name both in the “stages” and “flows” of a rubric.")
    raise Problems([Diagnostic(source.source.name, source.document.places.of(("stage",)), "M010", message, remedy)])


def answers_of(library: Library, scenario: str) -> tuple[Answer, ...]:
    """The model answers of the scenario, for the advice; raises `Problems` where it cannot be read."""
    return tuple(Answer(one.act, one.topic, one.text) for one in library.scenario(scenario).answers)


def _words(library: Library, file: RubricFile) -> Words:
    """What the flows that the rubric fits let it name; flows that cannot be read are told of elsewhere."""
    states: set[str] = set()
    steps: set[str] = set()
    endings = {UNFINISHED.id}
    for name in library.sources("flow"):
        if file.flows and name not in file.flows:
            continue
        try:
            flow = library.flow(name)
        except Problems:
            continue
        states |= set(flow.states)
        steps |= {step.id for step in flow.steps}
        endings |= {state for state, entry in flow.states.items() if entry.ending}
    checks = (check.id for dimension in file.dimensions for check in dimension.checks)
    names = frozenset({*checks, *(moment.id for moment in file.moments)})
    return Words(frozenset(states), frozenset(steps), frozenset(endings), frozenset(MOODS), names)


def _check_flows(library: Library, file: RubricFile, part: Part) -> None:
    for place, name in enumerate(file.flows):
        if name not in library.sources("flow"):
            (part / "flows" / place).unknown("C030", _("there is no flow “{word}”"), name, library.sources("flow"))


def _rubric(file: RubricFile, part: Part, words: Words, digest: str) -> Rubric:
    _check_twice(file, part)
    moments = {
        entry.id: Moment(
            entry.id,
            entry.name,
            expression(entry.when, part / "moments" / place / "when", words),
            _optional(entry.applies, part / "moments" / place / "applies", words),
        )
        for place, entry in enumerate(file.moments)
    }
    dimensions = tuple(
        _dimension(entry, part / "dimensions" / place, words) for place, entry in enumerate(file.dimensions)
    )
    critical = tuple(_critical(entry, part / "critical" / place, words) for place, entry in enumerate(file.critical))
    rubric = Rubric(
        id=file.id,
        name=file.name,
        stages=tuple(file.stages),
        flows=tuple(file.flows),
        dimensions=dimensions,
        critical=critical,
        kpi=_kpi(file, part),
        moments=moments,
        digest=digest,
    )
    weights = sum(one.weight for one in dimensions)
    if weights != HUNDRED:
        (part / "dimensions").complain(
            "M006",
            _("the weights of the dimensions add up to {sum}, not to 100").format(sum=weights),
            _("Change them so that they add up to 100."),
        )
    _check_circles(rubric, dict(_named_parts(file, part)))
    return _with_seeks(rubric)


def _dimension(entry: DimensionEntry, part: Part, words: Words) -> Dimension:
    shared = _optional(entry.needs, part / "needs", words)
    checks = tuple(_check(check, part / "checks" / place, words, shared) for place, check in enumerate(entry.checks))
    return Dimension(entry.id, entry.name, entry.weight, checks)


def _check(entry: CheckEntry, part: Part, words: Words, shared: Expression | None) -> Check:
    if (entry.when is None) == (entry.avoid is None):
        part.complain(
            "M008",
            _("a check has either “when” or “avoid”"),
            _("Write “when” for what earns the points, “avoid” for what costs them."),
        )
    asked, key = (entry.when, "when") if entry.when is not None else (entry.avoid, "avoid")
    when = NOTHING if asked is None else expression(asked, part / key, words)
    return Check(
        id=entry.id,
        name=entry.name,
        when=when,
        origin=part.origin,
        ladder=_ladder(entry, part),
        avoid=key == "avoid",
        needs=_optional(entry.needs, part / "needs", words) or shared,
        applies=_optional(entry.applies, part / "applies", words),
        advice=entry.advice,
        seeks=_instead(entry, part),
        evidence=proof(when),
    )


def _ladder(entry: CheckEntry, part: Part) -> tuple[int, ...]:
    if (entry.points is None) == (entry.ladder is None):
        part.complain(
            "M007",
            _("a check has either “points” or a “ladder” of points"),
            _("“points: 4” is all or nothing; “ladder: [3, 2, 1]” pays the second and third time less."),
        )
    if entry.ladder is not None:
        if any(later > earlier for earlier, later in zip(entry.ladder, entry.ladder[1:], strict=False)):
            (part / "ladder").complain(
                "M007", _("the points of a ladder never rise"), _("More of the same earns the same or less.")
            )
        return tuple(entry.ladder)
    return (entry.points or 1,)


def _critical(entry: CriticalEntry, part: Part, words: Words) -> Critical:
    when = expression(entry.when, part / "when", words)
    return Critical(entry.id, entry.name, when, part.origin, entry.rewrite, _instead(entry, part))


def _optional(entry: WhenEntry | None, part: Part, words: Words) -> Expression | None:
    return None if entry is None else expression(entry, part, words)


def _instead(entry: CheckEntry | CriticalEntry, part: Part) -> tuple[tuple[str, str | None], ...]:
    wanted = [entry.instead] if isinstance(entry.instead, str) else entry.instead or []
    for place, word in enumerate(wanted):
        if word not in ACTS:
            here = part / "instead" if isinstance(entry.instead, str) else part / "instead" / place
            here.unknown("C002", _("there is no service act “{word}”"), word, ACTS)
    return tuple((word, None) for word in wanted)


def _with_seeks(rubric: Rubric) -> Rubric:
    """The rubric with, for each check, the acts that would have passed it, those that the author named first."""
    named = {**{name: one.when for name, one in rubric.moments.items()}, **{c.id: c.when for c in rubric.checks()}}

    def full(check: Check) -> Check:
        found = () if check.avoid else seeks(check.when, named)
        return replace(check, seeks=tuple(dict.fromkeys([*check.seeks, *found])))

    dimensions = tuple(replace(one, checks=tuple(full(check) for check in one.checks)) for one in rubric.dimensions)
    return replace(rubric, dimensions=dimensions)


def _kpi(file: RubricFile, part: Part) -> Mapping[Axis, tuple[str, ...]]:
    known = [dimension.id for dimension in file.dimensions]
    axes: Mapping[Axis, list[str]] = {
        "conversion": file.kpi.conversion,
        "attitude": file.kpi.attitude,
        "bonus": file.kpi.bonus,
    }
    for axis, names in axes.items():
        for place, name in enumerate(names):
            if name not in known:
                here = part / "kpi" / axis / place
                here.unknown("M003", _("this rubric has no dimension “{word}”"), name, known)
    return {axis: tuple(names) for axis, names in axes.items()}


def _check_twice(file: RubricFile, part: Part) -> None:
    seen: set[str] = set()
    for name, here in _named_parts(file, part):
        if name in seen:
            (here / "id").complain(
                "M005", _("the id “{name}” is given twice").format(name=name), _("Every id of a rubric is given once.")
            )
        seen.add(name)


def _named_parts(file: RubricFile, part: Part) -> Iterator[tuple[str, Part]]:
    """Everything that shares one set of ids: moments, checks and critical checks."""
    for place, moment in enumerate(file.moments):
        yield moment.id, part / "moments" / place
    for place, dimension in enumerate(file.dimensions):
        for number, check in enumerate(dimension.checks):
            yield check.id, part / "dimensions" / place / "checks" / number
    for place, critical in enumerate(file.critical):
        yield critical.id, part / "critical" / place


def _check_circles(rubric: Rubric, parts: Mapping[str, Part]) -> None:
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
