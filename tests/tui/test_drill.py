"""Drills on the screen: chosen on the first page, answered line by line, left at any time."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList

from simulator.authoring.roots import open_library
from simulator.core.events import DrillBegun
from simulator.tui.screens.choose import ChooseScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.drill import DrillScreen
from simulator.tui.screens.pick import Pick
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.views.drill import SESSION, drill_choices
from tests.tui.stage import LARGE, SMALL, Stage, staged

TURNS = 2_000
"""Rounds of messages after which the app counts as stuck."""


async def until(stage: Stage, done: Callable[[], bool]) -> None:
    """Let the app go on until it has come so far; the drill's thread waits for replies and never ends by itself."""
    for _ in range(TURNS):
        if done():
            return
        await stage.pilot.pause(0.01)
    raise AssertionError(stage.screen_text())


def told(stage: Stage) -> str:
    return stage.page("drill") if isinstance(stage.app.screen, DrillScreen) else ""


async def answer(stage: Stage, text: str) -> None:
    await stage.type(text)
    await stage.pilot.press("enter")


async def play_badly(stage: Stage) -> None:
    await stage.start()
    await stage.say("不知道，你自己看吧。")
    await stage.say("爱买不买。")
    await stage.press("f4", "enter")
    if isinstance(stage.app.screen, TalkScreen):
        await stage.press("enter")


async def choose_drill(stage: Stage, words: str) -> None:
    await stage.pilot.press("f7")
    await until(stage, lambda: isinstance(stage.app.screen, Pick))
    await stage.pilot.press(*words)
    await stage.pilot.press("enter")
    await until(stage, lambda: isinstance(stage.app.screen, DrillScreen))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_talk_that_went_badly_is_tried_again(tmp_path: Path, size: tuple[int, int]) -> None:
    async with staged(tmp_path, size, persona="haggler", scenario="too-expensive", library=open_library()) as stage:
        await play_badly(stage)
        assert isinstance(stage.app.screen, DebriefScreen)
        await stage.press("escape")
        assert isinstance(stage.app.screen, ChooseScreen)
        await choose_drill(stage, "")
        await until(stage, lambda: "第 1 处" in told(stage))
        assert "当时说的：不知道，你自己看吧。" in told(stage)
        await answer(stage, "您好，我帮您看看。")
        await until(stage, lambda: "总分当时→这回" in told(stage))
        assert "改说：您好，我帮您看看。" in told(stage)
        await stage.pilot.press("f4")
        await until(stage, lambda: "补上了" in told(stage) and "共" in told(stage))
        await until(stage, lambda: "练习结束" in stage.screen_text())
        await stage.pilot.press("escape")
        await until(stage, lambda: isinstance(stage.app.screen, ChooseScreen))


async def test_talks_are_offered_by_their_names_and_none_whose_buyer_is_gone(tmp_path: Path) -> None:
    async with staged(tmp_path, persona="calm", scenario="lock") as stage:
        await stage.start()
        await stage.say("您好")
        await stage.press("f4", "y")
    [gone] = (tmp_path / "sessions").glob("*.jsonl")
    async with staged(tmp_path, persona="haggler", scenario="too-expensive", library=open_library()) as stage:
        await play_badly(stage)
        [mine] = set((tmp_path / "sessions").glob("*.jsonl")) - {gone}
        choices = drill_choices(stage.app.options)
        own = [one for one in choices if one.value.startswith(SESSION)]
        assert [(one.value, one.words) for one in own] == [(SESSION + mine.stem, "重练：砍价的老金 · 太贵了")], (
            "calm and lock are no names of this library"
        )
        assert not any(re.search("[a-z]", one.words + one.aside) for one in choices)


async def test_what_was_left_is_not_offered_where_its_buyer_is_gone(tmp_path: Path) -> None:
    async with staged(tmp_path, persona="calm", scenario="lock") as stage:
        await stage.start()
        await stage.say("您好")
    async with staged(tmp_path, persona=None, scenario=None, library=open_library()) as stage:
        assert isinstance(stage.app.screen, ChooseScreen)
        assert "calm" not in stage.screen_text()
        await stage.press("f2")
        assert isinstance(stage.app.screen, ChooseScreen)
    async with staged(tmp_path, persona=None, scenario=None) as stage:
        assert "F2" in stage.screen_text()
        await stage.press("f2")
        assert isinstance(stage.app.screen, TalkScreen)


async def test_a_flawed_talk_is_judged_reply_by_reply(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE, persona=None, scenario=None, library=open_library()) as stage:
        await choose_drill(stage, "")
        await until(stage, lambda: "第 1 句，共" in told(stage))
        await stage.pilot.press("f3")
        await until(stage, lambda: told(stage).count("1 蔑视语") == 2)
        await answer(stage, "0")
        await until(stage, lambda: "第 2 句，共" in told(stage))
        assert "您说：没问题" in told(stage)
        await answer(stage, "没这种毛病")
        await until(stage, lambda: "没有“没这种毛病”这种毛病" in told(stage))
        await stage.pilot.press("f4")
        await until(stage, lambda: "这段对话是：" in told(stage))


async def test_leaving_in_the_middle_ends_the_drill(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None, scenario=None, library=open_library()) as stage:
        await choose_drill(stage, "")
        await until(stage, lambda: "第 1 句，共" in told(stage))
        await stage.pilot.press("escape")
        await until(stage, lambda: isinstance(stage.app.screen, ChooseScreen))
        await stage.settle()


async def test_quitting_in_the_middle_does_not_hang(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None, scenario=None, library=open_library()) as stage:
        await choose_drill(stage, "")
        await until(stage, lambda: "第 1 句，共" in told(stage))
        await stage.pilot.press("ctrl+q")
    assert stage.app.return_code == 0


async def test_nothing_chosen_leads_back(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None, scenario=None, library=open_library()) as stage:
        await stage.pilot.press("f7")
        await until(stage, lambda: isinstance(stage.app.screen, Pick))
        assert stage.app.screen.query_one(OptionList).option_count > 50
        await stage.pilot.press("escape")
        await until(stage, lambda: isinstance(stage.app.screen, ChooseScreen))


async def test_words_that_look_like_markup_are_shown_as_typed(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None, scenario=None, library=open_library()) as stage:
        await choose_drill(stage, "")
        await until(stage, lambda: "第 1 句，共" in told(stage))
        await answer(stage, "[/][@click=app.quit]x")
        await until(stage, lambda: "[/][@click=app.quit]x" in told(stage).replace("\n", ""))


async def test_a_talk_begins_in_the_state_that_was_asked_for(tmp_path: Path) -> None:
    given = {"library": open_library(), "start": "haggling"}
    async with staged(tmp_path, LARGE, persona="haggler", scenario="cheaper-elsewhere", **given) as stage:
        await stage.start()
        talk = stage.talk.talk
        assert any(isinstance(event, DrillBegun) for event in talk.events)
        assert talk.sitting.practice.state.node == "haggling"
        assert "前情到此，不计分；从这里起由您接待。" in stage.transcript.replace("\n", "").replace(" ", "")
        assert stage.transcript.rindex("… ") < stage.transcript.index("前情到此"), "earlier thoughts stand before it"
        assert stage.clock.now() == talk.sitting.practice.state.at
        [file] = (tmp_path / "sessions").glob("*.jsonl")
        assert '"drill":"haggling"' in file.read_text("utf-8").splitlines()[0]
        await stage.press("f4", "enter")
        await stage.press("enter", "escape")
        assert isinstance(stage.app.screen, ChooseScreen)
        assert "最好" not in stage.screen_text()
