"""The compiler of rubrics: a trainer's YAML into a `Rubric`, or every reason why not."""

from collections.abc import Mapping
from dataclasses import replace

from simulator.authoring.compiling.details import Words
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.compiling.rubric_ids import check_circles, check_twice, named_parts
from simulator.authoring.compiling.seeking import proof, seeks
from simulator.authoring.compiling.when import NOTHING, expression
from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.authoring.models.rubric import CheckEntry, CriticalEntry, DimensionEntry, RubricFile, WhenEntry
from simulator.authoring.moods import MOODS
from simulator.core.ending import UNFINISHED
from simulator.core.taxonomy import ACTS
from simulator.scoring.expressions import Expression
from simulator.scoring.rubric import Axis, Check, Critical, Dimension, Moment, Rubric
from simulator.wording import _

HUNDRED = 100


def compile_rubric(library: Library, name: str) -> Rubric:
    """The rubric of that id.

    Raises:
        Problems: there is no such rubric, or it is not as it should be; all reasons at once.
    """
    return library.once(("rubric", name), lambda: _compiled(library, name))


def _compiled(library: Library, name: str) -> Rubric:
    loaded = library.load("rubric", name)
    report = Report()
    rubric = _rubric(loaded.model, Part(loaded.document, report), _words(library, loaded.model), loaded.digest)
    _check_fits(library, loaded.model, Part(loaded.document, report))
    if report.failed:
        raise Problems(report.diagnostics)
    return rubric


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


def _check_fits(library: Library, file: RubricFile, part: Part) -> None:
    for place, name in enumerate(file.shops):
        if name not in library.sources("shop"):
            (part / "shops" / place).unknown("C030", _("there is no shop “{word}”"), name, library.sources("shop"))
    for place, name in enumerate(file.flows):
        if name not in library.sources("flow"):
            (part / "flows" / place).unknown("C030", _("there is no flow “{word}”"), name, library.sources("flow"))


def _rubric(file: RubricFile, part: Part, words: Words, digest: str) -> Rubric:
    check_twice(file, part)
    _check_whole(file, part)
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
        lens=file.lens,
        axes=_axes(file),
    )
    weights = sum(one.weight for one in dimensions)
    if dimensions and weights != HUNDRED:
        (part / "dimensions").complain(
            "M006",
            _("the weights of the dimensions add up to {sum}, not to 100").format(sum=weights),
            _("Change them so that they add up to 100."),
        )
    check_circles(rubric, dict(named_parts(file, part)))
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


def _check_whole(file: RubricFile, part: Part) -> None:
    """Complain where neither checks nor axes say how it marks, or where both do."""
    if file.axes is not None:
        if not file.lens or file.dimensions or file.critical or file.moments or file.kpi:
            (part / "axes").complain(
                "M011",
                _("“axes” is for a lens that has no checks of its own"),
                _("Write “lens: true” and leave out moments, dimensions, critical and kpi; or leave out “axes”."),
                at_key=True,
            )
    elif not file.dimensions or (file.kpi is None and not file.lens):
        missing = "kpi" if file.dimensions else "dimensions"
        part.complain(
            "M011",
            _("this rubric has no “{missing}”").format(missing=missing),
            _("A rubric has dimensions and says which of them count for the KPI; only a lens may leave out “kpi”."),
        )


def _axes(file: RubricFile) -> Mapping[Axis, str]:
    if file.axes is None:
        return {}
    return {"conversion": file.axes.conversion, "attitude": file.axes.attitude, "bonus": file.axes.bonus}


def _kpi(file: RubricFile, part: Part) -> Mapping[Axis, tuple[str, ...]]:
    if file.kpi is None:
        return {}
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
