"""Marks within a sentence stand where the words call for them, whatever was typed."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from simulator.replay.script import find_scripts, load_script
from simulator.understanding.normalise import normalise
from simulator.understanding.pipeline import understand
from simulator.understanding.punctuate import MARKS, punctuated

from .sayings import SAID

SCRIPTS = Path(__file__).parents[2] / "scripts"
WITHIN = ("，", "、", "～", " ", "　", ",", "：", "——", "")
BETWEEN_LETTERS = r"(?<![0-9A-Za-z]){0}|{0}(?![0-9A-Za-z])"
INNER = re.compile(BETWEEN_LETTERS.format(r"[，、：,:~—\s]+"))
ANY = re.compile(BETWEEN_LETTERS.format(r"[，。！？；：、…~—,.!?;:\s]+"))


def ids(text: str) -> set[str]:
    return {act.id for act in understand(text).acts}


def read(text: str) -> str:
    return punctuated(normalise(text)).text


@given(SAID)
def test_a_reply_without_the_marks_within_its_sentences_means_the_same(reply: str) -> None:
    assert ids(INNER.sub("", reply)) == ids(reply)


@given(SAID, st.data())
def test_a_mark_or_a_blank_between_any_two_characters_means_nothing(reply: str, data: st.DataObject) -> None:
    gaps = [place for place in range(1, len(reply)) if re.fullmatch("[一-鿿]{2}", reply[place - 1 : place + 1])]
    for place in sorted(data.draw(st.sets(st.sampled_from(gaps), max_size=4)) if gaps else (), reverse=True):
        reply_with = reply[:place] + data.draw(st.sampled_from(WITHIN)) + reply[place:]
        assert ids(reply_with) == ids(reply)


@given(SAID, st.sampled_from(["", "。", "！", "？", "～", "……", "。。。", "，"]))
def test_the_last_mark_means_nothing(reply: str, mark: str) -> None:
    assert ids(reply.rstrip("。！？!?.…~～ ") + mark) == ids(reply)


@given(st.lists(SAID | st.text(max_size=15), max_size=4), st.sampled_from("。，？ \n"))
def test_only_marks_come_and_go_and_every_character_keeps_its_place(said: list[str], joint: str) -> None:
    normal = normalise(joint.join(said))
    marked = punctuated(normal)
    kept = [(char, at) for char, at in zip(marked.text, marked.origin, strict=True) if char not in MARKS]
    assert kept == [(char, at) for char, at in zip(normal.text, normal.origin, strict=True) if char not in MARKS]
    assert [*marked.origin] == sorted(marked.origin)
    assert not marked.pauses


def test_what_was_typed_ends_sentences_and_marks_between_figures_or_letters_stay() -> None:
    assert read("满3.5折。每天9:30-18:00！夏款T-shirt现货").count("。") == 3
    assert "3.5" in read("满3.5折")
    assert "9:30-18:00" in read("每天9:30-18:00在线")
    assert "t-shirt" in read("T-shirt现货")
    assert read("") == read("，。 …") == ""


def test_most_replies_of_several_sentences_mean_the_same_without_any_mark() -> None:
    """Where two sentences run into each other, the words mostly tell it; a few replies are then heard otherwise."""
    talks = [load_script(path).model.talk for path in find_scripts([SCRIPTS])]
    replies = sorted({step.say for talk in talks for step in talk if step.say})
    differing = [reply for reply in replies if ids(ANY.sub("", reply)) != ids(reply)]
    assert len(replies) > 800
    assert len(differing) <= len(replies) * 3 // 100, differing
