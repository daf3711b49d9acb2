"""Any size of window: nothing breaks, below 40 by 10 a notice stands there, and length costs nothing."""

import re
from pathlib import Path
from time import process_time

import pytest

from simulator.tui.paper.bubbles import Bubble, said
from simulator.tui.widgets.paper import Paper
from simulator.tui.widgets.transcript import Transcript
from tests.tui.stage import staged

STORM = [(20, 5), (1, 1), (500, 300), (80, 24), (39, 10), (40, 9), (40, 10), (2, 200), (200, 2), (120, 36), (80, 24)]


async def test_a_storm_of_sizes_breaks_nothing_and_typing_goes_on(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        for width, height in STORM:
            await stage.pilot.resize_terminal(width, height)
            await stage.pilot.press("a")
        await stage.press("enter")
        assert "a" * len(STORM) in stage.transcript
        assert stage.box.has_focus


@pytest.mark.parametrize(("size", "fits"), [((39, 24), False), ((80, 9), False), ((40, 10), True)])
async def test_a_window_that_is_too_small_says_so(tmp_path: Path, size: tuple[int, int], fits: bool) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.pilot.resize_terminal(*size)
        await stage.settle()
        assert ("窗口太小" not in stage.screen_text()) is fits


@pytest.mark.parametrize("size", [(40, 10), (60, 16), (80, 24), (120, 36), (200, 60)])
async def test_the_talk_can_be_read_at_any_size_that_is_large_enough(tmp_path: Path, size: tuple[int, int]) -> None:
    async with staged(tmp_path, size) as stage:
        await stage.start()
        await stage.say("非常抱歉")
        told = stage.screen_text()
        assert "嗯，你说吧。" in told
        assert "╰" in told.splitlines()[-2], "the reply box stands at the bottom"


async def test_the_last_words_stay_in_sight_when_the_window_changes_unless_one_has_scrolled_up(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        page = stage.app.screen.query_one(Transcript)
        for number in range(9):
            page.add(Bubble("buyer", said(f"第 {number} 句话，说得还不短，一行放不下。", "buyer"), "阿沉"))
        for size in [(60, 16), (44, 12), (120, 20), (80, 24)]:
            await stage.pilot.resize_terminal(*size)
            await stage.pilot.pause()
            assert page.max_scroll_y, "there is more than fits"
            assert page.is_vertical_scroll_end, size
        await stage.press("pageup")
        top = page.scroll_y
        await stage.pilot.resize_terminal(80, 20)
        await stage.pilot.pause()
        assert page.scroll_y == top < page.max_scroll_y


async def test_the_side_panel_can_be_put_away_and_called(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        panel = stage.app.screen.query_one("#panel")
        assert panel.display
        await stage.press("f5")
        assert not panel.display
        await stage.pilot.resize_terminal(60, 16)
        await stage.settle()
        assert not panel.display
        await stage.press("f5")
        assert panel.display


async def test_a_thousand_messages_cost_no_more_to_answer_than_ten(tmp_path: Path) -> None:
    async def answering(stage_messages: int) -> float:
        async with staged(tmp_path / str(stage_messages)) as stage:
            await stage.start()
            page = stage.app.screen.query_one(Transcript)
            for number in range(stage_messages):
                page.add(Bubble("buyer", said(f"第 {number} 句话，说的都是同一件事。", "buyer"), "阿沉"))
            await stage.settle()
            times = []
            for number in range(5):
                began = process_time()
                page.add(Bubble("trainee", said(f"回第 {number} 句", "trainee"), "我"))
                page.to_end()
                stage.app.screen._compositor.render_strips()
                times.append(process_time() - began)
                await stage.pilot.pause()
            assert f"回第 {4} 句" in stage.screen_text()
            return min(times)

    few, many = await answering(10), await answering(1_000)
    assert many < few * 3 + 0.005


async def test_only_the_lines_in_sight_are_drawn(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        page = stage.app.screen.query_one(Transcript)
        for number in range(1_000):
            page.add(Bubble("buyer", said(f"第 {number} 句", "buyer")))
        await stage.settle()
        assert len(page._strips) < 200
        assert len(page.children) == 0
        assert isinstance(page, Paper)


async def test_scrolling_up_to_read_is_not_undone_by_new_words(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        page = stage.app.screen.query_one(Transcript)
        for number in range(60):
            page.add(Bubble("buyer", said(f"第 {number} 句", "buyer")))
        await stage.settle()
        await stage.press("pageup", "pageup")
        before = page.scroll_y
        page.add(Bubble("buyer", said("新的一句", "buyer")))
        await stage.settle()
        assert page.scroll_y == before


@pytest.mark.parametrize("width", range(33, 40))
async def test_the_notice_of_a_small_window_is_whole_in_every_width(tmp_path: Path, width: int) -> None:
    async with staged(tmp_path, (width, 10)) as stage:
        await stage.start()
        assert "窗口太小，至少要40列10行。" in re.sub(r"\s", "", stage.screen_text())


async def test_a_notice_loses_no_character_and_hides_neither_talk_nor_reply(tmp_path: Path) -> None:
    told = "这一句没有存上，请腾出一点磁盘空间再发一次，写好的话还在输入框里，一个字也没有丢。"
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.type("写到一半")
        for shift in range(4):
            stage.app.notify("x" * shift + told, severity="error")
            await stage.settle()
            screen = stage.screen_text()
            assert told in re.sub(r"\s", "", screen)
            assert "✗" in screen
            assert "写到一半" in screen
            assert "门锁到底为什么手机开不了？" in screen


async def test_a_notice_goes_when_its_time_is_over(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.app.notify("马上就走", timeout=0.01)
        await stage.pilot.pause(0.1)
        assert "马上就走" not in stage.screen_text()
