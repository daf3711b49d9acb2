"""Laying text out: nothing is lost, nothing is too wide, and nothing of it can steer a terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from simulator.display import shown
from simulator.tui.paper.blocks import Bar, Columns, Ends, Pair, Paragraph, text
from simulator.tui.paper.bubbles import Bubble, said
from simulator.tui.paper.curve import Curve
from simulator.tui.paper.pieces import Block, Line, Piece, cells_of
from simulator.tui.paper.wrap import fill, wrap, wrapped

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u200b]")

anything = st.text(st.characters(codec="utf-8"), max_size=80)
mixed = st.text(st.sampled_from("亲，非常抱歉！OK order-123 \n😀👨\u200d👩e\u0301\x1b[31m［"), max_size=120)


def words(lines: list[Line]) -> str:
    return "\n".join("".join(piece.text for piece in line) for line in lines)


@given(mixed | anything, st.integers(2, 60))
def test_no_line_is_wider_than_asked_and_no_control_comes_through(raw: str, width: int) -> None:
    for line in wrap([(raw, "plain")], width):
        assert cells_of(line) <= max(width, 8)
        assert sum(cell_len(piece.text) for piece in line) == cells_of(line)
        assert not CONTROL.search("".join(piece.text for piece in line))


@given(mixed | anything, st.integers(12, 60))
def test_wrapping_loses_nothing_but_spaces_at_line_ends(raw: str, width: int) -> None:
    def bare(told: str) -> str:
        return re.sub(r"[\s]", "", told)

    assert bare(words(wrap([(raw, "plain")], width))) == bare(shown(raw))


def test_closing_marks_do_not_begin_a_line() -> None:
    assert words(wrapped("一二三四，五", 8)) == "一二三\n四，五"


def test_latin_words_are_kept_whole_where_they_can_be() -> None:
    assert words(wrapped("订单 wireless 到了", 12)) == "订单 \nwireless 到\n了"
    assert words(wrapped("x" * 30, 12)) == "x" * 12 + "\n" + "x" * 12 + "\n" + "x" * 6


def test_parts_stay_whole_when_lines_are_filled() -> None:
    assert words(fill([[("+3 道歉 ", "good")], [("+2 共情 ", "good")]], 12)) == "+3 道歉 \n+2 共情 "


@given(mixed, st.integers(24, 130))
def test_every_block_keeps_to_its_width(raw: str, width: int) -> None:
    blocks: list[Block] = [
        text(raw, mark="· "),
        Paragraph([(raw, "plain"), (raw, "bad")], indent=2),
        Bubble("buyer", said(raw, "buyer"), "阿沉"),
        Bubble("trainee", said(raw, "trainee"), "我", [[[(raw, "heard")]]]),
        Ends([(raw, "title")], [("12 秒", "dim")]),
        Pair("商品", [(raw, "plain")], 8),
        Columns([text(raw)], [text(raw)]),
    ]
    for block in blocks:
        assert all(cells_of(line) <= width for line in block.lines(width)), block


def test_a_bubble_tells_its_speaker_without_colours() -> None:
    left = words(Bubble("buyer", said("在吗", "buyer"), "阿沉").lines(40))
    right = words(Bubble("trainee", said("在的", "trainee"), "我").lines(40))
    assert "阿沉" in left
    assert left.splitlines()[-1].startswith("▏")
    assert right.splitlines()[-1].endswith("▕")


@pytest.mark.parametrize(("value", "full"), [(0, 0), (1, 1), (4, 4), (8, 8)])
def test_a_bar_is_as_long_as_its_value(value: int, full: int) -> None:
    [line] = Bar("火气", value, 0, 8, False, 6, most=8).lines(40)
    assert words([line]).count("█") == full
    assert f" {value}" in words([line])


def test_a_change_is_told_by_its_sign() -> None:
    assert "+2" in words(Bar("火气", 6, 0, 8, False, 6, 2).lines(40))
    assert "-1" in words(Bar("信任", 3, 0, 8, True, 6, -1).lines(40))


def test_a_curve_tells_start_and_end_in_numbers() -> None:
    told = words(Curve("火气", (4, 6, 8, 2), 0, 8, False, 6).lines(40))
    assert told == "火气  ▄▄▆▆██▂▂  4→2"


def test_a_piece_never_holds_a_control() -> None:
    assert Piece("\x1b]52;c;aGk=\x07\x9b31m\r\n").text == "␛]52;c;aGk=␇\\x9b31m⏎"
