"""Nothing that a person or a file supplied steers a terminal or hides in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from simulator.display import cells, fit, shown, shown_line

ANY_TEXT = st.text(st.characters())
"""Every code point, surrogates and controls too."""

NASTY = st.text(
    st.sampled_from(
        "\x00\x07\x08\t\n\r\x1b[]\x7f\x85\x90\x9b\x9c\x9d\u200b\u200d\u202e\u2028\ufe0f\ud800\U000e0041亲a👨👩"
    )
)


@given(ANY_TEXT | NASTY)
def test_no_control_byte_but_the_line_end_ever_comes_out(text: str) -> None:
    out = shown(text)
    assert not [c for c in out if (ord(c) < 0x20 and c != "\n") or 0x7F <= ord(c) <= 0x9F]


@given(ANY_TEXT | NASTY)
def test_whatever_comes_out_can_be_printed_as_utf8_and_hides_nothing(text: str) -> None:
    out = shown(text)
    out.encode("utf-8")
    assert not [c for c in out if unicodedata.category(c) in ("Cf", "Zl", "Zp", "Cs")]


@given(ANY_TEXT | NASTY)
def test_what_was_shown_is_not_changed_by_showing_it_again(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(ANY_TEXT | NASTY)
def test_a_line_stays_one_line(text: str) -> None:
    assert len(shown_line(text).splitlines()) <= 1


@given(st.text("亲，您好abc 123。？！～%{}[]<>'\"\\\n"))
def test_plain_chinese_passes_untouched(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x9b31m红", "\\x9b31m红"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("退\u200b款", "退\\u200b款"),
        ("\u202e款退", "\\u202e款退"),
        ("好\u2028的", "好\\u2028的"),
        ("坏\ud83d字", "坏\\ud83d字"),
        ("藏\U000e0041", "藏\\U000e0041"),
        ("一行\r\n二行\r", "一行\n二行␍"),
        ("喜欢❤\ufe0f", "喜欢❤"),
        ("连\u2060着", "连着"),
        ("一家👨\u200d👩\u200d👧", "一家👨👩👧"),
        ("🏳\ufe0f\u200d🌈", "🏳🌈"),
        ("亲\u200d好", "亲\\u200d好"),
    ],
)
def test_each_kind_of_hidden_character_is_marked_or_dropped(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["买家", "ab", "买a家，。", "", "￥30", "é", "e\u0301", "ｈｉ", "👍好的", "「嗯」…"])
def test_widths_agree_with_the_terminal_library(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(ANY_TEXT, st.integers(1, 40))
def test_a_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cells(fit(text, width)) == width


def test_a_cut_shows_that_something_is_missing() -> None:
    assert fit("砍价客·王姐", 8) == "砍价客·…"
    assert fit("砍价客王姐", 8) == "砍价客… "
    assert fit("王姐", 8) == "王姐    "
