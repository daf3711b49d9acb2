"""An attempt with help: named so wherever it is listed, and what was taken back stays to be seen."""

from pathlib import Path

import pytest

from simulator.authoring.compiling.fitting import find_rubric
from simulator.authoring.library import Library
from simulator.practice.case import open_case
from simulator.practice.clocks import VirtualClock
from simulator.reports.attempts import earlier
from simulator.reports.build import build_page
from simulator.reports.data import report_data
from simulator.reports.gather import Report, gather
from simulator.reports.html import as_html
from simulator.reports.lenses import ALL, through_lenses
from simulator.reports.proof import prove
from simulator.reports.stored import open_stored
from simulator.reports.text import as_text
from simulator.scoring.figures import points
from simulator.storage.sessions import list_sessions
from simulator.storage.sittings import begin
from simulator.tui.views.history import read_history
from tests.reports.conftest import CLUMSY, store
from tests.reports.test_stored import rewritten

BAD = "您自己没看清楚<b>详情页</b>吧。"


def helped(library: Library, data: Path) -> Path:
    """A session with one hint and one reply taken back."""
    clock = VirtualClock()
    sitting = begin(open_case(library, "cold", "wrong-lock"), clock, 3, "practice", data, sync=False)
    practice = sitting.practice
    practice.start(3)
    practice.take_hint("先道歉")
    for text in (BAD, CLUMSY[3]):
        clock.pass_ms(3_000)
        practice.say(text, clock.pass_typing(text))
        if text == BAD:
            practice.rewind()
    practice.finish()
    sitting.journal.close()
    assert sitting.journal.path is not None
    return sitting.journal.path


@pytest.fixture(scope="module")
def path(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return helped(library, tmp_path_factory.mktemp("helped"))


@pytest.fixture(scope="module")
def report(library: Library, path: Path) -> Report:
    return gather(library, open_stored(library, path), path.parent)


def test_hints_are_taken_off_the_kpi_and_off_each_lens_and_every_form_says_so(library: Library, report: Report) -> None:
    through = through_lenses(report, library, [ALL])
    page = build_page(through)
    card = report.card
    assert card is not None
    axes = sum(one.points for one in card.kpi.axes)
    assert card.kpi.exact == max(0, axes - 3)
    less = page.result.kpi_hints
    assert less == points(card.kpi.exact - axes, signed=True)
    text, html = as_text(page), as_html(page)
    assert f"· 用了提示 {less}" in text
    assert f"· 用了提示 {less}" in html
    for part, lens in zip(page.lenses, through.lenses, strict=True):
        earned = sum(one.points for one in lens.dimensions)
        assert part.hints == (points(lens.exact - earned, signed=True) if earned else "0")
    # Under the marks, beside the KPI, at its turn, and under each lens.
    assert text.count("用了提示") == html.count("用了提示") == 3 + len(page.lenses)


def test_the_report_names_the_help_and_shows_what_was_taken_back(report: Report) -> None:
    page = build_page(report)
    assert page.result.help == "有辅助（提示 1 次、撤回 1 句）"
    assert page.result.hints == "-3"
    [gone] = page.gone
    assert gone.said == BAD
    assert gone.answer
    for form in (as_text(page), as_html(page)):
        assert "有辅助" in form
        assert "撤回的话" in form
    assert "<b>详情页</b>" not in as_html(page)
    data = report_data(report)
    assert data["assisted"] is True
    assert data["taken_back"][0]["said"] == BAD
    assert data["marks"]["hints"]["points"] == -3


def test_the_talk_that_counts_is_without_it(report: Report) -> None:
    assert [message.text for message in build_page(report).talk if message.side == "trainee"] == [CLUMSY[3]]
    assert report.coaching is not None
    assert report.coaching.card == report.card


def test_the_marks_cost_the_hint_and_nothing_of_what_was_taken_back(library: Library, report: Report) -> None:
    assert report.card is not None
    assert report.card.hints is not None
    earned = sum(one.points for one in report.card.dimensions)
    assert report.card.exact == earned - 3
    again = gather(library, open_stored(library, report.stored.session.path), None)
    assert again.card == report.card


def test_it_is_listed_as_assisted_and_is_never_the_best_result(library: Library, tmp_path: Path) -> None:
    first = helped(library, tmp_path)
    folder = first.parent
    history = read_history(folder)
    assert history.best == {}
    assert history.helped == {("cold", "wrong-lock")}
    [listed] = list_sessions(folder)
    assert listed.assisted
    assert listed.finished
    # Both may be begun in the same second, and their names end by chance.
    first.rename(first.with_stem(f"0{first.stem}"))
    later = store(library, tmp_path, CLUMSY)
    [attempt] = earlier(library, folder, open_stored(library, later), find_rubric(library, "wrong-lock"))
    assert attempt.assisted
    assert ("cold", "wrong-lock") in read_history(folder).best


def test_an_end_that_was_taken_back_is_no_end(library: Library, tmp_path: Path) -> None:
    clock = VirtualClock()
    sitting = begin(open_case(library, "cold", "wrong-lock"), clock, 3, "practice", tmp_path, sync=False)
    sitting.practice.start(3)
    sitting.practice.say(BAD)
    sitting.practice.finish()
    sitting.practice.rewind()
    sitting.journal.close()
    assert sitting.journal.path is not None
    [listed] = list_sessions(sitting.journal.path.parent)
    assert not listed.finished
    assert read_history(sitting.journal.path.parent).unfinished is not None
    assert not prove(library, sitting.journal.path).finished


def test_what_was_taken_back_is_proved_too(library: Library, tmp_path: Path) -> None:
    path = helped(library, tmp_path)
    assert prove(library, path).holds
    assert prove(library, path).assisted
    rewritten(path, BAD[:4], "是我们不好")
    assert prove(library, path).holds, "words alone are no proof where the ears' digest was not kept"
    rewritten(path, '"anger"', '"trust"')
    assert not prove(library, path).holds
