"""The talk screen: what is typed reaches the buyer as one reply, and what comes of it is shown."""

from pathlib import Path

from simulator.core.events import TraineeSaid, WaitNoticed
from simulator.storage.reading import read_session
from tests.tui.stage import Stage, staged


def replies(stage: Stage) -> list[TraineeSaid]:
    return [event for event in stage.talk.talk.events if isinstance(event, TraineeSaid)]


async def test_a_reply_is_shown_with_its_answer_and_is_on_the_disk(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好，非常抱歉，让您久等了！")
        assert "您好，非常抱歉，让您久等了！" in stage.transcript
        assert "嗯，你说吧。" in stage.transcript
        assert "听到了" in stage.transcript
        assert "道歉" in stage.transcript
        [path] = (tmp_path / "sessions").glob("*.jsonl")
        kinds = [entry.kind for entry in read_session(path).entries]
        assert "TraineeSaid" in kinds
        assert stage.box.text == ""


async def test_full_width_marks_and_a_paste_of_several_lines_stay_one_reply(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好，抱歉！\r\n请问：这把锁？\n给谁用……")
        assert [event.text for event in replies(stage)] == ["您好，抱歉！\n请问：这把锁？\n给谁用……"]


async def test_ctrl_j_and_shift_enter_begin_a_new_line_without_sending(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.type("第一行")
        await stage.press("ctrl+j")
        await stage.type("第二行")
        await stage.press("shift+enter")
        await stage.type("第三行")
        assert replies(stage) == []
        await stage.press("enter")
        assert replies(stage)[0].text == "第一行\n第二行\n第三行"


async def test_an_empty_or_blank_reply_is_not_sent(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.press("enter", "space", "enter")
        assert replies(stage) == []


async def test_the_time_from_the_first_key_on_counts_as_typing(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.clock.pass_ms(4_000)
        await stage.say("非常抱歉", taking=7_000)
        assert (replies(stage)[0].waited, replies(stage)[0].typing) == (11_000, 7_000)


async def test_silence_makes_the_buyer_impatient_but_typing_does_not(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.clock.pass_ms(55_000)
        await stage.type("稍等")
        stage.clock.pass_ms(10_000)
        stage.talk.tick()
        await stage.settle()
        assert "还在吗？" not in stage.transcript
        stage.clock.pass_ms(20_000)
        stage.talk.tick()
        await stage.settle()
        assert "还在吗？" in stage.transcript
        assert stage.box.text == "稍等"


async def test_a_buyer_who_has_waited_too_long_ends_the_talk(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.clock.pass_ms(900_000)
        stage.talk.tick()
        await stage.settle()
        assert sum(isinstance(event, WaitNoticed) for event in stage.talk.talk.events) == 2
        assert "失望离开" in stage.transcript
        assert not stage.box.display


async def test_practice_shows_moods_steps_and_counts_and_an_exam_shows_none(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("非常抱歉")
        panel = stage.page("panel")
        assert "火气" in panel
        assert "-2" in panel
        assert "✓ 安抚道歉" in panel
        assert "1 要问才说的事" in panel
    async with staged(tmp_path, mode="exam") as stage:
        await stage.start()
        await stage.say("非常抱歉")
        panel = stage.page("panel")
        assert "火气" not in panel
        assert "安抚" not in panel
        assert "要问才说" not in panel
        assert "智能门锁单品" in panel
        assert "听到了" not in stage.transcript


async def test_a_fault_is_told_by_a_sign(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("爱买不买，随便你")
        assert "✗斗气语" in stage.transcript


async def test_the_reply_clock_warns_in_words(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        for seconds, words in ((5, "5 秒"), (10, "快回 15 秒"), (20, "太久了 35 秒")):
            stage.clock.pass_ms(seconds * 1000)
            stage.talk._show_head()
            assert words in stage.page("head")


async def test_a_quick_phrase_is_put_into_the_reply_for_editing(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.type("王先生")
        await stage.press("f3")
        await stage.press("down", "enter")
        assert stage.box.text == "王先生请稍等，我马上为您核实。"
        assert replies(stage) == []


async def test_ending_asks_first(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.press("f4", "n")
        assert not stage.talk.talk.ended
        await stage.press("f4", "y")
        assert stage.talk.talk.ended
        assert "没有谈完" in stage.transcript


async def test_a_reply_to_a_buyer_who_had_left_is_told_as_not_sent(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.clock.pass_ms(900_000)
        await stage.say("抱歉")
        assert replies(stage) == []
        assert any("已经走了" in note.message for note in stage.app.notices)


async def test_the_brief_can_be_read_again_during_the_talk(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.type("写到一半")
        await stage.press("f2")
        assert "发生了什么" in stage.page("brief")
        await stage.press("f2")
        assert stage.box.text == "写到一半"
        await stage.type("，接着写")
        assert stage.box.text == "写到一半，接着写"
