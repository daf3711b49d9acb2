"""Critique: what a trainee says is wrong with a reply, against what the ears and the marks know."""

import pytest

from simulator.authoring.library import Library
from simulator.coaching.drill_critique import OTHER, Flaw, Hurt, Item, Shade, critique_items, critique_score, judge
from simulator.coaching.drill_kinds import KINDS, listed, near
from simulator.coaching.recorded import card_of
from simulator.core.taxonomy import FAULTS
from simulator.reports.drill_answers import UnknownFault, read_verdict
from simulator.reports.flawed_talks import flawed_talks, play_flawed
from tests.coaching.conftest import Played
from tests.coaching.talks import Reply, talk


@pytest.fixture
def items(upset: Played) -> tuple[Item, ...]:
    replies = [
        Reply(("empathise", "explain:compatibility")),
        Reply(("contempt", "impatience")),
        Reply(("apologise", "own")),
        Reply(("clarify:compatibility",)),
    ]
    recorded = upset.record(talk(upset.buyer, replies, leaves=True))
    return critique_items(recorded.events, card_of(recorded, recorded.events), upset.buyer.chart.moods)


def test_the_faults_of_a_reply_are_those_that_were_heard_with_their_words(items: tuple[Item, ...]) -> None:
    assert [item.turn for item in items] == [1, 2, 3, 4]
    assert items[0].wrong == ()
    assert set(items[1].wrong) == {"contempt", "impatience"}
    assert {flaw.fault: flaw.words for flaw in items[1].flaws} == {
        "contempt": ("contempt",),
        "impatience": ("impatience",),
    }
    assert items[1].costs


def test_what_the_trainee_says_is_hit_missed_or_false(items: tuple[Item, ...]) -> None:
    judged = judge(items[1], ["contempt", "jargon"])
    assert (judged.hits, judged.misses, judged.false) == (("contempt",), ("impatience",), ("jargon",))
    assert not judged.right
    assert judge(items[2], []).right
    assert not judge(items[2], ["canned"]).right
    assert not judge(items[1], []).right
    with pytest.raises(KeyError):
        judge(items[0], ["nonsense"])


def test_whoever_sees_that_a_reply_cost_marks_without_a_fault_is_right(items: tuple[Item, ...]) -> None:
    cost = Item(9, (), "您看评价改一下", (), items[1].costs)
    assert cost.wrong == (OTHER,)
    assert judge(cost, [OTHER]).right
    assert judge(cost, ["review_tampering"]).right
    assert judge(cost, []).misses == (OTHER,)
    assert judge(items[2], [OTHER]).false == (OTHER,)


def rude(turn: int, *faults: str) -> Item:
    return Item(turn, (), "不买就别拍，浪费大家时间。", tuple(Flaw(one, ("浪费",)) for one in faults), ())


def test_the_near_name_of_a_fault_can_be_defended_and_finds_it() -> None:
    judged = judge(rude(1, "pressure"), ["contempt", "impatience"])
    assert judged.shades == (Shade("contempt", "pressure"), Shade("impatience", "pressure"))
    assert (judged.hits, judged.misses, judged.false) == ((), (), ())
    assert judged.right
    score = critique_score([judged])
    assert (score.found, score.so, score.precision, score.recall) == (1, 2, 100, 100)


def test_a_near_name_beside_the_right_one_is_no_false_accusation() -> None:
    judged = judge(rude(1, "pressure"), ["pressure", "provoke", "privacy_breach"])
    assert (judged.hits, judged.shades) == (("pressure",), (Shade("provoke", "pressure"),))
    assert judged.false == ("privacy_breach",)


def test_one_near_name_finds_one_fault_and_not_all_that_are_near() -> None:
    judged = judge(rude(1, "contempt", "impatience"), ["provoke"])
    assert (judged.shades, judged.misses) == ((Shade("provoke", "contempt"),), ("impatience",))
    both = judge(rude(1, "contempt", "impatience"), ["contempt", "provoke"])
    assert both.shades == (Shade("provoke", "impatience"),)
    assert both.right


def test_what_is_of_another_kind_is_no_shade() -> None:
    judged = judge(rude(1, "off_platform"), ["privacy_breach", "review_tampering", "contempt"])
    assert (judged.shades, judged.misses) == ((), ("off_platform",))
    assert len(judged.false) == 3
    assert judge(rude(1), ["contempt"]).false == ("contempt",)


def test_what_the_buyer_took_ill_without_a_fault_being_heard_is_left_open() -> None:
    ill = Item(3, (), "满意的话评价改一下可以吗？", (), (), (Hurt("信任", 2, 1),))
    judged = judge(ill, ["review_tampering", OTHER])
    assert judged.open == ("review_tampering", OTHER)
    assert judged.right
    assert critique_score([judged]).precision is None
    assert judge(ill, []).right
    assert judge(Item(3, (), "您好", (), ()), ["review_tampering"]).false == ("review_tampering",)


def test_a_reply_knows_the_moods_that_it_made_worse(items: tuple[Item, ...]) -> None:
    assert items[1].hurt
    assert all(one.was != one.now for item in items for one in item.hurt)
    assert items[2].hurt == ()


def test_every_fault_of_the_taxonomy_can_be_chosen_once() -> None:
    assert sorted(listed()) == sorted(FAULTS)
    assert all(kind <= set(FAULTS) for kind in KINDS)
    assert near("pressure", "contempt")
    assert near("contempt", "pressure")
    assert not near("contempt", "contempt")


def test_precision_and_recall_count_over_all_replies(items: tuple[Item, ...]) -> None:
    score = critique_score([judge(items[2], ["jargon"]), judge(items[1], ["contempt"]), judge(items[0], [])])
    assert (score.replies, score.found, score.misses, score.so, score.false) == (3, 1, 1, 1, 1)
    assert score.precision == 50
    assert score.recall == 50
    assert score.right == 1
    empty = critique_score([judge(items[0], [])])
    assert empty.precision is None
    assert empty.recall is None


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("0", ()),
        ("没问题", ()),
        ("1 2", ("contempt", "impatience")),
        ("3 4", ("provoke", "pressure")),
        ("蔑视语，敷衍", ("contempt", "brush_off")),
        ("Contempt brush_off", ("contempt", "brush_off")),
        ("20", (OTHER,)),
        ("别的毛病", (OTHER,)),
        ("8、8", ("flat_refusal",)),
    ],
)
def test_faults_are_read_by_number_id_and_name(line: str, faults: tuple[str, ...]) -> None:
    assert read_verdict(line) == faults


@pytest.mark.parametrize(("line", "near"), [("干预评介", "干预评价"), ("contemt", "蔑视语"), ("99", None)])
def test_a_word_that_names_no_fault_is_told_with_the_nearest(line: str, near: str | None) -> None:
    with pytest.raises(UnknownFault) as told:
        read_verdict(line)
    assert told.value.near == near


def test_flawed_talks_are_many_and_none_only_pins_a_behaviour() -> None:
    talks = flawed_talks()
    assert len(talks) > 50
    assert len({talk.persona for talk in talks}) == 6
    assert not any(talk.id.startswith("behaviours") for talk in talks)


def test_a_flawed_talk_is_played_with_what_is_wrong_in_it(library: Library) -> None:
    talk = next(talk for talk in flawed_talks() if talk.id == "golden/review/pressed_for_removal")
    shown = play_flawed(library, talk)
    assert len(shown.items) == talk.replies == 5
    assert shown.items[0].wrong == ()
    assert "review_tampering" in shown.items[3].wrong
    assert all(word in shown.items[3].said for flaw in shown.items[3].flaws for word in flaw.words)
