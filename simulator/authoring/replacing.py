"""Rubrics that change how the cases of other folders are marked, which whoever wrote them may not have meant.

Called by `kefu check`. Each is told with the rubric that it takes the place of, and with the cases.
"""

from collections.abc import Collection, Iterator

from simulator.authoring.compiling.fitting import equally_fitting, fitting_rubrics
from simulator.authoring.diagnostics import Diagnostic, Problems, quote
from simulator.authoring.library import Kind, Library
from simulator.wording import _


def replaced(library: Library, wanted: Collection[str]) -> Iterator[Diagnostic]:
    """Warnings about the ``wanted`` rubrics that are chosen for cases of folders that the library opened before."""
    cases: dict[tuple[str, str], list[str]] = {}
    for case in library.sources("scenario"):
        for pair in _pair(library, case):
            cases.setdefault(pair, []).append(case)
    for (new, old), named in cases.items():
        if new in wanted:
            yield _warning(library, new, old, named)


def _pair(library: Library, case: str) -> Iterator[tuple[str, str]]:
    """The rubric of a later folder that marks the case, and the one of its own folder, or before, that it displaces."""
    try:
        what = library.scenario(case)
        fitting = [] if what.rubric else fitting_rubrics(library, what)
    except Problems:
        # What cannot be read is told of by itself, and marks nothing meanwhile.
        return
    home = _order(library, "scenario", case)
    before = [name for name in fitting if _order(library, "rubric", name) <= home]
    if before and before[0] != fitting[0]:
        yield fitting[0], before[0]


def tied(library: Library, wanted: Collection[str]) -> Iterator[Diagnostic]:
    """Warnings about ``wanted`` rubrics between which and another of their folder only the alphabet decides."""
    cases: dict[tuple[str, str], list[str]] = {}
    for case in library.sources("scenario"):
        try:
            what = library.scenario(case)
            first, *others = [] if what.rubric else equally_fitting(library, what)
        except (Problems, ValueError):
            continue
        for other in others:
            if _order(library, "rubric", other) == _order(library, "rubric", first) and {first, other} & set(wanted):
                cases.setdefault((first, other), []).append(case)
    for (first, other), named in cases.items():
        yield _warning_of_tie(library, first, other, named)


def _warning_of_tie(library: Library, first: str, other: str, cases: list[str]) -> Diagnostic:
    document = library.load("rubric", other).document
    key = next(key for key in ("flows", "stages", "id") if (key,) in document.places.keys)
    message = _(
        "{first} fits the same cases as well and comes first by its id, so this one never marks: {cases}"
    ).format(first=library.sources("rubric")[first].name, cases=quote("、".join(cases), 200))
    remedy = _(
        "Write “rubric: {other}” in the cases that it is for, or “shops: […]” in one of the two; "
        "“lens: true” makes it another way to look."
    ).format(other=other)
    return Diagnostic(document.name, document.places.of_key((key,)), "M015", message, remedy, "warning")


def _order(library: Library, kind: Kind, name: str) -> int:
    return list(library.roots).index(library.sources(kind)[name].root)


def _warning(library: Library, new: str, old: str, cases: list[str]) -> Diagnostic:
    document = library.load("rubric", new).document
    key = next(key for key in ("flows", "stages", "id") if (key,) in document.places.keys)
    message = _("this rubric takes the place of {old} in {count} cases of other folders: {cases}").format(
        old=library.sources("rubric")[old].name, count=len(cases), cases=quote("、".join(cases), 200)
    )
    remedy = _(
        "For your own cases only: add “shops: [your shop]”, or delete “stages” and “flows” and write “rubric: {new}” "
        "in your cases. To replace it everywhere, give this file the name and the id {old}."
    ).format(new=new, old=old)
    return Diagnostic(document.name, document.places.of_key((key,)), "M012", message, remedy, "warning")
