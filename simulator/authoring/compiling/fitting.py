"""Which rubric a conversation is marked by, which lenses can look at it, and the model answers for the advice."""

from dataclasses import replace
from hashlib import blake2b

from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import Library
from simulator.authoring.models.rubric import RubricFile
from simulator.authoring.models.scenario import ScenarioFile
from simulator.scoring.card import Answer
from simulator.scoring.rubric import Rubric
from simulator.wording import _

NOTHING_FITS = "M010"
"""The code that says that no rubric fits; an author may well write scenarios before rubrics."""


def find_rubric(library: Library, scenario: str, name: str | None = None) -> Rubric | None:
    """The rubric called ``name``, else the one that fits the scenario; None where none fits.

    Raises:
        Problems: there is no rubric of that name, or it is not as it should be.
    """
    if name is not None:
        return rubric_named(library, scenario, name)
    try:
        return rubric_for(library, scenario)
    except Problems as problems:
        if {one.code for one in problems.diagnostics} == {NOTHING_FITS}:
            return None
        raise


def rubric_for(library: Library, scenario: str) -> Rubric:
    """The rubric that a conversation of that scenario is marked by: its own, else the one made for the fewest cases.

    Raises:
        Problems: the scenario or the rubric is missing or wrong, or no rubric fits.
    """
    what, source = library.scenario(scenario), library.load("scenario", scenario)
    if what.rubric is not None:
        report = Report()
        check_own(library, what.rubric, Part(source.document, report) / "rubric")
        if report.failed:
            raise Problems(report.diagnostics)
        return compile_rubric(library, what.rubric)
    fitting = fitting_rubrics(library, what)
    if fitting:
        return compile_rubric(library, fitting[0])
    message = _("no rubric fits the stage “{stage}” with the flow “{flow}”").format(stage=what.stage, flow=what.flow)
    remedy = _("Name both in the “stages” and “flows” of a rubric.")
    place = source.document.places.of(("stage",))
    raise Problems([Diagnostic(source.source.name, place, NOTHING_FITS, message, remedy)])


def fitting_rubrics(library: Library, what: ScenarioFile) -> list[str]:
    """The ids of the rubrics that fit the scenario, the one made for the fewest cases first.

    Raises:
        Problems: a rubric is wrong, so that nobody can tell whether it fits.
    """
    return [name for _rank, name in _ranked(library, what)]


def equally_fitting(library: Library, what: ScenarioFile) -> list[str]:
    """Those of the fitting rubrics between which only the alphabet decides; one where something else does."""
    ranked = _ranked(library, what)
    return [name for rank, name in ranked if rank == ranked[0][0]]


def _ranked(library: Library, what: ScenarioFile) -> list[tuple[tuple[bool, bool, bool, int], str]]:
    fitting = []
    for name in library.sources("rubric"):
        file: RubricFile = library.load("rubric", name).model
        if not file.lens and _fits(file, what):
            # Those that name what they fit come before those that take anything.
            named = len(file.stages) + len(file.flows) + len(file.shops)
            fitting.append(((not file.shops, not file.flows, not file.stages, named), name))
    return sorted(fitting)


def rubric_named(library: Library, scenario: str, name: str) -> Rubric:
    """The rubric or lens of that id, for a conversation of that scenario.

    Raises:
        Problems: there is no such rubric, or it is wrong; or a lens shows the marks of the fitting one, and none fits.
    """
    lens = compile_rubric(library, name)
    if not lens.lens:
        return lens
    try:
        base = rubric_for(library, scenario)
    except Problems:
        if lens.axes:
            raise
        return lens
    digest = blake2b(f"{lens.digest} {base.digest}".encode(), digest_size=16).hexdigest()
    if lens.axes:
        return replace(base, id=lens.id, name=lens.name, digest=digest, lens=True, axes=lens.axes)
    # What is allowed does not change with the way one looks.
    return lens if lens.critical else replace(lens, critical=base.critical, digest=digest)


def lenses_for(library: Library, scenario: str) -> tuple[str, ...]:
    """The ids of the lenses that fit the scenario; a file that cannot be read is told of elsewhere."""
    what = library.scenario(scenario)
    found = []
    for name in library.sources("rubric"):
        try:
            file: RubricFile = library.load("rubric", name).model
        except Problems:
            continue
        if file.lens and _fits(file, what):
            found.append(name)
    return tuple(found)


def check_own(library: Library, name: str, part: Part) -> None:
    """Complain where the rubric that a scenario names does not exist, or is a lens."""
    known = library.sources("rubric")
    if name not in known:
        part.unknown("C030", _("there is no rubric “{word}”"), name, known)
    elif library.load("rubric", name).model.lens:
        part.complain(
            "C017",
            _("“{word}” is a lens, and a case is not marked by a lens").format(word=name),
            _("Name a rubric, or leave “rubric” out and use the lens with “kefu mark --rubric {word}”.").format(
                word=name
            ),
        )


def _fits(file: RubricFile, what: ScenarioFile) -> bool:
    return (
        (not file.stages or what.stage in file.stages)
        and (not file.flows or what.flow in file.flows)
        and (not file.shops or what.shop in file.shops)
    )


def answers_of(library: Library, scenario: str) -> tuple[Answer, ...]:
    """The model answers of the scenario, for the advice; raises `Problems` where it cannot be read."""
    return tuple(Answer(one.act, one.topic, one.text) for one in library.scenario(scenario).answers)
