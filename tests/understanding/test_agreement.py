"""What the learnt model is told of a reply and the facts beside it."""

from fractions import Fraction

import pytest

from simulator.understanding.agreement import agreements, figures_in
from simulator.understanding.crossing import fact_parts
from simulator.understanding.draft import Context
from simulator.understanding.pipeline import BEFORE_MODEL, draft_of


def named(reply: str, buyer: str, facts: str) -> set[str]:
    draft = draft_of(reply, Context(buyer, facts), BEFORE_MODEL)
    return set(agreements(draft, fact_parts(draft)))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("五千毫安，三十三瓦", {5000, 33}),
        ("30减5", {30, 5}),
        ("100%纯羊毛，一样的", set()),
        ("一百二十页", {120}),
        ("没有数字", set()),
    ],
)
def test_figures_are_the_same_in_whatever_writing(text: str, numbers: set[int]) -> None:
    assert figures_in(text) == {Fraction(one) for one in numbers}


def test_figures_of_the_reply_agree_or_differ() -> None:
    assert "facts/figures:20" in named("减三十，满一百五用", "新用户减多少", "满150减30")
    assert "facts/figures:01" in named("长四十二", "多大", "长36厘米")


def test_a_yes_is_held_against_what_the_fact_says_of_the_question() -> None:
    assert "facts/answer:yes10" in named("能，随便烘", "能烘干吗", "不可烘干；纯棉")
    assert "facts/answer:no11" in named("不能烘干的", "能烘干吗", "不可烘干；纯棉")


def test_the_longest_run_in_both_is_counted() -> None:
    assert "facts/run:3" in named("是纯羊毛", "什么料子", "面料:纯羊毛")
    assert "facts/run:0" in named("化纤", "什么料子", "面料:纯羊毛")
