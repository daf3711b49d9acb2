"""Hints and second tries on the screen: priced first, shown in the talk, and none of it in an exam."""

from pathlib import Path

import pytest

from simulator.core.aside import hints_of, rewound
from simulator.core.events import TraineeSaid
from simulator.practice.clocks import WallClock
from simulator.storage.reading import read_session
from simulator.tui.screens.ask import Ask
from simulator.tui.screens.choose import ChooseScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.widgets.paper import Paper
from tests.tui.stage import Stage, staged


def question(stage: Stage) -> str:
    assert isinstance(stage.app.screen, Ask)
    return stage.app.screen.query_one(Paper).text.replace("\n", "")


def told(stage: Stage, words: str) -> bool:
    return any(words in note.message for note in stage.app.notices)


def said(stage: Stage) -> list[str]:
    return [event.text for event in stage.talk.talk.events if isinstance(event, TraineeSaid)]


async def test_a_hint_costs_what_it_said_and_stands_in_the_talk(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.press("f7")
        assert "总分和绩效都扣3分" in question(stage).replace(" ", "")
        assert "还剩3次" in question(stage).replace(" ", "")
        assert hints_of(stage.app.talk.events if stage.app.talk else ()) == ()
        await stage.press("y")
        [hint] = hints_of(stage.talk.talk.events)
        assert hint.text.replace("\n", "")[:8] in stage.transcript.replace("\n", "")
        assert "☞ 提示（-3 分）" in stage.transcript
        assert "有辅助" in stage.page("head")


@pytest.mark.parametrize("typed", ["/提示", "／提示", "、提示"])
async def test_a_command_that_is_typed_does_what_its_key_does_and_is_not_sent(tmp_path: Path, typed: str) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say(typed)
        assert "提示 1" in question(stage)
        await stage.press("n")
        assert stage.box.text == ""
        assert said(stage) == []
        await stage.say("/結束")
        assert "现在结束对话吗" in question(stage)
        await stage.press("y")
        assert stage.talk.talk.ended


async def test_in_an_exam_a_typed_command_gives_no_help(tmp_path: Path) -> None:
    async with staged(tmp_path, mode="exam") as stage:
        await stage.start()
        await stage.say("/提示")
        assert isinstance(stage.app.screen, TalkScreen)
        assert told(stage, "考试没有任何帮助")
        await stage.say("/状态")
        assert told(stage, "考试模式不显示买家的心思")
        assert said(stage) == []


async def test_leaving_an_exam_says_first_what_it_costs(tmp_path: Path) -> None:
    async with staged(tmp_path, mode="exam") as stage:
        await stage.start()
        await stage.press("escape")
        assert "证明不了没有重来过" in question(stage)
        await stage.press("n")
        assert isinstance(stage.app.screen, TalkScreen)


async def test_a_hint_that_is_not_wanted_costs_nothing(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.press("f7", "n")
        assert hints_of(stage.talk.talk.events) == ()
        assert "有辅助" not in stage.page("head")
        await stage.type("还能打字")
        assert stage.box.text == "还能打字"


async def test_f7_asks_for_a_hint_even_while_a_reply_is_being_typed_and_leaves_it_alone(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.type("您好，")
        await stage.press("f7", "y")
        assert stage.box.text == "您好，"
        await stage.say("抱歉")
        assert said(stage) == ["您好，抱歉"]


async def test_a_reply_is_taken_back_and_stands_in_the_box_again(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好")
        before = stage.transcript
        await stage.say("爱买不买，随便你")
        assert "✗斗气语" in stage.transcript
        await stage.press("f8")
        assert "有辅助" in question(stage)
        await stage.press("y")
        assert stage.box.text == "爱买不买，随便你"
        assert stage.transcript == before
        assert said(stage) == ["您好"]
        assert "火气" in stage.page("panel")
        [path] = (tmp_path / "sessions").glob("*.jsonl")
        assert "爱买不买，随便你" in path.read_text("utf-8"), "what was taken back stays written"


async def test_who_has_taken_back_once_is_not_asked_again(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好")
        await stage.say("抱歉")
        await stage.press("f8", "y")
        await stage.press("f8")
        assert said(stage) == []
        assert rewound(stage.talk.talk.events) == 2
        await stage.press("f8")
        assert told(stage, "还没有可以撤回的话")


async def test_an_end_is_taken_back_and_the_talk_goes_on(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好")
        await stage.press("f4", "y")
        assert "F8 撤回最后一句" in stage.transcript
        assert not stage.box.display
        await stage.press("f8", "y")
        assert stage.box.display
        assert not stage.talk.talk.ended
        stage.box.clear()
        await stage.say("非常抱歉")
        assert said(stage) == ["非常抱歉"]


async def test_a_draft_is_not_overwritten_by_what_was_taken_back(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好")
        await stage.type("新的一句")
        await stage.press("f8", "y")
        assert stage.box.text == "新的一句"


async def test_the_time_of_a_reply_that_was_taken_back_counts_for_nobody(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好")
        stage.clock.pass_ms(50_000)
        await stage.say("爱买不买")
        await stage.press("f8", "y")
        stage.talk.tick()
        await stage.settle()
        assert "还在吗？" not in stage.transcript
        assert "0 秒" in stage.page("head")


async def test_the_thought_of_the_buyer_stands_under_their_words_and_in_no_exam(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("非常抱歉")
        assert "… 至少肯认错。" in stage.transcript
    async with staged(tmp_path, mode="exam") as stage:
        await stage.start()
        await stage.say("非常抱歉")
        assert "认错" not in stage.transcript


@pytest.mark.parametrize("key", ["f7", "f8"])
async def test_an_exam_says_that_it_gives_no_help(tmp_path: Path, key: str) -> None:
    async with staged(tmp_path, mode="exam") as stage:
        assert "没有提示" in stage.page("brief")
        await stage.start()
        await stage.say("您好")
        assert key.upper() not in stage.screen_text().splitlines()[-1]
        await stage.press(key)
        assert told(stage, "考试没有任何帮助")
        assert said(stage) == ["您好"]


async def test_the_code_of_an_exam_is_on_its_debrief(tmp_path: Path) -> None:
    async with staged(tmp_path, mode="exam", size=(120, 36)) as stage:
        await stage.start()
        await stage.say("非常抱歉")
        await stage.press("f4", "y")
        await stage.press("enter")
        assert isinstance(stage.app.screen, DebriefScreen)
        [path] = (tmp_path / "sessions").glob("*.jsonl")
        chain = read_session(path).chain.upper()
        assert "-".join(chain[start : start + 4] for start in range(0, 16, 4)) in stage.page("result")


async def test_an_attempt_with_help_is_no_best_result(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.press("f7", "y")
        await stage.say("非常抱歉")
        await stage.press("f4", "y")
        await stage.press("enter", "escape")
        assert isinstance(stage.app.screen, ChooseScreen)
        assert "只在有辅助时练过" in stage.screen_text()


async def test_a_talk_that_is_gone_on_with_shows_its_hints_again(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.press("f7", "y")
        await stage.say("您好")
        stage.app.exit()
    async with staged(tmp_path, persona=None, scenario=None, resume="") as stage:
        assert "☞ 提示（-3 分）" in stage.transcript
        await stage.press("f7")
        assert "还剩2次" in question(stage).replace(" ", "")


async def test_putting_the_program_aside_stops_the_clock_of_a_practice_and_of_no_exam(tmp_path: Path) -> None:
    for mode, runs in (("practice", False), ("exam", True)):
        async with staged(tmp_path, mode=mode) as stage:
            await stage.start()
            clock = WallClock()
            stage.talk.talk.clock = clock
            stage.talk._asleep(stage.app)
            assert clock.paused is not runs
