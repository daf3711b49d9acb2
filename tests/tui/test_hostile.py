"""Whatever a person or a file supplies is shown as it stands: no markup, no link, no control byte, in no place."""

import re
from itertools import cycle
from pathlib import Path

import pytest
from textual import events

from simulator.tui.screens.debrief import DebriefScreen
from tests.tui.stage import LARGE, LIBRARY, Stage, library, staged

HOSTILE = [
    "[/",
    "[/red]",
    "[bold",
    "[@click=app.exit(1)]点我[/]",
    "[link=https://x.invalid]链接[/link]",
    "\x1b]52;c;aGk=\x07",
    "\x1b[2J\x9b31m",
    "退\u200b款\u202e反",
    "{0.__class__}",
    "👨\u200d👩\u200d👧" + "e" + "\u0301" * 500,
]
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]")


def as_yaml(text: str) -> str:
    """A YAML string of any text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\x1b", "\\e").replace("\x9b", "\\x9b").replace("\x07", "\\a") + '"'


SLOTS = re.compile(
    r"(?<!\w)(?:name|type|summary|brief|goal|platform|text|thought|question|advice|rewrite|订单号): "
    r"(?P<value>[^,}\n\[]+)"
    r"|\[(?P<list>[^\[\]\n]*[\u4e00-\u9fff][^\[\]\n]*)\]"
    r"|^ +- (?P<item>[^{:\n]*[\u4e00-\u9fff][^{:\n]*)$",
    re.MULTILINE,
)
"""Where a trainer's words stand in the files of these tests."""


def hostile_library(folder: Path, first: int) -> None:
    """The library of these tests with hostile texts in turn in every slot that a trainer fills."""
    texts = cycle(HOSTILE[first:] + HOSTILE[:first])

    def fill(found: re.Match[str]) -> str:
        group = found.lastgroup or ""
        start, end = found.span(group)
        whole = found.string
        return whole[found.start() : start] + as_yaml(next(texts)) + whole[end : found.end()]

    for path in sorted(LIBRARY.rglob("*.yaml")):
        there = folder / path.relative_to(LIBRARY)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(SLOTS.sub(fill, path.read_text("utf-8")), "utf-8")


def check(stage: Stage) -> None:
    """What reaches the screen holds no control, and no text is a link or an action."""
    for strip in stage.app.screen._compositor.render_strips():
        for segment in strip:
            assert not CONTROL.search(segment.text), repr(segment.text)
            meta = segment.style.meta if segment.style else {}
            assert "@click" not in meta
            assert not (segment.style and segment.style.link)


@pytest.mark.parametrize("first", [0, 3, 7])
async def test_every_slot_of_every_file_is_shown_as_it_stands(tmp_path: Path, first: int) -> None:
    hostile_library(tmp_path / "library", first)
    there = library(tmp_path / "library")
    async with staged(tmp_path / "data", LARGE, persona=None, library=there) as stage:
        check(stage)
        await stage.press("enter", "down", "enter")
        check(stage)
        await stage.start()
        check(stage)
        await stage.press("f3")
        check(stage)
        await stage.press("enter")
        await stage.say("非常抱歉")
        check(stage)
        await stage.press("f1")
        check(stage)
        await stage.press("escape", "ctrl+p")
        check(stage)
        await stage.press("escape", "f4", "y")
        check(stage)
        await stage.press("enter")
        assert isinstance(stage.app.screen, DebriefScreen)
        check(stage)
        await stage.press("escape")
        check(stage)
        assert stage.app.is_running


async def test_replies_and_notices_are_shown_as_they_stand(tmp_path: Path) -> None:
    async with staged(tmp_path, LARGE) as stage:
        await stage.start()
        for text in HOSTILE:
            await stage.say(f"{text}您好")
            stage.app.notify(text, title=text, markup=True)
            await stage.settle()
            check(stage)
        if not stage.talk.talk.ended:
            await stage.press("f4", "y")
        await stage.press("enter", "n")
        check(stage)
        assert isinstance(stage.app.screen, DebriefScreen)


async def test_what_is_hidden_or_steers_does_not_get_into_the_box(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.box.post_message(events.Paste("a\x1b[31mb\u200bc\u202ed\te\rf\ud800g"))
        await stage.settle()
        assert stage.box.text == "a[31mbcd e\nfg"
        check(stage)


async def test_a_huge_paste_is_cut_to_what_a_reply_holds_and_told(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.start()
        stage.box.post_message(events.Paste("抱歉" * 100_000))
        await stage.settle()
        assert len(stage.box.text) == 2_000
        assert any("2000" in note.message for note in stage.app.notices)
        await stage.pilot.press("x")
        assert len(stage.box.text) == 2_000
