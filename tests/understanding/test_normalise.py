"""One spelling for many, and the way back to the characters as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.acts import Span
from simulator.understanding.normalise import LIMIT, normalise, spelled


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("退款", "退款"),
        ("退\u200b款", "退款"),
        ("退\u202e款", "退款"),
        ("退\U000e0041款", "退款"),
        ("退\ufe0f款", "退款"),
        ("ＡＢＣ１２３", "abc123"),
        ("ｶ", "カ"),
        ("退 款", "退款"),
        ("對不起，馬上補發", "对不起,马上补发"),
        ("您好！！！！", "您好!"),
        ("行。。。。", "行。"),
        ("这样…………好", "这样…好"),
        ("㎏", "kg"),
        ("“好”", "「好」"),
        ("『好』", "「好」"),
        ("亲(qīn)您好", "亲您好"),
        ("好的[微笑]呢", "好的呢"),
        ("好的😊呢", "好的呢"),
        ("👨\u200d👩\u200d👧好", "好"),
        ("a\ud800b", "a\ufffdb"),
        ("一\r\n二", "一\n二"),
        ("一\u2028二", "一\n二"),
        ("妳好", "你好"),
        ("wifi 6", "wifi 6"),
        ("", ""),
        (" \t\n", "\n"),
    ],
)
def test_the_text_is_read_as(typed: str, read: str) -> None:
    assert normalise(typed).text == read


def test_a_span_leads_back_over_what_was_dropped() -> None:
    typed = "请 退\u200b款😊吧"
    normal = normalise(typed)
    at = normal.text.index("退款")
    assert normal.as_typed(Span(at, at + 2)).of(typed) == "退\u200b款"


def test_what_is_beyond_the_limit_is_counted_and_not_read() -> None:
    normal = normalise("好" * (LIMIT + 7))
    assert (len(normal.text), normal.cut, normal.typed) == (LIMIT, 7, LIMIT + 7)


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_can_be_read_and_every_character_leads_back(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.origin)
    assert list(normal.origin) == sorted(normal.origin)
    for place in range(len(normal.text)):
        span = normal.as_typed(Span(place, place + 1))
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(max_size=60))
def test_reading_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text(alphabet="退款補發ABcabc123０１一二兩", min_size=1, max_size=12))
def test_a_phrase_is_spelled_as_a_text_is_read(phrase: str) -> None:
    assert spelled(phrase) == normalise(phrase).text


def test_letters_figures_and_chinese_characters_are_read_as_one_of_their_kind() -> None:
    """A run of them is read at once."""
    plain = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))] + [*"azAZ09"]
    read = [spelled(char) for char in plain]
    assert all(len(one) == 1 for one in read)
    assert [char.isascii() for char in plain] == [one.isascii() and one.isalnum() for one in read]
