"""A sealed exam: what was changed in it is found and named, whatever it was and however carefully it was done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.authoring.library import Library
from simulator.core.events import HintTaken, Rewound
from simulator.practice.case import open_case
from simulator.practice.clocks import VirtualClock, WallClock
from simulator.practice.record import to_data
from simulator.practice.sealing import sealer
from simulator.reports.build import build_page
from simulator.reports.gather import gather
from simulator.reports.kept_marks import keep_mark, kept_mark, marks_file, read_marks
from simulator.reports.proof import prove
from simulator.reports.sealed import code_of
from simulator.reports.stored import open_stored
from simulator.reports.text import as_text
from simulator.storage.errors import Damaged, StorageError
from simulator.storage.journal import resume
from simulator.storage.lines import Note, entry_lines, header_line
from simulator.storage.reading import read_session
from simulator.storage.sittings import begin, go_on
from tests.reports.conftest import CLUMSY

Lines = list[list[Note]]
"""The notes of each write."""


def exam(library: Library, data: Path) -> Path:
    clock = VirtualClock()
    case = open_case(library, "cold", "wrong-lock")
    sitting = begin(case, clock, 5, "exam", data, sync=False, sealer=sealer(library, case))
    sitting.practice.start(5)
    for text in CLUMSY:
        if not sitting.practice.ended:
            clock.pass_ms(4_000)
            sitting.practice.say(text, clock.pass_typing(text))
    if not sitting.practice.ended:
        sitting.practice.finish()
    sitting.journal.close()
    assert sitting.journal.path is not None
    return sitting.journal.path


@pytest.fixture(scope="module")
def sealed(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exam(library, tmp_path_factory.mktemp("exam"))


@pytest.fixture
def copy(sealed: Path, tmp_path: Path) -> Path:
    path = tmp_path / sealed.name
    path.write_bytes(sealed.read_bytes())
    return path


def forge(path: Path, change: Callable[[Lines], Lines]) -> None:
    """The session with something changed and every chain made anew: what a careful forger would do."""
    session = read_session(path)
    head, chain = header_line(session.header)
    turns: dict[int, list[Note]] = {}
    for line, entry in zip(path.read_text("utf-8").splitlines()[1:], session.entries, strict=True):
        turns.setdefault(json.loads(line)["upto"], []).append(Note(entry.at, entry.kind, dict(entry.data)))
    body, first = b"", 1
    for notes in change(list(turns.values())):
        lines, chain = entry_lines(notes, first, chain)
        body, first = body + lines, first + len(notes)
    path.write_bytes(head + body)


def of_kind(lines: Lines, kind: str) -> Note:
    return next(note for notes in lines for note in notes if note.kind == kind)


def test_an_untouched_exam_is_proved_with_its_marks_and_its_code(library: Library, sealed: Path) -> None:
    proof = prove(library, sealed)
    assert proof.holds
    assert proof.finished
    assert (proof.drifted, proof.breaches, proof.misheard) == ((), (), ())
    assert [(one.where, one.holds) for one in proof.marks] == [("sealed", True)]
    assert proof.code == code_of(read_session(sealed).chain)
    header = read_session(sealed).header
    assert header.rubric is not None
    assert "ears" in header.also


def test_an_exam_is_proved_by_a_real_clock_alone(library: Library, sealed: Path, tmp_path: Path) -> None:
    counted = prove(library, sealed)
    assert (counted.holds, counted.verdict, counted.doubts) == (True, None, ("virtual_clock",))
    case, ticks = open_case(library, "cold", "wrong-lock"), iter(range(0, 10**12, 10**10))
    sitting = begin(
        case, WallClock(0, lambda: next(ticks)), 5, "exam", tmp_path, sync=False, sealer=sealer(library, case)
    )
    sitting.practice.start(5)
    sitting.practice.finish()
    sitting.journal.close()
    assert sitting.journal.path is not None
    timed = prove(library, sitting.journal.path)
    assert (timed.verdict, timed.doubts) == (True, ())


def test_the_code_is_on_the_report_and_no_practice_has_one(library: Library, sealed: Path, session: Path) -> None:
    page = build_page(gather(library, open_stored(library, sealed), None))
    assert page.result.code == prove(library, sealed).code
    assert page.result.code in as_text(page)
    assert build_page(gather(library, open_stored(library, session), None)).result.code == ""


def test_one_byte_changed_in_any_line_is_found_and_its_line_named(library: Library, copy: Path) -> None:
    whole = copy.read_bytes()
    start = 0
    for number, line in enumerate(whole.split(b"\n")[:-1], 1):
        for place in (1, len(line) // 3, len(line) // 2, len(line) - 12, len(line) - 1):
            at = start + place
            copy.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            with pytest.raises(StorageError) as caught:
                prove(library, copy)
            if isinstance(caught.value, Damaged):
                assert caught.value.line == number
            else:
                assert number == 1, "a first line that is no header any more names no session"
        start += len(line) + 1


def test_a_dropped_line_is_found_and_named(library: Library, copy: Path) -> None:
    lines = copy.read_bytes().splitlines(keepends=True)
    for place in range(1, len(lines) - 1):
        copy.write_bytes(b"".join(lines[:place] + lines[place + 1 :]))
        with pytest.raises(Damaged) as caught:
            prove(library, copy)
        assert caught.value.line == place + 1


def test_without_its_last_line_the_exam_is_not_finished(library: Library, copy: Path) -> None:
    copy.write_bytes(b"".join(copy.read_bytes().splitlines(keepends=True)[:-1]))
    proof = prove(library, copy)
    assert proof.torn is not None
    assert not proof.finished


def test_swapped_lines_are_found_and_the_first_is_named(library: Library, copy: Path) -> None:
    lines = copy.read_bytes().splitlines(keepends=True)
    for place in range(1, len(lines) - 1):
        swapped = [*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :]]
        copy.write_bytes(b"".join(swapped))
        with pytest.raises(Damaged) as caught:
            prove(library, copy)
        assert caught.value.line == place + 1


def test_a_mark_that_was_raised_is_found_although_every_chain_fits(library: Library, copy: Path) -> None:
    code = prove(library, copy).code

    def raise_it(lines: Lines) -> Lines:
        of_kind(lines, "ResultSealed").data["total"] = 100  # type: ignore[index]
        return lines

    forge(copy, raise_it)
    proof = prove(library, copy)
    assert not proof.holds
    [mark] = proof.marks
    assert mark.where == "sealed"
    assert mark.recorded.startswith("100 ")
    assert mark.again != mark.recorded
    assert proof.code != code


def test_another_rubric_than_the_one_it_was_begun_by_is_named(library: Library, copy: Path) -> None:
    def swap(lines: Lines) -> Lines:
        of_kind(lines, "ResultSealed").data["digest"] = "0" * 32  # type: ignore[index]
        return lines

    forge(copy, swap)
    proof = prove(library, copy)
    assert not proof.holds
    assert proof.breaches == ("other_rubric",)


def test_a_reply_that_was_bettered_is_heard_otherwise(library: Library, copy: Path) -> None:
    def better(lines: Lines) -> Lines:
        of_kind(lines, "TraineeSaid").data["text"] = "非常抱歉，这是我们的责任。"  # type: ignore[index]
        return lines

    forge(copy, better)
    proof = prove(library, copy)
    assert not proof.holds
    assert proof.misheard == (1,)


def test_an_answer_given_sooner_than_it_was_changes_the_code(library: Library, copy: Path) -> None:
    code = prove(library, copy).code

    def sooner(lines: Lines) -> Lines:
        of_kind(lines, "TraineeSaid").data["at"] = 1  # type: ignore[index]
        return lines

    forge(copy, sooner)
    proof = prove(library, copy)
    assert not proof.holds
    assert proof.difference is not None
    assert proof.code != code


@pytest.mark.parametrize("help_", [HintTaken(1, 1, 0, "先道歉", 0), Rewound(1, 0)])
def test_help_in_an_exam_is_named(library: Library, copy: Path, help_: HintTaken | Rewound) -> None:
    def helped(lines: Lines) -> Lines:
        place = next(place for place, notes in enumerate(lines) if notes[0].kind == "TraineeSaid")
        note = Note(0, type(help_).__name__, to_data(help_))
        return [*lines[: place + 1], [note], *lines[place + 1 :]]

    forge(copy, helped)
    try:
        proof = prove(library, copy)
    except Damaged:
        # The talk behind a reply that was taken back no longer follows from what is left.
        assert isinstance(help_, Rewound)
    else:
        assert not proof.holds
        assert "help" in proof.breaches


def test_an_exam_that_lost_its_seal_and_one_that_goes_on_behind_it_are_named(library: Library, copy: Path) -> None:
    whole = copy.read_bytes()
    forge(copy, lambda lines: [*lines[:-1], [note for note in lines[-1] if note.kind != "ResultSealed"]])
    assert prove(library, copy).breaches == ("unsealed",)
    copy.write_bytes(whole)
    forge(copy, lambda lines: [*lines, [Note(0, "TimePassed", {"at": 9_999_999})]])
    assert "behind_seal" in prove(library, copy).breaches


def test_an_edited_mark_beside_the_session_is_named_by_its_number(library: Library, copy: Path) -> None:
    card = gather(library, open_stored(library, copy), None).card
    assert card is not None
    chain = read_session(copy).chain
    for day in ("1", "2"):
        keep_mark(copy, (), kept_mark(card, chain, f"2026-01-0{day}T00:00:00+00:00"))
    assert prove(library, copy).holds
    marks = marks_file(copy)
    for old, new in ((f'"total": {card.total}', '"total": 99'), (chain, "0" * 16), ('"allowed": ', '"allowed": ')):
        content = marks.read_text("utf-8")
        marks.write_text(content.replace(old, new), "utf-8")
        kept = prove(library, copy).marks[1:]
        assert [(one.where, one.number, one.holds) for one in kept] == [("kept", 1, old == new)]
        marks.write_text(content, "utf-8")
    marks.write_text("[{]", "utf-8")
    assert not prove(library, copy).holds


def test_a_mark_of_the_talk_while_it_went_on_is_proved_by_the_log_of_then(library: Library, tmp_path: Path) -> None:
    clock = VirtualClock()
    sitting = begin(open_case(library, "cold", "wrong-lock"), clock, 5, "practice", tmp_path, sync=False)
    path = sitting.journal.path
    assert path is not None
    sitting.practice.start(5)
    sitting.practice.say(CLUMSY[0])
    early = gather(library, open_stored(library, path), None).card
    assert early is not None
    keep_mark(path, (), kept_mark(early, sitting.journal.chain, "2026-01-01T00:00:00+00:00"))
    sitting.practice.say(CLUMSY[1])
    sitting.practice.rewind()
    sitting.practice.finish()
    sitting.journal.close()
    assert len(read_marks(path)) == 1
    assert prove(library, path).holds


def test_an_exam_that_was_left_says_so(library: Library, tmp_path: Path) -> None:
    case = open_case(library, "cold", "wrong-lock")
    seals = sealer(library, case)
    first = begin(case, VirtualClock(), 5, "exam", tmp_path, sync=False, sealer=seals)
    first.practice.start(5)
    first.practice.say(CLUMSY[0])
    first.journal.close()
    assert first.journal.path is not None
    with pytest.raises(ValueError, match="sealer"):
        go_on(case, VirtualClock(), first.journal)
    journal = resume(first.journal.path, sync=False)
    second = go_on(case, VirtualClock(first.practice.state.at), journal, seals)
    second.practice.finish()
    journal.close()
    proof = prove(library, first.journal.path)
    assert proof.holds
    assert proof.verdict is None, "nothing is wrong, and yet it proves nothing"
    assert proof.taken is not None
    [one] = proof.taken.breaks
    assert one.away >= 0
    assert (one.clock, one.witness) == ("virtual", "whole")
