"""The four screens as text, small and large. Look hard at every change: the difference is the review."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.tui.stage import LARGE, SMALL, staged


class TextScreen(SingleFileSnapshotExtension):
    """One text file a screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def screen(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextScreen)


sizes = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])


@sizes
async def test_choose(tmp_path: Path, size: tuple[int, int], screen: SnapshotAssertion) -> None:
    async with staged(tmp_path, size, persona=None) as stage:
        assert stage.screen_text() == screen


@sizes
async def test_brief(tmp_path: Path, size: tuple[int, int], screen: SnapshotAssertion) -> None:
    async with staged(tmp_path, size) as stage:
        assert stage.screen_text() == screen


@sizes
async def test_talk(tmp_path: Path, size: tuple[int, int], screen: SnapshotAssertion) -> None:
    async with staged(tmp_path, size) as stage:
        await stage.start()
        stage.clock.pass_ms(6_000)
        await stage.say("您好，非常抱歉，让您久等了！", taking=14_000)
        await stage.say("爱买不买，随便你", taking=8_000)
        stage.clock.pass_ms(3_000)
        await stage.type("对不起，是我说错话了。")
        stage.talk._show_head()
        await stage.settle()
        assert stage.screen_text() == screen


@sizes
async def test_exam(tmp_path: Path, size: tuple[int, int], screen: SnapshotAssertion) -> None:
    async with staged(tmp_path, size, mode="exam") as stage:
        await stage.start()
        await stage.say("非常抱歉，让您久等了！")
        assert stage.screen_text() == screen


@sizes
async def test_debrief(tmp_path: Path, size: tuple[int, int], screen: SnapshotAssertion) -> None:
    async with staged(tmp_path, size) as stage:
        await stage.start()
        await stage.say("您好，非常抱歉，让您久等了！", taking=14_000)
        await stage.say("爱买不买，随便你", taking=8_000)
        await stage.say("马上给您补发一个网关。", taking=8_000)
        await stage.press("f4", "y", "enter")
        assert stage.screen_text() == screen


async def test_debrief_talk(tmp_path: Path, screen: SnapshotAssertion) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.say("您好，非常抱歉，让您久等了！", taking=14_000)
        await stage.say("爱买不买，随便你", taking=8_000)
        await stage.press("f4", "y", "enter", "n", "n")
        assert stage.screen_text() == screen


async def test_help(tmp_path: Path, screen: SnapshotAssertion) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        await stage.press("f1")
        assert stage.screen_text() == screen
