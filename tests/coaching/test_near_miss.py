"""A near miss is a claim about the engine and the rubric, and it holds."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.authoring.library import Library
from simulator.coaching.edits import Add, Drop, Reorder, Sooner, apply
from simulator.coaching.inputs import Said
from simulator.coaching.near_miss import edited, flipped, near_misses, softer
from simulator.coaching.recorded import Recorded, card_of
from simulator.coaching.what_if import fork
from simulator.core.acts import Act, Heard, Span
from simulator.scoring.card import Mark, Scorecard
from simulator.scoring.shown import as_shown
from tests.coaching.conftest import Played, played_case
from tests.coaching.talks import Reply, talk, talks


def marked(recorded: Recorded) -> Scorecard:
    card = card_of(recorded, recorded.events)
    assert card is not None
    return card


def mark_of(card: Scorecard, check: str) -> Mark:
    return next(mark for part in card.dimensions for mark in part.marks if mark.check == check)


@given(talks, st.integers(0, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6, deadline=None)
def test_applying_a_near_miss_flips_its_check(played: Played, replies: list[Reply], seed: int) -> None:
    recorded = played.record(talk(played.buyer, replies, seed))
    card = marked(recorded)
    for miss in near_misses(recorded, card, tries=40):
        before = mark_of(card, miss.check)
        assert not before.passed
        other = edited(recorded, miss.turn, miss.edit)
        assert other is not None
        would = fork(recorded, miss.turn, other).would
        assert would.card is not None
        after = mark_of(would.card, miss.check)
        assert after.points / after.out_of > before.points / before.out_of
        assert after.passed == miss.passes
        assert would.card.total == miss.after
        assert card.total == miss.before
        was, then = (mark_of(as_shown(one), miss.check).points for one in (card, would.card))
        assert miss.gained == then - was > 0
        for shift in miss.moods:
            assert would.stands[0].moods[shift.id] == shift.would
            assert recorded.stands[miss.turn].moods[shift.id] == shift.was


def test_a_missing_apology_is_found_with_its_points_and_moods(upset: Played) -> None:
    replies = [
        Reply(("greet",)),
        Reply(("offer_fix:compatibility",)),
        Reply(("clarify:recipient",)),
        Reply(("commit",)),
    ]
    recorded = upset.record(talk(upset.buyer, replies))
    card = marked(recorded)
    [miss] = [one for one in near_misses(recorded, card) if one.check == "apology"]
    assert isinstance(miss.edit, Add)
    assert miss.edit.act == "apologise"
    assert miss.passes
    assert abs(miss.gained - mark_of(card, "apology").out_of) <= Fraction(1, 10)


def test_a_fault_is_left_out_where_it_was_said(upset: Played) -> None:
    replies = [Reply(("own", "apologise")), Reply(("argue:price", "explain")), Reply(("clarify:recipient",))]
    recorded = upset.record(talk(upset.buyer, replies))
    [miss] = [one for one in near_misses(recorded, marked(recorded)) if one.check == "no_argument"]
    assert (miss.turn, miss.edit) == (2, Drop("argue"))


def test_whoever_leaves_out_words_leaves_out_all_that_stands_in_them() -> None:
    rude, kind = Span(0, 7), Span(8, 10)
    acts = (Act("impatience", "fault", rude), Act("brush_off", "fault", Span(2, 5)), Act("apologise", "act", kind))
    said = Said("不是跟你说过吗，抱歉", Heard(acts=acts), 0)
    other = apply(Drop("impatience"), said, 0)
    assert other is not None
    assert [act.id for act in other.heard.acts] == ["apologise"]
    other = apply(Drop("brush_off"), said, 0)
    assert other is not None
    assert [act.id for act in other.heard.acts] == ["impatience", "apologise"]


def test_a_late_greeting_would_have_passed_sooner(upset: Played) -> None:
    replies = [Reply(("greet",), pause=14), Reply(("own", "apologise")), Reply(("clarify:recipient",))]
    recorded = upset.record(talk(upset.buyer, replies))
    sooner = [one for one in near_misses(recorded, marked(recorded)) if isinstance(one.edit, Sooner)]
    assert {one.turn for one in sooner} == {1}


def test_nothing_is_near_in_a_talk_without_a_failed_check(upset: Played) -> None:
    recorded = upset.record(talk(upset.buyer, [Reply(("greet",))]))
    card = marked(recorded)
    assert near_misses(recorded, card, tries=0) == ()


def test_an_act_said_first_stands_before_all_others_and_none_is_lost(upset: Played) -> None:
    recorded = upset.record(talk(upset.buyer, [Reply(("offer_fix:price", "commit", "apologise"))]))
    said = recorded.moments[1].said
    other = apply(Reorder("apologise", 2), said, 0)
    assert other is not None
    assert [act.id for act in other.heard.acts] == ["apologise", "offer_fix", "commit"]
    starts = [act.span.start for act in other.heard.acts]
    assert starts == sorted(starts)
    assert all(act.span.end <= len(other.text) for act in other.heard.acts)
    assert apply(Reorder("apologise", 1), said, 0) is None


def test_a_kind_word_is_offered_where_no_check_was_near(upset: Played) -> None:
    recorded = upset.record(talk(upset.buyer, [Reply(("contempt",))]))
    kind = softer(recorded, 1)
    assert kind is not None
    assert kind.gained > 0
    assert flipped(marked(recorded).dimensions[0].marks[0], marked(recorded)) is None
    assert all(isinstance(one.gained, Fraction) for one in near_misses(recorded, marked(recorded), tries=10))


def test_nothing_is_put_before_the_greeting_that_a_reply_opens_with(upset: Played) -> None:
    recorded = upset.record(
        talk(upset.buyer, [Reply(("greet", "offer_fix", "clarify:recipient")), Reply(("explain",))])
    )
    assert edited(recorded, 1, Add("apologise", None)) is None
    assert edited(recorded, 1, Reorder("clarify", 2)) is None
    assert edited(recorded, 1, Add("apologise", None, first=False)) is not None
    assert edited(recorded, 2, Add("apologise", None)) is not None


def test_no_change_is_told_that_costs_more_than_it_gains(upset: Played) -> None:
    replies = [Reply((words,)) for words in ("offer_fix", "greet", "apologise", "clarify:recipient", "contempt")]
    recorded = upset.record(talk(upset.buyer, replies))
    card = card_of(recorded, recorded.events)
    assert card is not None
    misses = near_misses(recorded, card)
    assert misses
    assert all(miss.after >= miss.before for miss in misses)


def test_a_side_matter_is_asked_for_after_the_core_and_nobody_is_pushed_to_buy_while_a_question_is_open(
    library: Library,
) -> None:
    late = played_case(library, "lively", "late-parcel")
    recorded = late.record(talk(late.buyer, [Reply(("apologise",)), Reply(("clarify:timing",)), Reply(("explain",))]))
    assert edited(recorded, 1, Add("clarify", "size")) is None
    assert edited(recorded, 1, Add("clarify", "timing")) is not None
    assert edited(recorded, 3, Add("clarify", "size")) is not None
    shop = played_case(library, "lively", "size-doubt")
    asked = shop.record(talk(shop.buyer, [Reply(("greet",)), Reply(("explain:colour",))]))
    assert edited(asked, 2, Add("close_sale", None, first=False)) is None
    assert edited(asked, 2, Add("reassure", "material")) is None
