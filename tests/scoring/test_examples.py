"""Examples beside advice fit what the buyer was asking at that reply, in the order that the rubric wishes for."""

from itertools import pairwise

from simulator.authoring.compiling.fitting import answers_of
from simulator.authoring.library import Library
from simulator.core.engine import Buyer
from simulator.core.events import ItemRaised
from simulator.scoring.advice import ANSWERS, TELLING, fitting
from simulator.scoring.asked import asked_at
from simulator.scoring.card import Answer

from .made import Talk

FIX = Answer("offer_fix", "returns", "补发或者退款您来选。")
MONEY = Answer("compensate", None, "再补偿您20元。")
SIZE = Answer("explain", "size", "一米七穿中号。")
FABRIC = Answer("explain", "material", "是纯棉的。")
PLAIN = Answer("explain", None, "我给您讲讲。")


def test_the_act_that_the_rubric_names_first_comes_first_though_it_is_about_something() -> None:
    seeks = [("offer_fix", None), ("compensate", None)]
    assert fitting(seeks, [MONEY, FIX], frozenset()) == (FIX, MONEY)


def test_of_what_only_tells_something_nothing_is_shown_that_nobody_asked() -> None:
    seeks = [("explain", None)]
    assert fitting(seeks, [SIZE, FABRIC, PLAIN], frozenset({"material"})) == (FABRIC, PLAIN)
    assert fitting(seeks, [SIZE, FABRIC], frozenset({"price"})) == ()
    assert fitting([("explain", "size")], [SIZE, FABRIC, PLAIN], frozenset({"price"})) == (SIZE, PLAIN)


def test_what_was_asked_at_a_reply_is_what_was_open_when_it_was_sent(haggling: Buyer) -> None:
    talk = Talk(haggling).say("greet").say("explain:material").say("explain:price")
    raised = [one for one in talk.events if isinstance(one, ItemRaised)]
    assert raised
    topics = {item.id: item.topic for item in haggling.chart.items}
    first = asked_at(haggling.chart, talk.events, (1,))
    assert first == {topics[raised[0].item]}
    assert asked_at(haggling.chart, talk.events, ()) == {topics[one.item] for one in raised}


def test_examples_of_every_scenario_keep_the_order_and_the_matter(library: Library) -> None:
    for scenario in library.sources("scenario"):
        answers = answers_of(library, scenario)
        acts = list(dict.fromkeys(one.act for one in answers))
        for first, second in pairwise(acts):
            for asked in (frozenset[str | None](), frozenset({one.topic for one in answers[:2]})):
                found = fitting([(first, None), (second, None)], answers, asked)
                assert len(found) <= ANSWERS
                order = [one.act for one in found]
                assert order == sorted(order, key=[first, second].index)
                assert all(one.topic is None or one.topic in asked for one in found if one.act in TELLING)
