"""The app with everything outside held still, and short words to drive it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from simulator.authoring.library import Library, Root
from simulator.practice.clocks import VirtualClock
from simulator.practice.ports import Clock
from simulator.tui.app import KefuApp, Options
from simulator.tui.outside import Outside
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.widgets.paper import Paper
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.tui.widgets.transcript import Transcript

LIBRARY = Path(__file__).parent / "library"
SMALL, LARGE = (80, 24), (120, 36)


@dataclass
class Stage:
    """A running app and the clock of its talks."""

    app: KefuApp
    pilot: Pilot[None]
    clocks: list[VirtualClock]

    @property
    def clock(self) -> VirtualClock:
        return self.clocks[-1]

    @property
    def talk(self) -> TalkScreen:
        assert isinstance(self.app.screen, TalkScreen)
        return self.app.screen

    @property
    def box(self) -> ReplyBox:
        return self.app.screen.query_one(ReplyBox)

    @property
    def transcript(self) -> str:
        return self.app.screen.query_one(Transcript).text

    async def settle(self) -> None:
        """Wait until no worker is at work and every message is dealt with."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Put text into the box the way an input method or a paste does; `Pilot.press` drops full-width marks."""
        self.box.post_message(events.Paste(text))
        await self.pilot.pause()

    async def say(self, text: str, taking: int = 1_000) -> None:
        """Type a reply for so many milliseconds and send it."""
        await self.type(text)
        self.clock.pass_ms(taking)
        await self.press("enter")

    async def start(self) -> None:
        """From the brief into the talk."""
        await self.press("enter")

    def page(self, name: str) -> str:
        return self.app.screen.query_one(f"#{name}", Paper).text

    def screen_text(self) -> str:
        """What is on the screen, line by line, without styles."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def library(*others: Path) -> Library:
    return Library([Root(LIBRARY, "library"), *(Root(path, "library") for path in others)])


def options(data: Path, clocks: list[VirtualClock], **given: object) -> Options:
    def make_clock(at: int) -> Clock:
        clocks.append(VirtualClock(at))
        return clocks[-1]

    still = Outside(make_clock, make_seed=lambda: 7, second=0, typing_pace=0, warm=False)
    values = {"library": library(), "data": data, "outside": still, **given}
    return Options(**values)  # type: ignore[arg-type]


@asynccontextmanager
async def staged(
    data: Path,
    size: tuple[int, int] = SMALL,
    persona: str | None = "calm",
    scenario: str | None = "lock",
    **given: object,
) -> AsyncIterator[Stage]:
    """The app at the brief of a case, at its first screen where none is named, or where further options lead."""
    clocks: list[VirtualClock] = []
    app = KefuApp(options(data, clocks, persona=persona, scenario=scenario, **given))
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = Stage(app, pilot, clocks)
        await stage.settle()
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        yield stage
