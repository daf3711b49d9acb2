"""The same words in another script, width, spacing or punctuation, in one message or several lines, get the same marks.

Held for every golden talk, played again through the real ears. Silences and the time spent typing stay as they were, so
what counts characters against the clock is compared only where the number of characters is the same.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC

from simulator.authoring.compiling.fitting import rubric_named
from simulator.authoring.compiling.quantities import seconds
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.library import Library, Root
from simulator.core.events import Event, FactTold
from simulator.practice.case import Case, open_case
from simulator.practice.clocks import VirtualClock
from simulator.practice.session import Practice
from simulator.replay.marking import find_rubric
from simulator.replay.script import Script, find_scripts, load_script
from simulator.scoring.card import Scorecard
from simulator.scoring.score import ScoredCase, score

from .conftest import PERSONAS

GOLDEN = Path(__file__).parents[2] / "scripts" / "golden"
LIBRARY = Library([Root(PERSONAS, "shipped")])
LENSES = [name for name in LIBRARY.sources("rubric") if LIBRARY.load("rubric", name).model.lens]
TALKS = find_scripts([GOLDEN])
TRADITIONAL = OpenCC("s2t").convert
SECOND = 1_000


class _Unkept:
    def append(self, events: object) -> None:
        """The practice itself remembers."""


def wide(text: str) -> str:
    """Letters and figures in full width."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def half(text: str) -> str:
    """Letters, figures and the marks that have one in half width."""
    return unicodedata.normalize("NFKC", text)


def spaced(text: str) -> str:
    """Blanks where typists put them: beside marks, between figures and Chinese, at both ends."""
    beside = re.sub(r"\s*([，。！？；：、…])\s*", r" \1  ", text)
    return f" {re.sub(r'(?<=[一-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[一-鿿])', ' ', beside)} "


def bubbles(text: str) -> str:
    """A line for every sentence."""
    return re.sub(r"([。！？])(?=.)", r"\1\n", text)


def smiling(text: str) -> str:
    return f"{text}😊🌹"


def hurried(text: str) -> str:
    """No mark within a sentence and none at the end; one between figures or letters is part of them."""
    within = r"[，、：,:~—\s]+"
    return re.sub(rf"(?<![0-9A-Za-z]){within}|{within}(?![0-9A-Za-z])", "", text).rstrip("。！？!?.…~ ")


def blanks(text: str) -> str:
    """A blank for every mark within a sentence."""
    return re.sub(r"[，、]", " ", text)


WAYS: Mapping[str, Callable[[str], str]] = {
    "traditional": TRADITIONAL,
    "wide": wide,
    "half": half,
    "spaced": spaced,
    "bubbles": bubbles,
    "smiling": smiling,
    "hurried": hurried,
    "blanks": blanks,
}


def play(script: Script, case: Case, written: Callable[[str], str]) -> tuple[Event, ...]:
    """The talk with every reply written so, at the pace of the script."""
    clock = VirtualClock()
    part = Part(script.document, Report())
    practice = Practice(case.buyer, case.ears, clock, _Unkept())
    practice.start(script.model.seed)
    for step in script.model.talk:
        if practice.ended:
            break
        if step.wait is not None:
            clock.pass_ms(seconds(step.wait, part) * SECOND)
            practice.wait()
            continue
        text = step.say or ""
        clock.pass_ms(seconds(step.after, part) * SECOND)
        typing = len(text) * SECOND if step.typing is None else seconds(step.typing, part) * SECOND
        clock.pass_ms(typing)
        practice.say(written(text), typing)
    practice.finish()
    return tuple(practice.events)


@cache
def marked(path: Path, way: str) -> list[Scorecard]:
    """By the rubric of the talk and by every lens."""
    script = load_script(path)
    case = open_case(LIBRARY, script.model.persona, script.model.scenario)
    events = play(script, case, WAYS.get(way, str))
    own = find_rubric(LIBRARY, script.model.scenario, script.model.rubric)
    assert own is not None
    rubrics = (own, *(rubric_named(LIBRARY, script.model.scenario, name) for name in LENSES))
    return [score(ScoredCase(case.buyer.chart, events), rubric) for rubric in rubrics]


def points(card: Scorecard, timed: bool) -> dict[str, object]:
    marks = [mark for dimension in card.dimensions for mark in dimension.marks]
    return {mark.check: mark.points for mark in marks if timed or mark.kind != "time"}


def _cases() -> Iterator[tuple[Path, str]]:
    """Every talk of a story in every other way; the many talks with slips in one way each, in turn."""
    ways = list(WAYS)
    for place, path in enumerate(TALKS):
        turned = ways[place % len(ways) :] + ways[: place % len(ways)]
        for way in turned[:1] if path.stem.startswith("slips") else turned[::2]:
            yield path, way


@pytest.mark.parametrize(("path", "way"), list(_cases()), ids=lambda one: one.stem if isinstance(one, Path) else one)
def test_the_same_words_get_the_same_marks(path: Path, way: str) -> None:
    timed = way != "smiling"
    for before, after in zip(marked(path, "as typed"), marked(path, way), strict=True):
        assert points(after, timed) == points(before, timed), before.rubric
        assert after.verdicts.allowed == before.verdicts.allowed
        assert after.ending == before.ending
        if timed:
            assert after.total == before.total


@pytest.mark.parametrize(
    ("scenario", "remark", "question"),
    [
        ("cheaper-elsewhere", "哪一家我记下了", "您家平时几口人吃饭？"),
        ("is-it-genuine", "是真的我记下了", "您是自己戴还是送给谁呀？"),
        ("size-doubt", "穿什么码我记下了", "您打算什么时候穿呢？"),
        ("which-one", "早上几点我记下了", "家里几口人喝呢？"),
    ],
)
def test_a_question_brings_out_the_same_fact_with_and_without_its_comma(
    scenario: str, remark: str, question: str
) -> None:
    case = open_case(LIBRARY, "cold", scenario)
    told = []
    for comma in ("，", " ", ""):
        practice = Practice(case.buyer, case.ears, VirtualClock(), _Unkept())
        practice.start(1)
        practice.say(f"{remark}{comma}{question}", SECOND)
        told.append([event.fact for event in practice.events if isinstance(event, FactTold)])
    assert len(told[0]) == 1
    assert told == [told[0]] * len(told)
