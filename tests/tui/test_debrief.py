"""The debrief: how it ended and why, with the proofs in the talk, and the ways on from there."""

from fractions import Fraction
from pathlib import Path

import pytest

from simulator.tui.screens.choose import ChooseScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.views.marks import points
from simulator.tui.widgets.paper import Paper
from tests.tui.stage import LARGE, Stage, staged

GOOD = ("您好，非常抱歉，让您久等了。", "请问这把锁主要是给家里谁用呢？", "马上给您补发一个网关。")
BAD = ("爱买不买，随便你", "不知道，自己看")


async def play(stage: Stage, replies: tuple[str, ...], *, finish: bool = False) -> None:
    await stage.start()
    for reply in replies:
        await stage.say(reply)
    if finish and not stage.talk.talk.ended:
        await stage.press("f4", "y")
    await stage.press("enter")
    assert isinstance(stage.app.screen, DebriefScreen)


async def test_a_good_talk_shows_its_end_its_review_and_its_moods(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, GOOD)
        result = stage.page("result")
        for words in ("谈成", "满意收场", "★★★★★", "问题解决了", "火气", "3→0", "该问的都问出来了"):
            assert words in result, words


async def test_a_bad_talk_shows_what_was_never_asked_and_the_question_that_finds_it(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, BAD, finish=True)
        result = stage.page("result")
        assert "锁是给独居母亲用的" in result
        assert "可以问：这把锁主要是给家里谁用呢？" in result


async def test_the_words_that_prove_a_mark_stand_out_and_the_thoughts_are_told(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, BAD, finish=True)
        page = stage.app.screen.query_one("#talked", Paper)
        proven = [piece.text for line in page._lines for piece in line if piece.look == "trainee-proof-bad"]
        assert any("爱买不买" in words for words in proven)
        assert "这是什么态度！" in page.text
        assert "火气 +4" in page.text


async def test_marks_come_from_the_rubric_that_fits(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, GOOD)
        result = stage.page("result")
        assert "总分 " in result
        assert "合不合规" in result
        assert "对这位买家有没有效" in result
        talked = stage.page("talked")
        assert "+" in talked
        assert "真心道歉" in talked


async def test_keys_lead_from_finding_to_finding(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, ("非常抱歉", *BAD), finish=True)
        await stage.press("n")
        assert "第 1 处" in stage.page("head")
        assert stage.app.screen.query_one("#talked").display
        await stage.press("n")
        assert "第 2 处，共 2 处" in stage.page("head")
        await stage.press("p")
        assert "第 1 处" in stage.page("head")


async def test_tab_turns_the_page_on_a_small_screen(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, GOOD)
        assert "结果" in stage.screen_text()
        await stage.press("tab")
        assert "第 1 句" in stage.screen_text()
        await stage.press("tab")
        assert "满意收场" in stage.screen_text()


async def test_again_begins_the_same_case_with_the_same_seed_and_another_draw_with_a_new_one(tmp_path: Path) -> None:
    async with staged(tmp_path, seed=3) as stage:
        await play(stage, GOOD)
        await stage.press("a")
        assert (stage.talk.talk.seed, stage.talk.talk.case.scenario.id) == (3, "lock")
        await stage.press("f4", "y", "enter", "s")
        assert stage.talk.talk.seed == 7


async def test_another_case_can_be_chosen(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, GOOD)
        await stage.press("escape")
        assert isinstance(stage.app.screen, ChooseScreen)


async def test_a_session_that_has_ended_opens_with_its_end(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, GOOD)
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    async with staged(tmp_path, resume=path.stem) as stage:
        assert "满意收场" in stage.transcript
        await stage.press("enter")
        assert isinstance(stage.app.screen, DebriefScreen)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Fraction(3), "+3"),
        (Fraction(-3, 2), "-1.5"),
        (Fraction(1, 3), "+0.3"),
        (Fraction(0), ""),
        (Fraction(-10, 3), "-3.3"),
    ],
)
def test_points_are_told_to_a_tenth_with_their_sign(value: Fraction, told: str) -> None:
    assert points(value) == told
