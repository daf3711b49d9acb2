"""Laws of hearing that hold for every reply."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from simulator.core.acts import Heard
from simulator.understanding.draft import Context
from simulator.understanding.lexicon import lexicon
from simulator.understanding.pipeline import understand

from .sayings import REPLIES, SAID

TO_TRADITIONAL = OpenCC("s2t")


def ids(heard: Heard) -> set[str]:
    return {act.id for act in heard.acts}


def faults(heard: Heard) -> set[str]:
    return {act.id for act in heard.faults()}


@pytest.mark.parametrize("reply", REPLIES)
def test_traditional_characters_mean_the_same(reply: str) -> None:
    assert ids(understand(TO_TRADITIONAL.convert(reply))) == ids(understand(reply))


@given(SAID)
def test_full_width_and_capitals_mean_the_same(reply: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in reply.upper())
    assert ids(understand(wide)) == ids(understand(reply))


@given(SAID, st.data())
def test_characters_without_width_mean_nothing(reply: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(reply)))
    hidden = data.draw(st.sampled_from(["\u200b", "\u2060", "\ufe0f", "\u202e", "\ufeff", "\u00ad", "\U000e0020"]))
    assert ids(understand(reply[:place] + hidden + reply[place:])) == ids(understand(reply))


@given(SAID)
def test_a_blank_between_all_characters_means_nothing(reply: str) -> None:
    if not any(c.isascii() and c.isalnum() for c in reply):
        assert ids(understand(" ".join(reply))) == ids(understand(reply))


@given(SAID, st.sampled_from(["😊", "🙏🙏", "[微笑]", "👨\u200d👩\u200d👧", "❤️"]))
def test_an_emoji_at_the_end_means_nothing(reply: str, emoji: str) -> None:
    assert ids(understand(reply + emoji)) == ids(understand(reply))


@given(SAID, st.integers(2, 5))
def test_marks_said_twice_say_no_more(reply: str, times: int) -> None:
    loud = "".join(c * times if c in "，。！？" else c for c in reply)
    assert ids(understand(loud)) == ids(understand(reply))


FAULTS = sorted(
    {
        sentence
        for entry in lexicon().entries.values()
        if entry.kind == "fault"
        for sentence in entry.yes
        if "→" not in sentence and "“" not in sentence
    }
)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "「{}」", "『{}』"])
def test_a_quoted_fault_is_no_fault(fault: str, marks: str) -> None:
    heard = understand(f"店里的规矩，{marks.format(fault)}这种话谁都不讲")
    assert faults(heard) == set()


@given(
    SAID,
    st.sampled_from(["您好，", "非常抱歉，", "谢谢您，", "亲，"]),
    st.sampled_from(["", "，谢谢您", "，祝您生活愉快"]),
)
def test_a_courtesy_never_adds_a_fault(reply: str, before: str, behind: str) -> None:
    assert faults(understand(before + reply + behind)) <= faults(understand(reply))


@settings(max_examples=300)
@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_heard_and_every_span_lies_inside_it(reply: str, buyer: str, facts: str) -> None:
    spans_lie_inside(reply, understand(reply, Context(buyer, facts)))


@given(st.lists(SAID, min_size=1, max_size=4), st.text(max_size=10))
def test_every_span_of_what_is_said_lies_inside_it(said: list[str], noise: str) -> None:
    reply = noise.join(said)
    spans_lie_inside(reply, understand(reply, Context("为什么还没发货", "满59元包邮；本单45元")))


def spans_lie_inside(reply: str, heard: Heard) -> None:
    found = [act.span for act in heard.acts] + [item.span for item in heard.blocked]
    found += [slot.span for slot in heard.slots] + [topic.span for topic in heard.topics]
    assert all(0 <= span.start < span.end <= len(reply) for span in found)
    for act in heard.acts:
        assert 0.5 <= act.sure <= 1.0
        assert act.why
        for span in act.why:
            assert 0 <= span.start < span.end <= len(reply)
    for blocked in heard.blocked:
        assert blocked.by is None or 0 <= blocked.by.start < blocked.by.end <= len(reply)
    assert [act.span.start for act in heard.acts] == sorted(act.span.start for act in heard.acts)


ANY = [
    "\x00\x07\x1b\x7f\x9b\u2028",
    "\u202a\u202e\u2066\u2069\u200e\u061c",
    "\u200b\u200d\u2060\ufeff\u00ad\ufe0f",
    "\ud800\udbff\udc00\udfff",
    "\u0301\u20dd\U000e0020\U0010ffff\uffff",
    "🙂👨👩🇨🇳❤",
    "０９ＡＺ％￥，。！？",
    "0123456789.,%¥-折块元",
    "不没别您的了吗呢，。！？“”「」",
    "抱歉退换补发申请请您骂滚差评微信",
]


def test_ten_thousand_random_strings_are_heard_and_every_span_lies_inside() -> None:
    chance = Random(10_000)
    for _number in range(10_000):
        alphabets = chance.sample(ANY, chance.randint(1, len(ANY)))
        reply = "".join(chance.choice(chance.choice(alphabets)) for _place in range(chance.randint(0, 40)))
        buyer = "".join(chance.choice(chance.choice(alphabets)) for _place in range(chance.randint(0, 10)))
        spans_lie_inside(reply, understand(reply, Context(buyer, "7天无理由；满59元包邮" * chance.randint(0, 1))))


@pytest.mark.parametrize(
    "text",
    [
        "退" * 200_000,
        "🙂" * 5000,
        "a\u0301" + "\u0301" * 5000,
        "\ud800" * 50,
        "，" * 3000,
        "\x1b]52;c;x\x07抱歉",
        "1" * 3000,
    ],
    ids=["long", "emoji", "combining", "surrogates", "marks", "escapes", "digits"],
)
def test_a_hostile_text_is_heard_like_any_other(text: str) -> None:
    heard = understand(text)
    spans_lie_inside(text, heard)
    assert heard.cut == max(0, len(text) - 2000)


def test_the_same_reply_is_always_heard_the_same() -> None:
    for reply in REPLIES:
        assert understand(reply) == understand(reply)
