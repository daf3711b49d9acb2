"""The report before and after the talk was tried otherwise."""

from pathlib import Path

import pytest

from simulator.authoring.compiling.fitting import find_rubric
from simulator.authoring.library import Library
from simulator.coaching.heed import Stage
from simulator.reports.build import build_page
from simulator.reports.coaching_part import MOST_NEAR
from simulator.reports.gather import Report, coached, looked_back
from simulator.reports.stored import open_stored


def test_one_change_of_a_reply_is_told_once_with_all_that_it_gains(report: Report) -> None:
    points = build_page(report).points
    assert any(near.gained for point in points for near in point.near)
    for point in points:
        assert len({near.name for near in point.near}) == len(point.near) <= MOST_NEAR


def test_a_report_that_is_not_tried_yet_says_nothing_of_what_only_trying_shows(library: Library, session: Path) -> None:
    stored = open_stored(library, session)
    begun = looked_back(library, stored, session.parent, find_rubric(library, "wrong-lock"))
    page, whole = build_page(begun), build_page(coached(begun))
    assert (page.tried, page.points, page.chances, page.warnings) == (False, (), (), ())
    assert whole.tried
    assert (page.result, page.talk, page.asked, page.needs, page.next) == (
        whole.result,
        whole.talk,
        whole.asked,
        whole.needs,
        whole.next,
    )


def test_the_search_tells_its_stages_and_stops_where_it_is_told_to(library: Library, session: Path) -> None:
    begun = looked_back(library, open_stored(library, session), None, find_rubric(library, "wrong-lock"))
    stages: list[Stage] = []
    coached(begun, stages.append)
    assert list(dict.fromkeys(stages)) == ["near_misses", "best_path", "answers"]
    assert len(stages) > 500
    calls = 0

    class Enough(Exception):
        pass

    def stop(_stage: Stage) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise Enough

    with pytest.raises(Enough):
        coached(begun, stop)
    assert calls == 3
