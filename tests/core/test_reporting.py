"""What a supervisor granted must be passed on as they granted it."""

from pathlib import Path

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library, Root
from simulator.core.acts import Act, Heard, Slot, Span
from simulator.core.chart import Chart
from simulator.core.engine import make
from simulator.core.events import SignalNoticed
from simulator.core.gauges import APPROVAL_GRANTED
from simulator.core.reporting import made_up, misreported, passes_on

from .talk import heard, opened

PERSONAS = Path(__file__).parents[2] / "personas"


@pytest.fixture(scope="module")
def chart() -> Chart:
    """699 yuan, 九五折 within authority; the supervisor grants 93折 and a gift bag."""
    return shipped("haggler", "too-expensive")


@pytest.fixture(scope="module")
def denied() -> Chart:
    """The supervisor takes nothing off the price, and gives a steamer rack."""
    return shipped("haggler", "off-platform-ask")


def shipped(persona: str, scenario: str) -> Chart:
    return compile_chart(Library([Root(PERSONAS, "shipped")]), persona, scenario).chart


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("主管说最低659，再送护理梳", "主管说最低659，再送护理梳"),
        ("主管批了93折，再送您一把护理梳和一条围巾", "再送您一把护理梳和一条围巾"),
        ("好消息，主管同意送您一条羊毛围巾，喜欢就拍", "主管同意送您一条羊毛围巾"),
        ("我问了主管，93折外加免费干洗一次", "93折外加免费干洗一次"),
        ("主管说给您包邮再送护理梳", "主管说给您包邮再送护理梳"),
        ("主管说可以，给您九折", "给您九折"),
        ("主管说可以给您便宜五十块", "主管说可以给您便宜五十块"),
        ("主管没同意，价格不能少了", "主管没同意"),
    ],
)
def test_a_gift_a_sum_in_words_or_a_no_that_was_not_theirs_is_proved_by_the_very_words(
    chart: Chart, text: str, words: str
) -> None:
    span = misreported(chart, text)
    assert span is not None
    assert span.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "主管批了93折，还送礼品袋，我自己再送您一把护理梳",
        "主管同意给您破例，九三折再送个礼品袋，只限今天",
        "主管批了，93折，送您一个小礼品",
        "主管批了93折和礼品袋，今天就能送到，送人也体面",
        "主管答应了，算下来六百五",
    ],
)
def test_a_gift_of_ones_own_beside_the_grant_and_the_grant_in_other_words_are_true(chart: Chart, text: str) -> None:
    assert misreported(chart, text) is None
    assert passes_on(chart, text)


def test_traditional_characters_are_read_alike(chart: Chart) -> None:
    assert passes_on(chart, "主管同意了，可以給您93折，另外送您禮品袋，只限今天。")
    assert misreported(chart, "主管說給您打八折，再送護理梳") is not None
    assert made_up("我問過主管了，不能再低") is not None


def test_a_number_too_long_for_a_sum_is_no_sum(chart: Chart) -> None:
    assert misreported(chart, "主管批了93折，您的运单号是12345678901234567890") is None
    assert misreported(chart, "主管都同意了，您的运单号是12345678901234567890") is None
    assert misreported(chart, "主管都同意了，您付500") is not None


def test_a_yes_for_a_no_is_made_up_and_the_no_with_its_gift_is_passed_on(denied: Chart) -> None:
    assert misreported(denied, "主管同意了，可以便宜") is not None
    assert misreported(denied, "主管说可以再送您一本食谱") is not None
    truth = "我问过主管了，价格不能再低了，可以送您一个蒸架。"
    assert misreported(denied, truth) is None
    assert passes_on(denied, truth)


@pytest.mark.parametrize(
    "text",
    [
        "我跟主管申请过了，95折是最低了",
        "我问过主管了，不能再低",
        "主管说可以给您93折，除非我不要提成了",
        "主管已经答应了",
        "经理特批的，只给您",
    ],
)
def test_an_answer_that_nobody_gave_yet_is_made_up(text: str) -> None:
    assert made_up(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "我去帮您问一下主管",
        "等主管同意了我马上告诉您",
        "主管同意的话我就给您补",
        "如果主管批了就给您9折",
        "您的咨询转给主管处理，主管马上联系您",
        "这个需要主管同意",
        "我已经向主管申请了，等结果",
        "对不起，店主说的，不讲价",
    ],
)
def test_to_ask_to_wait_and_to_quote_a_rule_of_the_shop_is_no_made_up_answer(text: str) -> None:
    assert made_up(text) is None


def test_what_was_granted_widens_the_agents_own_authority_no_further(chart: Chart) -> None:
    buyer = make(chart)
    state = opened(buyer)
    state = buyer.fold(buyer.react(state, "我去问主管", heard("seek_approval"), state.at + 1000), state)
    state = buyer.fold(buyer.wait(state, state.at + 61_000), state)

    def signals(text: str, percent: int) -> set[str]:
        slot = Slot("discount", percent, Span(0, len(text)))
        reply = Heard((Act("compensate", "act", slot.span, "discount", (slot,)),), slots=(slot,), length=len(text))
        events = buyer.react(state, text, reply, state.at + 1000)
        return {event.id for event in events if isinstance(event, SignalNoticed)}

    assert "beyond_authority" in signals("给您打八折", 80)
    assert "beyond_authority" not in signals("给您打93折", 93)


@pytest.mark.parametrize(
    "text",
    [
        "主管说最低659，再送护理梳",
        "我问了主管，可以给您8折",
        "我跟主管申请下来了，600块给您",
        "主管同意了，给您便宜100元",
    ],
)
def test_another_sum_than_the_supervisors_is_made_up(chart: Chart, text: str) -> None:
    assert misreported(chart, text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "主管批了93折，650元，另外送礼品袋",
        "主管同意了，算下来649.9元",
        "主管批了，再送您一个礼品袋",
        "问了主管，同意给您95折",
        "主管说500真做不了，650是最低",
        "主管说全年没有低于659的",
        "主管说今天16点前拍下就行",
        "最低664给您",
        "",
    ],
)
def test_what_was_granted_or_is_ones_own_to_grant_is_no_lie(chart: Chart, text: str) -> None:
    assert misreported(chart, text) is None


@pytest.mark.parametrize(("text", "caught"), [("主管说最低659", True), ("主管说最低650", False)])
def test_a_false_report_is_noticed_and_is_no_report(chart: Chart, text: str, caught: bool) -> None:
    buyer = make(chart)
    state = opened(buyer)
    state = buyer.fold(buyer.react(state, "我去问主管", heard("seek_approval"), state.at + 1000), state)
    state = buyer.fold(buyer.wait(state, state.at + 61_000), state)
    assert state.gauges[buyer.gauges.places["approval"]] == APPROVAL_GRANTED
    reply = Heard((Act("report_progress", "act", Span(0, len(text))),), length=len(text))
    events = buyer.react(state, text, reply, state.at + 1000)
    signals = {event.id for event in events if isinstance(event, SignalNoticed)}
    assert ("made_up_approval" in signals, "approval_reported" in signals) == (caught, not caught)
