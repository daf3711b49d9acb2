"""Names for ids: every id that people may meet has one, in both languages."""

from typing import get_args

from simulator.authoring.models.scenario import Stage
from simulator.authoring.naming import (
    BLOCKED_BY,
    FILES,
    MODES,
    RESULTS,
    STAGES,
    act_name,
    file_names,
    label_name,
    mood_name,
    topic_name,
)
from simulator.core.acts import BlockedReason
from simulator.core.chart import Result
from simulator.core.events import Mode
from simulator.wording import _, use_language


def test_every_stage_result_mode_and_reason_has_a_name() -> None:
    assert tuple(STAGES) == get_args(Stage)
    assert set(RESULTS) == set(get_args(Result))
    assert set(MODES) == set(get_args(Mode))
    assert set(BLOCKED_BY) == set(get_args(BlockedReason))


def test_every_name_is_chinese_where_chinese_is_spoken() -> None:
    for name in (*STAGES.values(), *RESULTS.values(), *MODES.values(), *FILES.values(), *BLOCKED_BY.values()):
        assert not _(name).isascii(), name


def test_acts_topics_and_moods_are_named_in_chinese() -> None:
    assert act_name("explain", "price") == f"{label_name('explain')}（{topic_name('price')}）"
    assert (topic_name("price"), mood_name("anger")) == ("价格", "火气")
    assert file_names(["persona", "ears"]) == "买家、耳朵（听懂话的部分）"


def test_acts_topics_and_moods_are_named_in_english() -> None:
    use_language("en")
    assert label_name("apologise") == "Apology"
    assert (topic_name("price"), mood_name("anger")) == ("price", "anger")


def test_what_nobody_knows_is_called_by_its_id() -> None:
    assert (label_name("juggle"), topic_name("stars")) == ("juggle", "stars")
