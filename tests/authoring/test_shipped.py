"""The shipped library is clean: no error and no warning, so that a trainer sees nothing but the own ones."""

from simulator.authoring.checking import check_library
from simulator.authoring.compiling.report import Report
from simulator.authoring.diagnostics import render_all
from simulator.authoring.rehearsing import rehearse
from simulator.authoring.roots import open_library


def test_every_shipped_file_and_every_pair_is_without_error() -> None:
    """Every pair of one persona is walked here, `kefu check` walks all; rules that seldom wake need them all, so they
    are left to it, and what is heard of the authors' lines has its own test below."""
    library = open_library()
    checked = check_library(library, {("persona", "cold"), *(("rubric", name) for name in library.sources("rubric"))})
    found = [one for one in checked.diagnostics if one.code not in ("V002", "V006", "V007")]
    assert checked.pairs == len(library.sources("scenario"))
    assert found == [], render_all(found)


def test_every_shipped_question_and_model_answer_is_heard_as_meant() -> None:
    library, report = open_library(), Report()
    for name in library.sources("scenario"):
        rehearse(library, name, report)
    assert report.diagnostics == [], render_all(report.diagnostics)
