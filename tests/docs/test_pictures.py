"""The pictures show the program, stand alone, and can be drawn anew."""

import html
import re
from xml.etree import ElementTree

import pytest

from simulator.replay.script import load_script
from tools.pictures import CELL, IMAGES, PAGE_SIZE, PICTURES, REPORT, SCRIPTS, Picture, alone, draw, report_page

TEXT = "{http://www.w3.org/2000/svg}text"


def words(svg: str) -> str:
    return "".join("".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(TEXT))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_a_picture_fetches_nothing(picture: Picture) -> None:
    svg = (IMAGES / picture.name).read_text("utf-8")
    for stranger in ("@font-face", "url(http", "<script", "<image", "href"):
        assert stranger not in svg


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_a_picture_shows_what_the_trainee_says_in_its_script(picture: Picture) -> None:
    script = load_script(SCRIPTS / picture.script).model
    said = [step.say for step in script.talk if step.say]
    shown = words((IMAGES / picture.name).read_text("utf-8"))
    assert sum(text[:6] in shown for text in said) >= 2


def test_a_picture_drawn_anew_shows_the_same_talk() -> None:
    talk = PICTURES[0]
    assert words(draw(talk))[:8] == words((IMAGES / talk.name).read_text("utf-8"))[:8]


def test_chinese_takes_two_cells_and_keeps_its_place() -> None:
    given = '<svg><text class="r1" x="12.2" y="20" textLength="36.6" clip-path="url(#c)">价&#160;a★</text></svg>'
    drawn = alone(given)
    assert f'x="{CELL:.1f}" y="20" textLength="{2 * CELL:.1f}" font-size="23" clip-path="url(#c)">价</text>' in drawn
    assert f'x="{3 * CELL:.1f}" y="20" textLength="{2 * CELL:.1f}" clip-path="url(#c)">&#160;a</text>' in drawn
    assert f'x="{5 * CELL:.1f}" y="20" textLength="{CELL:.1f}" lengthAdjust="spacingAndGlyphs"' in drawn


def test_the_picture_of_the_report_is_as_large_as_its_page_was_shown() -> None:
    content = (IMAGES / REPORT.name).read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == PAGE_SIZE
    assert content.endswith(b"IEND\xaeB`\x82"), "it was not written to its end"


def test_the_page_that_is_photographed_is_the_report_of_its_script() -> None:
    page = report_page(REPORT)
    script = load_script(SCRIPTS / REPORT.script).model
    assert all(
        html.escape(step.say[:6]) in re.sub("<sup>.*?</sup>|<[^>]+>", "", page) for step in script.talk[:2] if step.say
    )
    assert 'id="points"' in page
