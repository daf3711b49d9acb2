"""Plain wordings of shop people that the ears once misheard."""

import pytest

from simulator.core.taxonomy import FAULTS
from simulator.understanding.draft import Context
from simulator.understanding.pipeline import understand


def heard(reply: str, buyer: str, facts: str = "") -> set[str]:
    return {act.id for act in understand(reply, Context(buyer, facts)).acts}


@pytest.mark.parametrize(
    ("buyer", "reply", "act"),
    [
        ("坏了一个杯子", "给您赔偿500元", "compensate"),
        ("你们把我的包弄丢了", "给您赔偿500元", "compensate"),
        ("怎么补偿", "我做主给您补偿200元", "compensate"),
        ("刚才那个客服什么态度", "换我来帮您处理", "hand_over"),
        ("刚才那个客服说话太冲", "您好，前面的同事下班了，换我来帮您处理", "hand_over"),
    ],
)
def test_what_is_plainly_given_or_taken_over_is_heard(buyer: str, reply: str, act: str) -> None:
    assert act in heard(reply, buyer)


@pytest.mark.parametrize(
    ("buyer", "reply", "facts"),
    [
        ("我再想想", "您还在考虑吗", ""),
        ("有点贵", "您还在考虑吗", ""),
        ("嗯", "您还在考虑吗", ""),
        ("是不是纯羊毛", "是的，100%纯羊毛", "成分：羊毛100%"),
        ("这围巾什么料子", "100%纯羊毛", "面料为纯羊毛"),
        ("什么材质", "这条是100%纯羊毛的", "100%羊毛，宽30厘米"),
        ("这茶怎么样", "这款浓，耐泡", ""),
        ("推荐个茶", "这款味道浓、耐泡", ""),
        ("锁好装吗", "这把锁四颗螺丝，自己十分钟能装上", ""),
        ("锅重吗", "这口锅三斤半", ""),
        ("快递没动静", "不用您催我来催快递", ""),
        ("跟别家那个差在哪？", "区别是那款是上一代，我们这款是新款，功率更大。", ""),
        ("问的和答的对不上啊。\n我就想知道，跟别家那个差在哪？", "区别是那款是上一代，我们这款是新款，功率更大。", ""),
    ],
)
def test_plain_answers_are_no_faults(buyer: str, reply: str, facts: str) -> None:
    assert heard(reply, buyer, facts).isdisjoint(FAULTS)


@pytest.mark.parametrize(
    ("buyer", "reply", "facts"),
    [("什么填充", "鹅绒的", "填充物：聚酯纤维"), ("多重一袋", "一袋五斤", "净含量2kg")],
)
def test_what_contradicts_the_facts_is_still_wrong(buyer: str, reply: str, facts: str) -> None:
    assert "wrong_fact" in heard(reply, buyer, facts)
