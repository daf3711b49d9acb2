"""What needs more than the reply: facts and policy, the buyer's words, the turns before."""

import pytest

from simulator.understanding.draft import Context
from simulator.understanding.pipeline import understand

from .hearing import by_cues


def faults(reply: str, **context: object) -> set[str]:
    return {act.id for act in by_cues(reply, Context(**context)).faults()}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("buyer", "facts", "reply", "wrong"),
    [
        ("保修几年", "整机保修一年", "三年，整机都算", True),
        ("保修几年", "整机保修一年", "整机一年", False),
        ("保修几年", "整机保修一年", "保修12个月", False),
        ("什么料子", "面料：纯棉", "这款是涤纶的", True),
        ("什么料子", "面料：纯棉", "纯棉的，比涤纶透气", False),
        ("发什么快递", "默认发中通", "发顺丰的", True),
        ("含花生吗", "配料不含花生", "有的，放心", True),
        ("含花生吗", "配料不含花生", "不含花生", False),
        ("保修几年", "整机保修三年", "您这台过了五年，我帮您问问", False),
        ("保修几年", "", "三年", False),
    ],
)
def test_a_reply_is_held_against_the_facts(buyer: str, facts: str, reply: str, wrong: bool) -> None:
    assert ("wrong_fact" in faults(reply, buyer=buyer, facts=facts)) is wrong


@pytest.mark.parametrize(
    ("buyer", "facts", "reply", "beyond"),
    [
        ("便宜点", "客服权限最多优惠10元", "给您减三十块", True),
        ("便宜点", "客服权限最多优惠10元", "给您减８块", False),
        ("便宜点", "客服最低九五折", "行，八折给您", True),
        ("便宜点", "客服最低九五折", "行，九五折给您", False),
        ("便宜点", "客服权限最多优惠10元", "三十块我做不了主，我去问店长", False),
        ("开封了能退吗", "开封后不退，特批须店长批准", "可以，给您退款", True),
        ("开封了能退吗", "开封后不退，特批须店长批准", "我去跟店长申请一下", False),
    ],
)
def test_a_promise_is_held_against_the_policy(buyer: str, facts: str, reply: str, beyond: bool) -> None:
    assert ("beyond_authority" in faults(reply, buyer=buyer, facts=facts)) is beyond


def test_a_stock_phrase_passes_by_a_question_but_not_a_greeting() -> None:
    reply = "亲，感谢您的支持，祝您购物愉快"
    assert "canned" in faults(reply, buyer="我的快递三天没动了")
    assert "canned" not in faults(reply, buyer="好的")
    assert "canned" not in faults(reply)


def test_the_same_reply_again_is_canned_however_it_is_typed() -> None:
    earlier = ("已经帮您登记了，请您放心",)
    assert "canned" in faults("已经幫您登記了,請您放心!", earlier=earlier)
    assert "canned" not in faults("已经帮您登记了，明天给您回电话", earlier=earlier)
    assert "canned" not in faults("好的", earlier=("好的",))


def test_real_content_on_another_subject_is_off_topic() -> None:
    assert "off_topic" in faults("满199减20，全店参加活动", buyer="发票怎么开")
    assert "off_topic" not in faults("满199减20，全店参加活动", buyer="有什么优惠")
    assert "off_topic" not in faults("发票在订单页申请，默认电子票", buyer="发票怎么开")


def test_the_scenarios_own_words_are_jargon_unless_explained_or_the_buyers() -> None:
    assert "jargon" in faults("这款用的是气相防锈工艺", jargon=("气相防锈",))
    assert "jargon" not in faults("气相防锈，意思是包装里放了防锈纸", jargon=("气相防锈",))
    assert "jargon" not in faults("对，用的气相防锈工艺", buyer="是气相防锈吗", jargon=("气相防锈",))


def test_a_quick_phrase_sent_as_it_stands_must_fit_what_the_buyer_said() -> None:
    phrases = ("快递外省一般三天到，下午四点前付款当天就发。",)
    sent = {"phrases": phrases, "earlier": ("您好",)}
    assert "canned" in faults("快递外省一般三天到，下午四点前付款当天就发。", buyer="这个料子会不会扎人？", **sent)
    assert "canned" not in faults("快递外省一般三天到，下午四点前付款当天就发。", buyer="快递几天能到？", **sent)
    assert "canned" not in faults("料子是纯棉的，不扎人", buyer="这个料子会不会扎人？", **sent)


TRADE = ("明前", "双面呢", "网关", "Pa", "GI", "克重")


@pytest.mark.parametrize(
    ("buyer", "reply"),
    [
        ("什么时候采的", "就是清明前采的嫩叶啦"),
        ("双面羊毛大衣是啥", "双面呢，两层是手工缝的"),
        ("页面没说要另外配网关啊", "您说的网关我查了"),
        ("有点懵", "页面确实没说要另外配网关，这个怪我们"),
        ("有点懵", "网关就是连网的小盒子"),
        ("有点懵", "网关（连网的小盒子）要另配"),
        ("能连平板吗", "ipad能连"),
        ("", "magic系列的"),
    ],
)
def test_a_word_of_the_shop_is_no_jargon_inside_another_word_told_back_or_explained(buyer: str, reply: str) -> None:
    assert "jargon" not in faults(reply, buyer=buyer, jargon=TRADE)


@pytest.mark.parametrize(
    "reply", ["这是明前茶", "要另配网关", "吸力5000Pa", "低GI的", "清明前采的，真正的明前", "这料子是双面呢"]
)
def test_a_word_of_the_shop_left_unexplained_is_jargon(reply: str) -> None:
    assert "jargon" in faults(reply, buyer="怎么样", jargon=TRADE)


FRYER = "炸锅售价329元；功率1500瓦；上一代4升、1200瓦；底座不锈钢；容量5升"


@pytest.mark.parametrize(
    ("reply", "wrong"),
    [
        ("价格我最多96折，316", False),
        ("最低316给您", False),
        ("内胆是316不锈钢的", False),
        ("内胆用的316", True),
        ("我们这款是新一代1700瓦", True),
        ("我们这款1500瓦，上一代1200瓦", False),
        ("别家那款是1000瓦的", False),
        ("您家里的插座2500瓦就行", False),
        ("我们这台是1700瓦的吗？我去核对", False),
    ],
)
def test_numbers_of_our_own_thing_are_held_against_facts_and_prices_are_no_steel(reply: str, wrong: bool) -> None:
    assert ("wrong_fact" in faults(reply, buyer="别家275，能不能一个价", facts=FRYER)) is wrong


def test_the_proof_of_a_wrong_fact_is_the_words_that_are_wrong() -> None:
    reply = "亲，这款我们自己也在用，新款是1700瓦的，很快"
    (wrong,) = by_cues(reply, Context("炸得快吗", FRYER)).faults()
    assert [span.of(reply) for span in wrong.why] == ["1700瓦"]


@pytest.mark.parametrize("buyer", ["", "好的谢谢，没事了", "行，就这样吧"])
def test_wishes_pass_by_nobody_who_asked_nothing(buyer: str) -> None:
    wishes = "您好，祝您早安午安都顺心，祝您生活愉快"
    assert "canned" not in {act.id for act in understand(wishes, Context(buyer)).acts}
    assert "canned" in {act.id for act in understand(wishes, Context("茶什么时候发货")).acts}


@pytest.mark.parametrize("reply", ["我做主给您补偿200元", "您别生气给您免费换一个", "可以的，我给您免了。", "支持的"])
def test_without_facts_or_policy_nothing_goes_against_them(reply: str) -> None:
    heard = understand(reply, Context("怎么补偿"))
    assert {act.id for act in heard.acts}.isdisjoint({"wrong_fact", "beyond_authority"})
