"""Laying text out: nothing is lost, nothing is too wide, and nothing of it can steer a terminal."""

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from simulator.display import shown
from simulator.tui.paper.blocks import Bar, Columns, Ends, Listed, Pair, Paragraph, text
from simulator.tui.paper.bubbles import Bubble, Unit, said
from simulator.tui.paper.curve import Curve, Tall
from simulator.tui.paper.pieces import Block, Line, Piece, cells_of
from simulator.tui.paper.table import Table
from simulator.tui.paper.tabs import Tabs
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


def test_opening_marks_do_not_end_a_line() -> None:
    assert words(wrapped("会记为“有辅助”。", 8)) == "会记为\n“有辅\n助”。"
    assert words(wrapped("丢了（3 分）", 6)) == "丢了\n（3 \n分）"


def test_a_number_is_never_cut_not_even_before_its_point() -> None:
    assert words(wrapped("合计 93.2", 7)) == "合计 \n93.2"
    assert words(wrapped("这条 see: 好", 8)) == "这条 \nsee: 好"


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


@given(st.lists(st.lists(mixed, min_size=3, max_size=3), max_size=4), st.integers(4, 90))
def test_no_table_is_wider_than_asked_and_no_character_of_a_cell_is_lost(rows: list[list[str]], width: int) -> None:
    table = Table([[[(cell, "plain")] for cell in row] for row in rows], (10, 0, 0))
    laid = table.lines(width)
    assert all(cells_of(line) <= max(width, 8) for line in laid)
    told = Counter("".join(piece.text for line in laid for piece in line).replace(" ", ""))
    assert told == Counter("".join(shown(cell).replace("\n", "") for row in rows for cell in row).replace(" ", ""))


def test_cells_stand_below_each_other_where_there_is_no_room_beside() -> None:
    table = Table([[[("心情", "dim")], [("火气 6", "plain")], [("火气 1", "good")]]], (10, 0, 0))
    assert words(table.lines(60)).split() == ["心情", "火气", "6", "火气", "1"]
    assert len(table.lines(60)) == 1
    assert words(table.lines(30)).split("\n") == ["心情", "火气 6", "火气 1"]


def test_tabs_name_only_the_chosen_page_where_there_is_no_room_and_tell_which_one_a_column_is() -> None:
    tabs = Tabs(("结果", "对话", "转折点"), 1)
    assert words(tabs.lines(60)) == "  1 结果  [2 对话]  3 转折点 "
    assert words(tabs.lines(20)) == "  1  [2 对话]  3 "
    assert [tabs.at(column, 60) for column in (0, 1, 8, 9, 10, 19, 40)] == [None, 0, 0, None, 1, 2, None]
    assert tabs.at(7, 20) == 1


@given(st.lists(st.integers(0, 8), min_size=1, max_size=40), st.integers(12, 80))
@example([0] * 11, 12)
def test_a_tall_curve_has_a_column_for_every_turn_that_fits(values: list[int], width: int) -> None:
    laid = Tall("火气", values, 0, 8, False, "开头").lines(width)
    assert len(laid) == 5
    assert all(cells_of(line) <= width for line in laid[1:])
    shown_turns = min(len(values), width - 4)
    lowest = "".join(piece.text for piece in laid[3])[4:]
    assert len(re.sub(" ", "", lowest)) >= shown_turns


def test_a_tall_curve_stands_as_high_as_its_value() -> None:
    laid = Tall("火气", (0, 4, 8), 0, 8, False, "开头").lines(40)
    heights = ["".join(piece.text for piece in line)[4:] for line in laid[1:4]]
    assert heights == ["          ████ ", "     ▄▄▄▄ ████ ", "▁▁▁▁ ████ ████ "]
    assert words([laid[4]]).rstrip() == "    开头 1    2"


def test_listed_parts_stay_whole() -> None:
    parts: list[Unit] = [[("耐心 ", "dim"), ("7→4  ", "bad")], [("信任 ", "dim"), ("5→1  ", "bad")]]
    assert words(Listed("第 3 句", parts, 9).lines(24)) == "第 3 句  耐心 7→4  \n         信任 5→1  "
