"""The first screen: cards, filters, the best result so far, and the talk that was left."""

from pathlib import Path

from textual.widgets import OptionList

from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.choose import ChooseScreen
from simulator.tui.screens.talk import TalkScreen
from tests.tui.stage import Stage, library, staged


def listed(stage: Stage, name: str) -> list[str]:
    options = stage.app.screen.query_one(f"#{name}", OptionList)
    return [str(options.get_option_at_index(place).prompt) for place in range(options.option_count)]


async def test_buyers_and_the_scenarios_that_fit_are_listed_with_difficulty(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None) as stage:
        assert any("阿沉" in card and "冷漠型" in card and "★★★☆☆" in card for card in listed(stage, "buyers"))
        cards = listed(stage, "scenarios")
        assert "迟到的包裹" in cards[0]
        assert "拍错的门锁" in cards[1]
        assert all("还没练过" in card for card in cards)


async def test_stages_filter_the_scenarios(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None) as stage:
        await stage.press("s")
        assert ["迟到的包裹" in card for card in listed(stage, "scenarios")] == [True]
        await stage.press("s")
        assert ["拍错的门锁" in card for card in listed(stage, "scenarios")] == [True]
        await stage.press("s")
        assert len(listed(stage, "scenarios")) == 2


async def test_keys_lead_through_the_brief_into_the_talk(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None) as stage:
        await stage.press("enter", "down", "enter")
        assert isinstance(stage.app.screen, BriefScreen)
        assert "拍错的门锁" in stage.page("brief")
        await stage.press("enter")
        assert isinstance(stage.app.screen, TalkScreen)


async def test_the_mouse_chooses_too(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None) as stage:
        await stage.pilot.click("#scenarios", offset=(4, 3))
        await stage.settle()
        assert isinstance(stage.app.screen, BriefScreen)
        assert "拍错的门锁" in stage.page("brief")


async def test_random_picks_a_pair_that_fits(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None) as stage:
        await stage.press("r")
        assert isinstance(stage.app.screen, BriefScreen)


async def test_the_mode_is_kept_into_the_talk(tmp_path: Path) -> None:
    async with staged(tmp_path, persona=None) as stage:
        await stage.press("m")
        assert "考试" in stage.page("head")
        await stage.press("enter", "enter")
        assert "这类买家" not in stage.page("brief")
        await stage.press("enter")
        assert stage.talk.talk.mode == "exam"


async def test_the_best_result_so_far_is_shown(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        for reply in ("非常抱歉", "请问这把锁主要是给家里谁用呢？", "马上给您补发"):
            await stage.say(reply)
        assert stage.talk.talk.ended
        await stage.press("enter", "escape")
        assert isinstance(stage.app.screen, ChooseScreen)
        assert any("最好：谈成 ★★★★★" in card for card in listed(stage, "scenarios"))


async def test_a_talk_that_was_left_is_offered_and_gone_on_with(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.clock.pass_ms(3_000)
        await stage.say("您好，非常抱歉，让您久等了！")
        await stage.press("escape", "y")
        assert "上次没练完：阿沉 · 拍错的门锁" in stage.page("left-over")
        await stage.press("c")
        assert "您好，非常抱歉，让您久等了！" in stage.transcript
        assert "听到了" in stage.transcript
        assert stage.clock.now() == 4_000
        assert "✓ 安抚道歉" in stage.page("panel")


async def test_a_file_with_mistakes_is_left_out_and_named(tmp_path: Path) -> None:
    others = tmp_path / "mine"
    others.mkdir()
    (others / "broken.yaml").write_text("format: 1\nid: broken\n", "utf-8")
    async with staged(tmp_path, persona=None, library=library(others)) as stage:
        assert len(listed(stage, "buyers")) == 2
        assert any("broken" in note.message for note in stage.app.notices)


async def test_a_case_that_does_not_exist_leads_to_the_choice_with_a_word(tmp_path: Path) -> None:
    async with staged(tmp_path, persona="nobody") as stage:
        assert isinstance(stage.app.screen, ChooseScreen)
        assert any("nobody" in note.message for note in stage.app.notices)


async def test_without_any_talk_to_go_on_with_resume_says_so(tmp_path: Path) -> None:
    async with staged(tmp_path, resume="") as stage:
        assert isinstance(stage.app.screen, ChooseScreen)
        assert any("没有可以接着练的练习" in note.message for note in stage.app.notices)
