"""The pictures show the program, stand alone, and can be drawn anew."""

from xml.etree import ElementTree

import pytest

from simulator.replay.script import load_script
from tools.pictures import CELL, IMAGES, PICTURES, SCRIPTS, Picture, alone, draw

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
