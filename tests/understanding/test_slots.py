"""Amounts, rates, times and numbers in every form that Chinese gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.acts import SlotKind
from simulator.understanding.normalise import normalise
from simulator.understanding.slots import GRAMMAR, signs_of, slots_in

HOUR, DAY = 3600, 86400

CASES: list[tuple[str, SlotKind, int]] = [
    *((text, "money", 3000) for text in ("30元", "三十块", "30块钱", "¥30", "￥３０", "叁拾元", "30rmb", "三十多块")),
    *((text, "money", 1250) for text in ("12块5", "十二块五", "12.5元", "￥12.50", "十二块五毛", "十二塊五")),
    ("六块六毛六", "money", 666),
    ("5毛", "money", 50),
    ("五角钱", "money", 50),
    ("两毛五", "money", 25),
    ("九块九包邮", "money", 990),
    ("一百二", "money", 12000),
    ("一千二行吗", "money", 120000),
    ("两千三百块", "money", 230000),
    ("1,299元", "money", 129900),
    ("1.2万元", "money", 1200000),
    ("减20", "money", 2000),
    ("送您50", "money", 5000),
    ("便宜三十", "money", 3000),
    ("二三十块", "money", 3000),
    ("9折", "discount", 90),
    ("九折", "discount", 90),
    ("九五折", "discount", 95),
    ("8.5折", "discount", 85),
    ("打6.8折", "discount", 68),
    ("五五折", "discount", 55),
    ("对折", "discount", 50),
    ("半价", "discount", 50),
    ("30%", "percent", 3000),
    ("12.5%", "percent", 1250),
    ("百分之三十", "percent", 3000),
    ("30秒", "duration", 30),
    ("十分钟", "duration", 600),
    ("一刻钟", "duration", 900),
    ("半小时", "duration", HOUR // 2),
    ("半个钟头", "duration", HOUR // 2),
    ("一个半小时", "duration", HOUR * 3 // 2),
    ("48h", "duration", 2 * DAY),
    ("两小时", "duration", 2 * HOUR),
    ("兩小時", "duration", 2 * HOUR),
    ("三五天", "duration", 5 * DAY),
    ("3-5天", "duration", 5 * DAY),
    ("三到五天", "duration", 5 * DAY),
    ("一天半", "duration", DAY * 3 // 2),
    ("五个工作日", "duration", 5 * DAY),
    ("两个星期", "duration", 14 * DAY),
    ("一周", "duration", 7 * DAY),
    ("三个月", "duration", 90 * DAY),
    ("一年", "duration", 365 * DAY),
    ("今天", "date", 0),
    ("明天", "date", 1),
    ("大后天", "date", 3),
    ("昨天", "date", -1),
    ("周五", "date", 1005),
    ("下周三", "date", 1010),
    ("下下周一", "date", 1015),
    ("礼拜天", "date", 1007),
    ("11月3号", "date", 101103),
    ("十一月三日", "date", 101103),
    ("15号", "date", 100015),
    ("17:30", "time", 17 * HOUR + 1800),
    ("下午三点半", "time", 15 * HOUR + 1800),
    ("早上九点", "time", 9 * HOUR),
    ("晚上十一点", "time", 23 * HOUR),
    ("晚上12点", "time", 24 * HOUR),
    ("中午十二点", "time", 12 * HOUR),
    ("凌晨两点", "time", 2 * HOUR),
    ("5点30分", "time", 5 * HOUR + 1800),
    ("一点前", "time", HOUR),
    ("三件", "quantity", 3),
    ("两双", "quantity", 2),
    ("１０盒", "quantity", 10),
    ("123456789012", "order", 123456789012),
]

NOTHING = [
    "第一次", "一点小问题", "五星好评", "百分百", "304不锈钢", "第三天", "三天两头", "一下", "尾号4567", "退您一半",
    "2024年", "三分之一", "一号链接", "对折叠没影响", "第二名", "一分不少", "五分好评",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), CASES)
def test_a_slot_is_read(text: str, kind: SlotKind, value: int) -> None:
    assert (kind, value) in {(slot.kind, slot.value) for slot in slots_in(normalise(text).text)}


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_slot_is_none(text: str) -> None:
    assert slots_in(text) == ()


def test_several_slots_come_in_order_and_keep_apart() -> None:
    text = "今晚八点前拍下打九折,再减20元,三天内发两双"
    assert [(slot.kind, slot.span.of(text)) for slot in slots_in(text)] == [
        ("date", "今"),
        ("time", "晚八点"),
        ("discount", "九折"),
        ("money", "20元"),
        ("duration", "三天"),
        ("quantity", "两双"),
    ]


@given(st.integers(1, 99999))
def test_figures_and_full_width_figures_are_one_amount(amount: int) -> None:
    wide = str(amount).translate({ord("0") + n: ord("０") + n for n in range(10)})
    for text in (f"{amount}元", f"{wide}元", f"¥{amount}"):
        assert [slot.value for slot in slots_in(normalise(text).text)] == [amount * 100]


@given(st.text(alphabet="0123456789一二两三十百千万亿半块元毛角分折点:号月天小时周%¥-到前后今明个第.,", max_size=30))
def test_no_heap_of_figures_and_units_breaks_the_reading(text: str) -> None:
    read = normalise(text).text
    last = 0
    for slot in slots_in(read):
        assert last <= slot.span.start < slot.span.end <= len(read)
        last = slot.span.end


SIGNED = (
    "0123456789٣.,:%¥$rmbminh一二十百千万半零几多第个"
    "天日周星期礼拜月年号时小分钟头刻秒点早晚今明后大前当块元毛角折对价之减送您件双"
)


@given(st.text(st.sampled_from(SIGNED), max_size=12))
def test_a_text_that_holds_a_form_holds_all_its_signs(text: str) -> None:
    """Otherwise the form would be missed, since texts without its signs are not searched."""
    held = signs_of(text)
    for form in GRAMMAR:
        if form.pattern.search(text):
            assert not any(held.isdisjoint(signs) for signs in form.signs)
