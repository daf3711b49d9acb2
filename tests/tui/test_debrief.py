"""The debrief: how it ended and why, with the proofs in the talk, what trying it otherwise shows, and the ways on."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from simulator.authoring.roots import open_library
from simulator.coaching.heed import Heed
from simulator.reports.lenses import ALL, lenses_part, through_lenses
from simulator.tui import errands
from simulator.tui.messages import Tried
from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.choose import ChooseScreen
from simulator.tui.screens.debrief import LEAVES, DebriefScreen
from simulator.tui.screens.drill import DrillScreen
from simulator.tui.screens.help import HelpScreen
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.views.debrief import Debrief
from simulator.tui.widgets.paper import Paper
from tests.tui.stage import LARGE, SMALL, Stage, staged

GOOD = ("您好，非常抱歉，让您久等了。", "请问这把锁主要是给家里谁用呢？", "马上给您补发一个网关。")
BAD = ("爱买不买，随便你", "不知道，自己看")
MARKUP = "[red]补发[/red] [@click=app.quit]点我[/] [/"


@pytest.fixture
def searched() -> None:
    """The talk is really tried otherwise, which takes a second or two; without it nothing comes of the search."""


@pytest.fixture(autouse=True)
def _unsearched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "searched" not in request.fixturenames:
        monkeypatch.setattr(errands, "coach_on", lambda told, _heed: Tried(told))


async def play(stage: Stage, replies: Sequence[str], *, finish: bool = False) -> None:
    await stage.start()
    for reply in replies:
        await stage.say(reply)
    if finish and not stage.talk.talk.ended:
        await stage.press("f4", "y")
    await stage.press("enter")
    assert isinstance(stage.app.screen, DebriefScreen)


async def test_a_good_talk_shows_its_end_its_review_and_its_marks(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, GOOD)
        result = stage.page("result")
        for words in ("谈成", "满意收场", "★★★★★", "问题解决了", "总分 ", "小评分", "合不合规", "对这位买家有没有效"):
            assert words in result, words
        await stage.press("5")
        assert "该问的都问出来了" in stage.page("next")


async def test_the_talk_shows_the_moods_what_was_heard_and_what_it_earned(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, GOOD)
        talked = stage.page("talked")
        for words in ("火气", "3→0", "我 · 第 1 句", "✓ 道歉", "真心道歉", "+"):
            assert words in talked, words


async def test_a_bad_talk_shows_what_was_never_asked_and_the_question_that_finds_it(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, BAD, finish=True)
        await stage.press("5")
        told = stage.page("next")
        assert "锁是给独居母亲用的" in told
        assert "可以问： 这把锁主要是给家里谁用呢？" in told


async def test_the_words_that_prove_a_fault_stand_out_and_the_thoughts_are_told(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, BAD, finish=True)
        page = stage.app.screen.query_one("#talked", Paper)
        proven = [piece.text for line in page._lines for piece in line if piece.look == "trainee-proof-bad"]
        assert any("爱买不买" in words for words in proven)
        assert "这是什么态度！" in page.text
        assert "火气 3→7" in page.text


@pytest.mark.usefixtures("searched")
async def test_the_turning_points_come_with_a_small_change_and_a_better_answer_one_at_a_time(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, BAD, finish=True)
        await stage.press("3")
        first = stage.page("points")
        for words in (
            "转折点",
            "第 1 个，共 2 个",
            "爱买不买，随便你",
            "只差一点",
            "火气 7→3",
            "要是当时这样说",
            "实际",
        ):
            assert words in first, words
        await stage.press("n")
        assert "不知道，自己看" in stage.page("points")
        assert "爱买不买" not in stage.page("points")
        await stage.press("n", "p")
        assert stage.page("points") == first


@pytest.mark.usefixtures("searched")
async def test_enter_leads_from_a_turning_point_to_its_reply_in_the_talk(tmp_path: Path) -> None:
    async with staged(tmp_path, (80, 16)) as stage:
        await play(stage, BAD, finish=True)
        await stage.press("enter")
        assert "[1 结果]" in stage.page("tabs")
        await stage.press("3", "n", "enter")
        assert "[2 对话]" in stage.page("tabs")
        talked = stage.app.screen.query_one("#talked", Paper)
        assert "第 2 句" in stage.screen_text()
        assert talked.scroll_y > 0


@pytest.mark.usefixtures("searched")
async def test_every_reply_shows_what_was_still_possible_and_what_it_gave_away(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, BAD, finish=True)
        await stage.press("4")
        told = stage.page("chances")
        for words in ("每一步还能争取到什么", "第 1 句", "中途停下", "谈成 ★★★★★", "让掉", "一条走得通的路"):
            assert words in told, words


async def test_keys_lead_from_finding_to_finding(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, ("非常抱歉", *BAD), finish=True)
        await stage.press("n")
        assert "第 1 处" in stage.page("head")
        assert stage.app.screen.query_one("#talked").display
        await stage.press("n", "n")
        assert "第 3 处，共 3 处" in stage.page("head")
        await stage.press("p")
        assert "第 2 处" in stage.page("head")


async def test_tab_and_numbers_turn_the_pages_and_a_small_screen_shows_one_at_a_time(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, GOOD)
        for keys, words in (
            (("tab",), "第 1 句"),
            (("tab",), "转折点"),
            (("4",), "还能争取到什么"),
            (("tab",), "接下来练什么"),
            (("tab",), "满意收场"),
            (("left",), "接下来练什么"),
        ):
            await stage.press(*keys)
            assert words in stage.screen_text(), keys
            shown = [one.id for one in stage.app.screen.query("#debrief-body Paper") if one.is_on_screen]
            assert len(shown) == 1


async def test_a_large_screen_keeps_the_talk_beside_every_page(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, GOOD)
        for number, leaf in enumerate(LEAVES.values(), 1):
            await stage.press(str(number))
            assert stage.app.screen.query_one(f"#{leaf}").is_on_screen
            assert stage.app.screen.query_one("#talked").is_on_screen


async def test_a_click_on_a_tab_opens_its_page(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, GOOD)
        line = stage.page("tabs")
        cells = 1 + sum(2 if ord(one) > 255 else 1 for one in line[: line.index("接下来")])
        await stage.pilot.click("#tabs", offset=(cells, 0))
        await stage.settle()
        assert "[5 接下来]" in stage.page("tabs")


@pytest.mark.usefixtures("searched")
async def test_any_size_shows_the_debrief_whole_or_says_that_it_is_too_small(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, BAD, finish=True)
        for size in ((40, 10), (1, 1), (39, 24), (120, 36), (60, 16), (200, 60), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            for page in "12345":
                await stage.pilot.press(page)
            await stage.settle()
            small = size[0] < 40 or size[1] < 10
            assert ("[5" in stage.screen_text()) is not small, size


async def test_the_last_attempts_stand_beside_this_one(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, GOOD)
        assert "几次" not in stage.page("result")
        await stage.press("a")
        for reply in BAD:
            await stage.say(reply)
        await stage.press("f4", "y", "enter")
        result = stage.page("result")
        assert "← 这一次" in result
        assert "少 100 分" in result


async def test_again_begins_the_same_case_with_the_same_seed_and_another_draw_with_a_new_one(tmp_path: Path) -> None:
    async with staged(tmp_path, seed=3) as stage:
        await play(stage, GOOD)
        await stage.press("a")
        assert (stage.talk.talk.seed, stage.talk.talk.case.scenario.id) == (3, "lock")
        await stage.press("f4", "y", "enter", "s")
        assert stage.talk.talk.seed == 7


async def test_no_exam_begins_by_the_key_that_ends_a_talk_and_none_without_being_asked_for(tmp_path: Path) -> None:
    async with staged(tmp_path, mode="exam") as stage:
        await play(stage, BAD, finish=True)
        debrief = stage.app.screen
        assert isinstance(debrief, DebriefScreen)
        await stage.press("f4", "y")
        assert stage.app.screen is debrief
        for key in ("a", "s"):
            await stage.press(key)
            assert "要再考一次吗" in stage.screen_text()
            await stage.press("n")
            assert stage.app.screen is debrief
        assert len(list((tmp_path / "sessions").glob("*.jsonl"))) == 1
        await stage.press("f10", "y")
        assert stage.talk.talk.mode == "exam"


async def test_a_key_begins_the_case_that_comes_next(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, BAD, finish=True)
        await stage.press("5")
        assert "按 F7 马上练这个" in stage.page("next")
        coming = stage.app.screen
        assert isinstance(coming, DebriefScreen)
        case = coming._told.report.next.case
        await stage.press("f7")
        if case.scenario == "lock":
            assert isinstance(stage.app.screen, TalkScreen)
        else:
            assert isinstance(stage.app.screen, BriefScreen)
            await stage.press("enter")
        assert stage.talk.talk.case.scenario.id == case.scenario


@pytest.mark.usefixtures("searched")
async def test_a_key_begins_the_drill_of_the_moments_that_failed(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, BAD, finish=True)
        await stage.press("3")
        assert "按 F8" in stage.page("points")
        await stage.pilot.press("d")
        for _ in range(500):
            if isinstance(stage.app.screen, DrillScreen) and BAD[0] in stage.page("drill"):
                break
            await stage.pilot.pause(0.01)
        assert BAD[0] in stage.page("drill")
        await stage.pilot.press("f4")
        for _ in range(500):
            if "回到复盘" in stage.page("head"):
                break
            await stage.pilot.pause(0.01)
        await stage.press("escape")
        assert isinstance(stage.app.screen, DebriefScreen), "one comes back to where one was"
        assert "[3 转折点]" in stage.page("tabs")
        assert BAD[0] in stage.page("points")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_marks_are_looked_at_through_the_lenses_of_the_report_one_after_the_other(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with staged(tmp_path, size, persona="haggler", scenario="too-expensive", library=open_library()) as stage:
        await play(stage, ("您好，在的。", BAD[1]), finish=True)
        screen = stage.app.screen
        assert isinstance(screen, DebriefScreen)
        marks = stage.page("result")
        assert "L 换视角" in stage.screen_text().splitlines()[-1]
        parts = lenses_part(through_lenses(screen.told.report, open_library(), [ALL]))
        assert len(parts) > 2
        for number, part in enumerate(parts, 1):
            await stage.press("l")
            page = stage.page("result")
            assert f"换个视角看  第 {number} 个，共 {len(parts)} 个  {part.name}\n总分 {part.total} " in page
            assert all(f"{bar.points}/{bar.out_of}" in page for bar in part.bars)
            assert "合不合规" in page, "the end and the verdicts stay"
        await stage.press("f9")
        assert stage.page("result") == marks
        await stage.press("2")
        assert "L 换视角" not in stage.screen_text().splitlines()[-1]


async def test_without_a_lens_that_fits_that_is_said(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await play(stage, GOOD)
        before = stage.page("result")
        await stage.press("l")
        assert stage.page("result") == before
        assert any("没有别的视角" in note.message for note in stage.app.notices)


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


@pytest.mark.usefixtures("searched")
async def test_nothing_that_was_typed_is_markup_in_any_page(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, (MARKUP, f"爱买不买 {MARKUP}"), finish=True)
        assert MARKUP in stage.page("talked").replace("\n", "")[:10_000] or "[red]补发[/red]" in stage.page("talked")
        for number, leaf in enumerate(LEAVES.values(), 1):
            await stage.press(str(number))
            assert stage.page(leaf)
        await stage.press("3")
        assert "[@click=app.quit]" in stage.page("points")


async def test_the_keys_of_the_debrief_stand_in_its_help(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await play(stage, GOOD)
        await stage.press("f1")
        assert isinstance(stage.app.screen, HelpScreen)
        told = stage.page("keys")
        for words in ("下一页", "上一页", "转折点", "还能争取", "下一处", "上一处", "重练", "练下一个", "换一个"):
            assert words in told, words


class Held:
    """A search that waits until it may go on, and then tells how it ended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on, self.stopped = Event(), Event(), Event()
        monkeypatch.setattr(errands, "coach_on", self)

    def __call__(self, told: Debrief, heed: Heed) -> Tried:
        heed("best_path")
        self.begun.set()
        try:
            while not self.go_on.wait(0.01):
                heed("best_path")
        except Exception:
            self.stopped.set()
            raise
        return Tried(told)


async def until(pilot: Pilot[None], event: Event) -> None:
    for _ in range(1_000):
        if event.is_set():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came")


async def held_debrief(stage: Stage) -> None:
    """A debrief whose search is still under way."""
    await stage.start()
    await stage.say(BAD[0])
    await stage.press("f4", "y")
    await stage.pilot.press("enter")


async def test_while_the_search_is_under_way_it_says_so_and_every_key_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    async with staged(tmp_path) as stage:
        await held_debrief(stage)
        await until(stage.pilot, held.begun)
        await stage.pilot.pause()
        assert "正在推演" in stage.page("head")
        for page in "345":
            await stage.pilot.press(page)
        assert "[5 接下来]" in stage.page("tabs")
        await stage.pilot.press("3")
        assert "正在推演（2/3）" in stage.page("points")
        assert "正在推演（2/3）" in stage.page("chances")
        assert "没有说错" not in stage.page("points")
        held.go_on.set()
        await stage.settle()


async def test_leaving_the_debrief_stops_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    async with staged(tmp_path) as stage:
        await held_debrief(stage)
        await until(stage.pilot, held.begun)
        await stage.pilot.press("escape")
        await until(stage.pilot, held.stopped)
        await stage.settle()
        assert isinstance(stage.app.screen, ChooseScreen)


async def test_help_over_the_debrief_does_not_stop_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    async with staged(tmp_path) as stage:
        await held_debrief(stage)
        await until(stage.pilot, held.begun)
        await stage.pilot.press("f1")
        held.go_on.set()
        await stage.settle()
        assert not held.stopped.is_set()
        await stage.press("escape")
        assert isinstance(stage.app.screen, DebriefScreen)


async def test_quitting_during_the_search_does_not_wait_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    async with staged(tmp_path) as stage:
        await held_debrief(stage)
        await until(stage.pilot, held.begun)
        await stage.pilot.press("ctrl+q")
    assert held.stopped.is_set()


@pytest.mark.usefixtures("searched")
async def test_a_talk_that_could_not_be_saved_has_its_debrief_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("no folder", "utf-8")
    async with staged(tmp_path) as stage:
        await play(stage, BAD, finish=True)
        await stage.press("3")
        assert "要是当时这样说" in stage.page("points")
