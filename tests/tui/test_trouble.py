"""When something goes wrong: a disk that refuses, files that changed, a crash, a stop of the process."""

import os
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from simulator.core.events import TraineeSaid
from simulator.storage.journal import Journal, MemoryJournal
from simulator.storage.sittings import Sitting
from simulator.tui.app import KefuApp, Options
from simulator.tui.outside import Outside
from tests.tui.stage import Stage, library, staged


def full_disk(stage: Stage) -> int:
    """Make every further write of this session fail, as a full disk does; gives the handle to put back."""
    journal = stage.talk.talk.sitting.journal
    assert isinstance(journal, Journal)
    assert journal._handle is not None
    kept = os.dup(journal._handle)
    refusing = os.open("/dev/full", os.O_RDWR | os.O_APPEND)
    os.dup2(refusing, journal._handle)
    os.close(refusing)
    return kept


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
async def test_a_turn_that_the_disk_refuses_leaves_the_text_in_the_box(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        kept = full_disk(stage)
        await stage.say("您好，非常抱歉")
        assert stage.box.text == "您好，非常抱歉"
        assert not any(isinstance(event, TraineeSaid) for event in stage.talk.talk.events)
        assert "没" in stage.transcript
        assert any(note.severity == "error" for note in stage.app.notices)
        journal = stage.talk.talk.sitting.journal
        assert isinstance(journal, Journal)
        assert journal._handle is not None
        os.dup2(kept, journal._handle)
        os.close(kept)
        await stage.press("enter")
        assert "嗯，你说吧。" in stage.transcript
        assert stage.box.text == ""


async def test_a_folder_that_cannot_be_written_is_told_and_the_talk_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("a file where a folder should be", "utf-8")
    async with staged(data) as stage:
        await stage.start()
        assert any("不会保留" in note.message for note in stage.app.notices)
        await stage.say("非常抱歉")
        assert "嗯，你说吧。" in stage.transcript
        assert type(stage.talk.talk.sitting.journal) is MemoryJournal


async def test_files_that_changed_since_are_told_when_a_talk_goes_on(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("非常抱歉")
    mine = tmp_path / "mine"
    mine.mkdir()
    told = (Path(__file__).parent / "library" / "calm.yaml").read_text("utf-8")
    (mine / "calm.yaml").write_text(told.replace("话少", "话很少"), "utf-8")
    async with staged(tmp_path, resume="", library=library(mine)) as stage:
        assert "非常抱歉" in stage.transcript
        assert any("后改过的文件：买家。" in note.message for note in stage.app.notices)


async def test_files_that_no_longer_fit_end_in_a_word_and_not_in_a_crash(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("非常抱歉")
    mine = tmp_path / "mine" / "scenarios"
    mine.mkdir(parents=True)
    told = (Path(__file__).parent / "library" / "scenarios" / "lock.yaml").read_text("utf-8")
    (mine / "lock.yaml").write_text(told.replace("id: cost", "id: other"), "utf-8")
    async with staged(tmp_path, resume="", library=library(tmp_path / "mine")) as stage:
        assert any("接不上" in note.message for note in stage.app.notices)
        assert stage.app.is_running


async def test_a_bug_ends_the_app_with_the_error_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object, **_named: object) -> Sitting:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("simulator.tui.talk.begin", broken)
    app = KefuApp(Options(library(), tmp_path, "calm", "lock", outside=Outside(second=0, typing_pace=0, warm=False)))

    async def play() -> None:
        async with app.run_test() as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press("enter")
            await app.workers.wait_for_complete()

    with pytest.raises(WorkerFailed):
        await play()
    assert isinstance(app.failure, WorkerFailed)
    assert isinstance(app.failure.error, ZeroDivisionError)


async def test_a_stopped_process_pauses_the_clock(tmp_path: Path) -> None:
    ticks = [0]
    from simulator.practice.clocks import WallClock

    clock = WallClock(0, lambda: ticks[0])
    still = Outside(make_clock=lambda _at: clock, make_seed=lambda: 7, second=0, typing_pace=0, warm=False)
    async with staged(tmp_path, outside=still) as stage:
        await stage.start()
        assert not clock.paused
        stage.app.going_to_sleep()
        assert clock.paused
        ticks[0] += 60_000_000_000
        stage.app.app_resume_signal.publish(stage.app)
        assert clock.now() < 60_000
        assert not clock.paused
