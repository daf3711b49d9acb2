"""What a supervisor granted must be passed on as they granted it."""

from pathlib import Path

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library, Root
from simulator.core.acts import Act, Heard, Span
from simulator.core.chart import Chart
from simulator.core.engine import make
from simulator.core.events import SignalNoticed
from simulator.core.gauges import APPROVAL_GRANTED
from simulator.core.reporting import misreported

from .talk import heard, opened

PERSONAS = Path(__file__).parents[2] / "personas"


@pytest.fixture(scope="module")
def chart() -> Chart:
    """699 yuan, 九五折 within authority; the supervisor grants 93折 and a gift bag."""
    return compile_chart(Library([Root(PERSONAS, "shipped")]), "haggler", "too-expensive").chart


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
