"""Sessions as they lie on the disk: found, compared, marked again, proved."""

import json
from pathlib import Path

import pytest

from simulator.authoring.compiling.fitting import find_rubric
from simulator.authoring.library import Library
from simulator.reports.attempts import earlier, practised
from simulator.reports.data import report_data
from simulator.reports.gather import Report
from simulator.reports.kept_marks import keep_mark, kept_mark, marks_file, read_marks
from simulator.reports.proof import prove
from simulator.reports.stored import find_session, open_stored
from simulator.storage.errors import Damaged, NoSuchSession
from simulator.storage.lines import Note, entry_lines, header_line
from simulator.storage.reading import read_session
from tests.reports.conftest import CLUMSY, store


def rewritten(path: Path, old: str, new: str) -> None:
    """The session with one thing changed and every chain made anew: what a careful forger would do."""
    session = read_session(path)
    head, chain = header_line(session.header)
    turns: dict[int, list[Note]] = {}
    for line, entry in zip(path.read_text("utf-8").splitlines()[1:], session.entries, strict=True):
        data = json.loads(json.dumps(entry.data, ensure_ascii=False).replace(old, new))
        turns.setdefault(json.loads(line)["upto"], []).append(Note(entry.at, entry.kind, data))
    body, first = b"", 1
    for notes in turns.values():
        lines, chain = entry_lines(notes, first, chain)
        body, first = body + lines, first + len(notes)
    path.write_bytes(head + body)


def test_a_session_is_found_by_its_name_a_beginning_of_it_and_its_file(session: Path) -> None:
    folder = session.parent
    assert find_session(folder, session.stem) == session
    assert find_session(folder, session.stem[:-3]) == session
    assert find_session(folder, str(session)) == session
    with pytest.raises(NoSuchSession):
        find_session(folder, "nothing")


def test_earlier_attempts_at_the_same_case_are_compared(library: Library, tmp_path: Path) -> None:
    paths = sorted(store(library, tmp_path, CLUMSY[: 1 + place]) for place in range(3))
    (tmp_path / "sessions" / "00000000-000000-cold-broken.jsonl").write_text("no session", "utf-8")
    last = open_stored(library, paths[-1])
    rubric = find_rubric(library, "wrong-lock")
    found = earlier(library, tmp_path / "sessions", last, rubric)
    assert [one.session for one in found] == [path.stem for path in paths[:-1]]
    assert all(one.total is not None for one in found)
    assert practised(tmp_path / "sessions") == {("cold", "wrong-lock")}


def test_a_session_that_was_played_is_proved(library: Library, session: Path) -> None:
    proof = prove(library, session)
    assert proof.holds
    assert proof.finished
    assert proof.drifted == ()


def test_a_changed_byte_breaks_the_chain(library: Library, tmp_path: Path) -> None:
    path = store(library, tmp_path, CLUMSY)
    path.write_text(path.read_text("utf-8").replace("耐心等待", "耐心等候"), "utf-8")
    with pytest.raises(Damaged):
        prove(library, path)


def test_a_forged_mood_is_found_although_every_chain_fits(library: Library, tmp_path: Path) -> None:
    path = store(library, tmp_path, CLUMSY)
    rewritten(path, '"result": "lost"', '"result": "won"')
    proof = prove(library, path)
    assert not proof.holds
    assert proof.difference is not None
    assert proof.difference.recorded == proof.difference.played == "SessionEnded"
    assert proof.difference.number == proof.entries


def test_what_was_left_out_is_found_too(library: Library, tmp_path: Path) -> None:
    path = store(library, tmp_path, CLUMSY)
    rewritten(path, '"anger"', '"trust"')
    assert not prove(library, path).holds


def test_marks_are_added_beside_the_session_and_never_replaced(
    library: Library, report: Report, tmp_path: Path
) -> None:
    path = store(library, tmp_path, CLUMSY)
    content = path.read_bytes()
    assert report.card is not None
    first = kept_mark(report.card, "c1", "2026-01-01T00:00:00+00:00")
    assert keep_mark(path, read_marks(path), first)
    assert not keep_mark(path, read_marks(path), kept_mark(report.card, "c1", "2026-01-02T00:00:00+00:00"))
    assert keep_mark(path, read_marks(path), kept_mark(report.card, "c2", "2026-01-03T00:00:00+00:00"))
    assert [one.chain for one in read_marks(path)] == ["c1", "c2"]
    assert read_marks(path)[0] == first
    assert path.read_bytes() == content
    marks_file(path).write_text("[{]", "utf-8")
    with pytest.raises(ValueError, match="JSON"):
        read_marks(path)


def test_every_mark_carries_the_digest_of_its_rubric(library: Library, report: Report) -> None:
    assert report.card is not None
    mark = kept_mark(report.card, "c", "2026-01-01T00:00:00+00:00")
    assert mark.digest == library.load("rubric", mark.rubric).digest


def test_programs_get_everything_as_json(report: Report) -> None:
    data = json.loads(json.dumps(report_data(report)))
    assert data["session"] == report.stored.name
    assert [one["turn"] for one in data["chances"]] == [*range(1, len(data["chances"]) + 1)]
    assert all(one["regret"] >= 0 for one in data["chances"])
    assert {one["check"] for one in data["near_misses"]} <= {one["check"] for one in data["marks"]["failed"]}
    assert data["never_asked"]
    assert data["next"]["scenario"]


def test_a_session_from_other_files_is_reported_without_what_cannot_be_tried(library: Library, tmp_path: Path) -> None:
    from simulator.reports.build import build_page
    from simulator.reports.gather import gather
    from simulator.reports.html import as_html

    path = store(library, tmp_path, CLUMSY)
    rewritten(path, '"anger"', '"trust"')
    page = build_page(gather(library, open_stored(library, path), None))
    assert not page.tried
    assert page.warnings
    assert 'id="points"' not in as_html(page)
    assert page.asked
