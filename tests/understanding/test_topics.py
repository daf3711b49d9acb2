"""What a reply is about."""

import pytest

from simulator.understanding.draft import Context
from simulator.understanding.lexicon import Topic, lexicon
from simulator.understanding.normalise import spelled
from simulator.understanding.pipeline import understand
from simulator.understanding.topics import topics_in

TOPICS = list(lexicon().topics.values())


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_topic_is_named_in_chinese_and_by_each_of_its_words(topic: Topic) -> None:
    assert topic.name
    missed = [word for word in topic.words if topic.id not in {found.id for found in topics_in(spelled(word))}]
    assert [word for word in missed if not any(word in other.words for other in TOPICS if other is not topic)] == []


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic.but], ids=lambda topic: topic.id)
def test_words_that_only_hold_a_topic_word_are_about_something_else(topic: Topic) -> None:
    assert [word for word in topic.but if topic.id in {found.id for found in topics_in(spelled(word))}] == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("这个价格已经很低了", "price"),
        ("快遞三天到", "logistics"),
        ("支持七天無理由退貨", "returns"),
        ("ＸＸＬ码偏大", "size"),
        ("给您退款", "returns"),
    ],
)
def test_a_reply_is_about(text: str, topic: str) -> None:
    assert topic in {found.id for found in understand(text).topics}


def test_fever_medicine_is_no_refund() -> None:
    assert "returns" not in {found.id for found in topics_in("退烧药饭后吃")}


def test_a_scenario_brings_its_own_words_and_they_win() -> None:
    context = Context(topics={"stock": ("孤品",)})
    assert {found.id for found in understand("这是孤品", context).topics} == {"stock"}
    assert understand("这是孤品").topics == ()


def test_an_act_is_about_what_its_clause_names() -> None:
    acts = {act.id: act for act in understand("抱歉，快递延误了，给您退运费").acts}
    assert acts["apologise"].topic == "logistics"


@pytest.mark.parametrize(
    ("text", "topic", "not_topic"),
    [
        ("钱原路退，收到货24小时内就退给您", "returns", "stock"),
        ("拿到货不喜欢也能退", "returns", "stock"),
        ("这周五到货", "stock", "returns"),
        ("您这条裙子是哪天要穿呀？", "timing", "stock"),
    ],
)
def test_goods_received_are_no_stock_and_the_day_of_use_is_a_matter_of_time(
    text: str, topic: str, not_topic: str
) -> None:
    found = {found.id for found in topics_in(text)}
    assert topic in found
    assert not_topic not in found
