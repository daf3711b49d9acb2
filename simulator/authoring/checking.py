"""Everything that can be found wrong in a library without a trainee: each file, each pair, each way through it."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.compiling.fitting import check_own
from simulator.authoring.compiling.never import check_never
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.compiling.twice import check_ids
from simulator.authoring.diagnostics import Diagnostic, Problems, has_errors, in_order
from simulator.authoring.known_names import check_names
from simulator.authoring.library import FOLDERS, Kind, Library, kind_name
from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile, ShopFile
from simulator.authoring.rehearsing import rehearse
from simulator.authoring.replacing import replaced, tied
from simulator.authoring.surveying import Surveyed, findings_of, findings_of_all, survey_chart
from simulator.core.chart import Chart
from simulator.wording import _

Wanted = tuple[Kind, str]
"""A file of the library."""

FEW = 4
"""Pairs for which another process is worth its start."""


@dataclass(slots=True)
class Checked:
    """What was looked at, and what is wrong with it."""

    files: int = 0
    pairs: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)


def check_library(
    library: Library, wanted: Collection[Wanted] | None, progress: Callable[[str], None] = lambda _pair: None
) -> Checked:
    """All that is wrong with the ``wanted`` files, and with every pair that they take part in; None is everything.

    ``progress`` is told each pair that was walked, which takes about a second.
    """
    checked = Checked()
    every = [(kind, name) for kind in FOLDERS for name in library.sources(kind)]
    chosen = set(every if wanted is None else wanted)
    sound = {one for one in every if _sound(library, one, one in chosen, checked)}
    checked.files = len(chosen)
    rubrics = {name for kind, name in chosen & sound if kind == "rubric"}
    checked.diagnostics += [*replaced(library, rubrics), *tied(library, rubrics)]
    charts = []
    for named in _pairs(library, sound, chosen):
        checked.pairs += 1
        chart = _compiled(library, named, checked)
        if chart is not None:
            charts.append(chart)
    walked = []
    for pair in _walked(charts):
        progress(pair.title)
        walked.append(pair)
        checked.diagnostics += findings_of(library, pair)
    judged = chosen if wanted is None else _judged(library, chosen, sound, walked)
    checked.diagnostics += findings_of_all(library, walked, lambda kind, name: (kind, name) in judged)
    checked.diagnostics = in_order(checked.diagnostics)
    return checked


def _sound(library: Library, one: Wanted, chosen: bool, checked: Checked) -> bool:
    """Whether the file can be used; what is wrong with a chosen one is noted."""
    kind, name = one
    try:
        library.load(kind, name)
    except Problems as problems:
        if chosen:
            checked.diagnostics += problems.diagnostics
        return False
    if chosen:
        # A name that nothing knows is never used, so the rest can be looked at all the same.
        named = Report()
        check_names(library, kind, name, named)
        if kind == "scenario":
            rehearse(library, name, named)
        checked.diagnostics += named.diagnostics
    if kind == "rubric":
        return _compiles(library, name, chosen, checked)
    report = Report()
    _names_others(library, one, report)
    loaded = library.load(kind, name)
    if isinstance(loaded.model, PersonaFile | FlowFile | ScenarioFile | ShopFile):
        check_ids(loaded.model, Part(loaded.document, report))
    if chosen:
        checked.diagnostics += report.diagnostics
    return not has_errors(report.diagnostics)


def _compiles(library: Library, rubric: str, chosen: bool, checked: Checked) -> bool:
    report = Report()
    try:
        compile_rubric(library, rubric)
        if chosen:
            check_never(library, rubric, report)
    except Problems as problems:
        if chosen:
            checked.diagnostics += problems.diagnostics
        return False
    checked.diagnostics += report.diagnostics
    return True


def _names_others(library: Library, one: Wanted, report: Report) -> None:
    """Complain about files that this one names and that do not exist."""
    kind, name = one
    part = Part(library.load(kind, name).document, report)
    named: list[tuple[Part, Kind, str]] = []
    if kind == "persona":
        named += [(part / "flows" / place, "flow", flow) for place, flow in enumerate(library.persona(name).flows)]
    elif kind == "scenario":
        scenario = library.scenario(name)
        named += [(part / "flow", "flow", scenario.flow), (part / "shop", "shop", scenario.shop)]
        named += [(part / "personas" / place, "persona", persona) for place, persona in enumerate(scenario.personas)]
        if scenario.rubric is not None:
            check_own(library, scenario.rubric, part / "rubric")
    for here, other, word in named:
        if word not in library.sources(other):
            message = _("there is no {kind} “{word}”").format(kind=kind_name(other), word="{word}")
            here.unknown("C030", message, word, library.sources(other))


def _pairs(library: Library, sound: Collection[Wanted], chosen: Collection[Wanted]) -> Iterator[tuple[str, str]]:
    """The pairs that a chosen file takes part in, as far as their files can be used."""
    for kind, persona in sorted(sound):
        if kind != "persona":
            continue
        flows = library.persona(persona).flows
        for other, name in sorted(sound):
            if other != "scenario":
                continue
            scenario = library.scenario(name)
            parts: list[Wanted] = [
                ("persona", persona),
                ("scenario", name),
                ("flow", scenario.flow),
                ("shop", scenario.shop),
            ]
            fits = scenario.flow in flows and (not scenario.personas or persona in scenario.personas)
            if fits and set(parts) <= set(sound) and set(parts) & set(chosen):
                yield persona, name


def _compiled(library: Library, pair: tuple[str, str], checked: Checked) -> Chart | None:
    try:
        compiled = compile_chart(library, *pair)
    except Problems as problems:
        checked.diagnostics += problems.diagnostics
        return None
    checked.diagnostics += compiled.warnings
    return compiled.chart


def _walked(charts: Sequence[Chart]) -> Iterator[Surveyed]:
    """The charts, walked by as many processes as there are processors; in order."""
    workers = min(os.cpu_count() or 1, len(charts) // FEW)
    if workers < 2:
        yield from map(survey_chart, charts)
        return
    # 20 ms, and only needed for many.
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(survey_chart, charts)


def _judged(
    library: Library, chosen: Collection[Wanted], sound: Collection[Wanted], walked: list[Surveyed]
) -> set[Wanted]:
    """The chosen files about whose dead rules something can be said: every pair that they take part in was walked."""
    done = {(pair.chart.persona, pair.chart.scenario) for pair in walked}
    judged: set[Wanted] = set()
    for one in chosen:
        if set(_pairs(library, sound, {one})) <= done:
            judged.add(one)
    return judged
