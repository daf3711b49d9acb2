"""Draw the pictures of the documents: a shipped script is played in the app, headless, and the screen kept as SVG.

``python -m tools.pictures [FOLDER]``; the clock and the seed are the script's, so the same program draws the same. The
report's page is drawn by a browser, where there is one.
"""

import asyncio
import html
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final, Literal

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from simulator.authoring.models.script import ScriptFile
from simulator.authoring.roots import open_library
from simulator.practice.clocks import VirtualClock
from simulator.practice.ports import Clock
from simulator.replay.script import load_script
from simulator.tui.app import KefuApp, Options
from simulator.tui.outside import Outside
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.wording import use_language

ROOT: Final = Path(__file__).parents[1]
IMAGES: Final = ROOT / "docs" / "images"
SCRIPTS: Final = ROOT / "scripts"
SIZE: Final = (120, 36)
MS_A_CHARACTER: Final = 1000
"""60 characters a minute, as in a script."""

FONTS: Final = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'WenQuanYi Micro Hei Mono', Menlo, Consolas, monospace"
_FONT_FACE = re.compile(r"\s*@font-face\s*\{[^}]*\}")
_FAMILY = re.compile(r"font-family:\s*[^;]+;")
_TEXT = re.compile(r'<text class="([^"]+)" x="([^"]+)" y="([^"]+)" textLength="[^"]+" ([^>]*)>([^<]*)</text>')
CELL: Final = 12.2
"""The width of a terminal's cell in the SVG; Chinese takes two."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen to be drawn."""

    name: str
    script: str
    steps: int | None = None
    """Draw the talk after so many steps of the script; None draws the debrief."""
    keys: tuple[str, ...] = ()
    """Pressed before it is drawn."""


PICTURES: Final = (
    Picture("talk.svg", "price-hunter/numbers_not_slogans.yaml", 6),
    Picture("debrief.svg", "haggler/gives_all_at_once.yaml"),
    Picture("coaching.svg", "golden/aftersale/money_before_listening.yaml", keys=("3",)),
)
REPORT: Final = Picture("report.png", "haggler/gives_all_at_once.yaml")
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
PAGE_SIZE: Final = (1000, 1402)
"""Pixels of the report's page that are shown: the result and the beginning of the talk."""


def draw(picture: Picture) -> str:
    """The picture as SVG, drawn anew."""
    use_language("zh_CN")
    return alone(asyncio.run(_play(load_script(SCRIPTS / picture.script).model, picture.steps, picture.keys)))


async def _play(script: ScriptFile, steps: int | None, keys: tuple[str, ...]) -> str:
    with tempfile.TemporaryDirectory() as data:
        return await _played(script, Path(data), steps, keys)


async def _played(script: ScriptFile, data: Path, steps: int | None, keys: tuple[str, ...]) -> str:
    clocks: list[VirtualClock] = []

    def make_clock(at: int) -> Clock:
        clocks.append(VirtualClock(at))
        return clocks[-1]

    # Nobody looks at the clock and nothing is animated: the picture depends on the script alone.
    still = Outside(make_clock, make_seed=lambda: script.seed, second=0, typing_pace=0, warm=False)
    app = KefuApp(Options(open_library(), data, script.persona, script.scenario, script.seed, outside=still))
    async with app.run_test(size=SIZE) as pilot:
        await _settle(app, pilot)
        await _press(app, pilot, "enter")
        for step in script.talk[:steps]:
            if step.say is None:
                clocks[-1].pass_ms(1000 * int(step.wait or 0))
            else:
                await _say(app, pilot, step.say, clocks[-1])
        if steps is None:
            await _press(app, pilot, "enter")
        for key in keys:
            await _press(app, pilot, key)
        return app.export_screenshot(title="kefu play")


async def _say(app: KefuApp, pilot: Pilot[None], text: str, clock: VirtualClock) -> None:
    box = app.screen.query_one(ReplyBox)
    box.cursor_blink = False
    # As an input method does it; single keys would lose full-width marks.
    box.post_message(events.Paste(text))
    await pilot.pause()
    clock.pass_ms(MS_A_CHARACTER * len(text))
    await _press(app, pilot, "enter")


async def _press(app: KefuApp, pilot: Pilot[None], key: str) -> None:
    await pilot.press(key)
    await _settle(app, pilot)


async def _settle(app: KefuApp, pilot: Pilot[None]) -> None:
    for _ in range(2):
        await app.workers.wait_for_complete()
        await pilot.pause()


def alone(svg: str) -> str:
    """The SVG with fonts of the reader's own machine, nothing fetched, and Chinese as wide as it is drawn."""
    return _TEXT.sub(_in_cells, _FAMILY.sub(f"font-family: {FONTS};", _FONT_FACE.sub("", svg)))


def _in_cells(found: re.Match[str]) -> str:
    """The text in stretches of one kind, each as wide as its cells; Textual counts a Chinese character as one."""
    style, x, y, rest, escaped = found.groups()
    left, drawn = float(x), []
    for kind, run in groupby(html.unescape(escaped), _kind):
        text = "".join(run)
        width = CELL * cell_len(text)
        if text.strip():
            # Bars must touch and stars must not overlap; Chinese fills its two cells; letters keep their shape.
            drawing = {"sign": ' lengthAdjust="spacingAndGlyphs"', "wide": ' font-size="23"', "letter": ""}[kind]
            shown = html.escape(text, quote=False).replace("\u00a0", "&#160;")
            place = f'x="{left:.1f}" y="{y}" textLength="{width:.1f}"'
            drawn.append(f'<text class="{style}" {place}{drawing} {rest}>{shown}</text>')
        left += width
    return "".join(drawn)


def _kind(character: str) -> Literal["wide", "letter", "sign"]:
    if cell_len(character) == 2:
        return "wide"
    return "letter" if character.isascii() or character.isspace() else "sign"


def report_page(picture: Picture) -> str:
    """The page that `kefu report --html` makes of the talk."""
    from simulator.reports.build import build_page
    from simulator.reports.gather import gather
    from simulator.reports.html import as_html
    from simulator.reports.stored import open_stored

    use_language("zh_CN")
    library = open_library()
    with tempfile.TemporaryDirectory() as data:
        asyncio.run(_played(load_script(SCRIPTS / picture.script).model, Path(data), None, ()))
        [session] = Path(data, "sessions").glob("*.jsonl")
        return as_html(build_page(gather(library, open_stored(library, session), session.parent)))


def photograph(page: str, browser: str, path: Path) -> None:
    """The upper part of a page as that browser shows it.

    Raises:
        subprocess.SubprocessError: the browser fails, or is not done within a minute.
    """
    width, height = PAGE_SIZE
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.html")
        file.write_text(page, "utf-8")
        # Its sandbox does not work for root nor in most containers; the page is ours and has no script.
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
        ]
        shot = [f"--window-size={width},{height}", f"--screenshot={path}", file.as_uri()]
        subprocess.run([browser, *options, *shot], check=True, timeout=60, capture_output=True)


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        path = folder / picture.name
        path.write_text(draw(picture), "utf-8")
        print(path)
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print(f"no browser here, so {REPORT.name} stays as it is", file=sys.stderr)
        return 0
    photograph(report_page(REPORT), browser, folder / REPORT.name)
    print(folder / REPORT.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
