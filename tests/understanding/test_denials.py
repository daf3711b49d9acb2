"""A reply that denies a fault in its own words does not hold it."""

import pytest

from simulator.understanding.draft import Context
from simulator.understanding.pipeline import understand


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("这个我没法跟您打包票，皮肤都不一样，不舒服七天内退给我们就行", "overpromise"),
        ("不是您的问题，您这么冲是对的，是奶嘴的螺口偏了", "argue"),
        ("不是您的错，是我们说明书没写清楚", "shift_blame"),
        ("微信支付宝都行的，直接在这里付就可以", "off_platform"),
        ("私下转账不行的哦，平台付更安全", "off_platform"),
        ("抱歉呀，私下转账我们这边做不了的，还是平台付款有保障", "off_platform"),
        ("加我微信也没有更便宜的", "off_platform"),
        ("私下转账我们做不了的", "off_platform"),
        ("微信就不加了哈，平台上聊就行", "off_platform"),
        ("转过来我们收不了", "off_platform"),
        ("不用去醫院", "recommend"),
        ("亲，不用特意去问医生啦", "recommend"),
        ("我们不走私下，没订单您没处找", "off_platform"),
        ("还是走平台好，出了事您有地方说理", "off_platform"),
        ("别打款，那个号是骗子，不是我们的人", "off_platform"),
        ("差评您留着，鞋我照样给您换", "review_tampering"),
        ("一星就一星，您说的都是实话", "review_tampering"),
        ("好评没东西给，退换跟评价没关系", "review_tampering"),
        ("治不敢说，疼得厉害去医院看看，药该吃还得吃", "illegal_claim"),
        ("密码别告诉我，您在登录页自己改", "privacy_breach"),
        ("她买了什么我不能说，她的单子只有她能看", "privacy_breach"),
    ],
)
def test_what_the_reply_denies_is_blocked_and_not_heard(reply: str, fault: str) -> None:
    heard = understand(reply)
    assert fault not in {act.id for act in heard.acts}
    assert (fault, "negated") in {(one.id, one.reason) for one in heard.blocked}


def test_a_true_guarantee_of_the_impossible_is_still_heard() -> None:
    assert "overpromise" in {act.id for act in understand("百分百不会过敏，用一辈子都不会坏，我拿人格担保").acts}


@pytest.mark.parametrize(
    "reply",
    [
        "微信不让发，您加我扣扣聊",
        "平台上不能谈，私下转账给您少三十",
        "微信加我，转账不收手续费",
        "您转我支付宝，平台这单您别付",
        "加我微信比平台便宜二十",
    ],
)
def test_one_way_refused_and_another_offered_is_still_dealing_elsewhere(reply: str) -> None:
    assert "off_platform" in {act.id for act in understand(reply).acts}


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("喝半年高血压根治，不用去医院，药都能停", "illegal_claim"),
        ("差评您改成五星，我给您返二十", "review_tampering"),
        ("把短信验证码念我听，别给别人", "privacy_breach"),
    ],
)
def test_words_that_only_look_like_a_denial_deny_nothing(reply: str, fault: str) -> None:
    assert fault in {act.id for act in understand(reply).acts}


@pytest.mark.parametrize(
    ("buyer", "reply"),
    [
        ("不合身呢？", "您放心试，七天无理由退换。"),
        ("跟别家那个差在哪？", "我们这台是5升，1500瓦，带可视窗。"),
        ("坏了咋办", "一年质保，坏了免费修。"),
    ],
)
def test_an_answer_to_a_worry_that_names_no_subject_is_not_off_topic(buyer: str, reply: str) -> None:
    assert "off_topic" not in {act.id for act in understand(reply, Context(buyer)).acts}


def test_something_else_than_what_a_worry_asks_for_is_off_topic() -> None:
    heard = understand("我们家新款毛衣也上架了，可以看看。", Context("不合身呢？"))
    assert "off_topic" in {act.id for act in heard.acts}


def test_no_need_of_one_thing_leaves_the_rest_as_it_is_meant() -> None:
    assert "off_platform" in {act.id for act in understand("不用走平台，您微信转我，给您便宜30元").acts}
    assert "brush_off" in {act.id for act in understand("不用问我，自己看详情页去").acts}


@pytest.mark.parametrize("reply", ["还吐就去医院看看", "不用去医院，建议先禁食半天，水照给"])
def test_advice_beside_an_errand_spared_is_still_advice(reply: str) -> None:
    assert "recommend" in {act.id for act in understand(reply).acts}


@pytest.mark.parametrize(
    "reply", ["您好。", "您好亲", "亲，您好~", "哈喽", "在的亲", "晚上好，在的呢", "您好，小茶在呢。"]
)
@pytest.mark.parametrize("buyer", ["壶碎了，补发还是退款？", "为什么还没发货", "问三遍了，远程呢？", ""])
def test_a_first_greeting_is_no_fault_whatever_the_buyer_asked(reply: str, buyer: str) -> None:
    assert [act.id for act in understand(reply, Context(buyer)).acts] == ["greet"]


def test_a_goodbye_dares_nobody() -> None:
    assert [act.id for act in understand("再见。").acts] == ["farewell"]


@pytest.mark.parametrize("reply", ["外层面料是涤纶的。", "谢谢您的耐心。", "支持七天无理由。"])
def test_what_is_said_to_nobody_passes_nothing_by(reply: str) -> None:
    assert list(understand(reply).faults()) == []
