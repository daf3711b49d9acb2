"""Each question that a rubric can ask, put to logs of the real engine."""

import pytest

from simulator.core.acts import Span
from simulator.core.engine import Buyer
from simulator.scoring.card import Mark, Scorecard
from simulator.scoring.score import score

from .conftest import RubricOf
from .made import Talk

GOOD_TALK = ("hand_over greet", "apologise own", "clarify:recipient listen:timing", "offer_fix", "commit")


def mark(card: Scorecard, name: str = "asked") -> Mark:
    return next(one for dimension in card.dimensions for one in dimension.marks if one.check == name)


def asked(rubric_of: RubricOf, talk: Talk, when: str, more: str = "") -> Mark:
    """What the one question ``when`` finds in the talk."""
    rubric = rubric_of(f"- {{id: asked, name: 问, points: 6, when: {when}, advice: 改}}", more)
    return mark(score(talk.case, rubric))


@pytest.fixture
def good(upset: Buyer) -> Talk:
    talk = Talk(upset)
    for words in GOOD_TALK:
        talk.say(words)
    assert talk.ending
    return talk


@pytest.mark.parametrize(
    "when",
    [
        "{act: apologise}",
        "{act: [praise, own]}",
        "{act: clarify, topic: recipient}",
        "{act: clarify, topic: [price, recipient], turn: 3}",
        "{act: apologise, with: own}",
        "{act: apologise, without: contempt}",
        "{act: hand_over, in_states: stalemate}",
        "{act: hand_over, in_steps: change}",
        "{act: apologise, moods: {anger: '>= 0', trust: '<= 8'}}",
        "{not: {fault: contempt}}",
        "{signal: elicited, about: who}",
        "{state: venting}",
        "{step: soothe}",
        "{result: [won, partial]}",
        "{stars: '>= 3'}",
        "{mood: anger, is: '<= 8'}",
        "{mood: anger, is: '>= 0', at: highest}",
        "{told: key}",
        "{elicited: key}",
        "{elicited: who}",
        "{told: any}",
        "{need: deadline}",
        "{need: any}",
        "{useful_replies: '>= 2'}",
        "{replies: 5}",
        "{check: early}",
        "{act: apologise, before: fix}",
        "{act: offer_fix, after: early}",
        "{act: commit, within: {check: fix, turns: 1}}",
        "{act: offer_fix, after: {check: early, hit: last, turns: 3}}",
        "{act: [apologise, own, clarify], pick: last, turns: '>= 3'}",
        "{act: [greet, commit], times: '>= 2'}",
        "{act: praise, times: '<= 0'}",
        "{text: 'APOLOGISE own'}",
        "{text: 'apo*own'}",
        "{text: '*own'}",
        "{text: 'hand*greet', unless: 'hand*grew'}",
        "{topic: recipient}",
        "{topic: [price, timing], turn: 3, after: early}",
        "{text: 手机, role: buyer}",
        "{reply_within: 10, turn: 1}",
        "{reply_within: 5秒}",
        "{reply_after: 5, turns: '2-4'}",
        "{all: [{act: greet}, {act: commit}]}",
        "{any: [{act: praise}, {act: commit}]}",
        "{count: [{act: greet}, {act: praise}, {act: commit}], is: '>= 2'}",
        "{order: [early, fix]}",
        "{not: {silence: true}}",
        "{not: {repeated: true}}",
    ],
)
def test_a_good_talk_answers_yes(rubric_of: RubricOf, good: Talk, when: str) -> None:
    moments = (
        "moments:\n  - {id: early, name: 早, when: {act: apologise}}\n  - {id: fix, name: 方案, when: {act: offer_fix}}"
    )
    found = asked(rubric_of, good, when, moments)
    assert found.passed, found
    assert found.points == 100
    assert sum(one.delta for one in found.evidence) == 100


@pytest.mark.parametrize(
    "when",
    [
        "{act: praise}",
        "{act: clarify, topic: price}",
        "{act: apologise, without: own}",
        "{act: apologise, with: clarify}",
        "{act: apologise, in_states: [venting, explained]}",
        "{act: hand_over, in_steps: solve}",
        "{act: apologise, moods: {anger: '>= 9'}}",
        "{act: apologise, turns: '>= 3'}",
        "{act: apologise, turns: '<= 1'}",
        "{act: greet, times: '>= 2'}",
        "{act: commit, before: fix}",
        "{act: apologise, after: fix}",
        "{act: commit, after: {check: fix, hit: 2}}",
        "{act: apologise, within: {check: fix, turns: 1}}",
        "{not: {act: apologise}}",
        "{fault: contempt}",
        "{signal: evaded}",
        "{state: left}",
        "{ending: complained}",
        "{result: lost}",
        "{stars: '<= 1'}",
        "{mood: anger, is: '>= 8'}",
        "{text: apologise, unless: apologise own}",
        "{text: 'apologise*recipient'}",
        "{text: 'own*apologise'}",
        "{text: apologise, unless: 'apo*own'}",
        "{topic: price}",
        "{topic: recipient, before: fix, turns: '>= 4'}",
        "{text: 手机开不了}",
        "{text: apologise, role: buyer}",
        "{reply_within: 4}",
        "{replies: '<= 3'}",
        "{useful_replies: '>= 9'}",
        "{all: [{act: greet}, {act: praise}]}",
        "{any: [{act: praise}, {fault: argue}]}",
        "{count: [{act: greet}, {act: praise}], is: '>= 2'}",
        "{repeated: true}",
        "{silence: true}",
    ],
)
def test_a_good_talk_answers_no(rubric_of: RubricOf, good: Talk, when: str) -> None:
    moments = "moments:\n  - {id: fix, name: 方案, when: {act: offer_fix}}"
    found = asked(rubric_of, good, when, moments)
    assert found.applies
    assert found.points == 0
    assert not any(one.delta for one in found.evidence)


@pytest.mark.parametrize(
    "when",
    [
        "{typing_speed: '>= 1'}",
        "{offer: fair}",
        "{cleared: must}",
        "{need: basic}",
        "{told: nobody}",
        "{reply_within: 9, turns: '>= 40'}",
        "{all: [{offer: fair}, {cleared: must}]}",
        "{not: {offer: short}}",
        "{each: [{offer: fair}]}",
        "{check: elsewhere}",
    ],
)
def test_what_cannot_be_asked_of_a_talk_counts_neither_way(rubric_of: RubricOf, good: Talk, when: str) -> None:
    moments = "moments:\n  - {id: elsewhere, name: 别处, when: {act: greet}, applies: {state: complained}}"
    rubric = rubric_of(
        f"- {{id: asked, name: 问, points: 6, when: {when}, advice: 改}}\n"
        "- {id: greeted, name: 招呼, points: 2, when: {act: greet}, advice: 招呼}",
        moments,
    )
    card = score(good.case, rubric)
    assert not mark(card).applies
    assert mark(card).points == mark(card).out_of == 0
    assert card.total == 100


def test_counting_checks_gives_each_its_share(rubric_of: RubricOf, good: Talk) -> None:
    found = asked(rubric_of, good, "{each: [{act: greet}, {act: praise}, {act: commit}]}")
    assert found.points * 3 == 200
    assert [one.turn for one in found.evidence if one.delta] == [1, 5]


def test_a_slot_is_compared_in_the_units_that_authors_write(rubric_of: RubricOf, haggling: Buyer) -> None:
    talk = Talk(haggling).say("greet").say("compensate:price/money=1000 offer_fix/duration=7200 explain/discount=95")
    for when, holds in {
        "{slot: money, is: '<= 10元'}": True,
        "{slot: money, is: '< 10元'}": False,
        "{act: compensate, slot: money, is: 10元}": True,
        "{act: explain, slot: money, is: '> 0'}": False,
        "{slot: duration, is: '2小时'}": True,
        "{slot: discount, is: '>= 95'}": True,
        "{slot: discount, is: '> 95'}": False,
    }.items():
        assert asked(rubric_of, talk, when).passed == holds, when


def test_evidence_is_the_very_words_of_the_reply(rubric_of: RubricOf, good: Talk) -> None:
    found = asked(rubric_of, good, "{act: own}")
    (proof,) = found.evidence
    assert (proof.turn, proof.proof, proof.id) == (2, "act", "own")
    assert proof.span is not None
    assert proof.span.of(good.text(2)) == "own"
    phrase = asked(rubric_of, good, "{text: ＡＰＯＬＯＧＩＳＥ}").evidence[0]
    assert phrase.span == Span(0, len("apologise"))


def test_a_gap_in_a_phrase_is_short_and_stays_within_the_sentence(rubric_of: RubricOf, upset: Buyer) -> None:
    for reply, holds in {
        "明天一定给您到": True,
        "明天到": True,
        "明天，最晚后天，到": True,
        "明天再说。不到": False,
        "明天我先去仓库那边帮您问一问他们到底有没有货再到": False,
        "到明天": False,
    }.items():
        talk = Talk(upset).say("explain", shown=reply)
        assert asked(rubric_of, talk, "{text: '明天*到'}").passed == holds, reply
    told = Talk(upset).say("explain", shown="不敢说明天一定能到，明天保证能到")
    found = asked(rubric_of, told, "{text: '明天*能到', unless: '不敢说明天*到'}")
    assert [one.span.of(told.text(1)) for one in found.evidence if one.span] == ["明天保证能到"]
    assert [(note.id, note.reason) for note in found.notes] == [("明天*能到", "excluded")]


def test_a_phrase_is_found_in_either_script_and_proved_as_typed(rubric_of: RubricOf, upset: Buyer) -> None:
    talk = Talk(upset).say("explain", shown="請您 放心，後面的事由我來辦，著急也沒用")
    for phrase, words in {"后面的事": "後面的事", "請您放": "請您 放", "着急": "著急"}.items():
        (proof,) = asked(rubric_of, talk, f"{{text: {phrase}}}").evidence
        assert proof.span is not None
        assert proof.span.of(talk.text(1)) == words


def test_a_topic_is_proved_by_its_words_and_earns_nothing_around_an_offence(rubric_of: RubricOf, upset: Buyer) -> None:
    talk = Talk(upset).say("clarify:price")
    (proof,) = asked(rubric_of, talk, "{topic: price}").evidence
    assert (proof.proof, proof.id, proof.span) == ("topic", "price", Span(0, len("clarify:price")))
    assert asked(rubric_of, Talk(upset).say("clarify:price contempt"), "{topic: price}").points == 0


def test_what_was_blocked_is_noted_and_earns_nothing(rubric_of: RubricOf, upset: Buyer) -> None:
    talk = Talk(upset).say("negated-apologise greet").say("quoted-contempt own")
    earn = asked(rubric_of, talk, "{act: apologise}")
    assert [(note.turn, note.id, note.reason) for note in earn.notes] == [(1, "apologise", "negated")]
    assert earn.points == 0
    breach = asked(rubric_of, talk, "{not: {fault: contempt}}")
    assert breach.passed
    assert [(note.turn, note.reason) for note in breach.notes] == [(2, "quoted")]


def test_the_deciding_reply_of_several_gets_the_points(rubric_of: RubricOf, upset: Buyer) -> None:
    talk = Talk(upset).say("empathise").say("greet").say("empathise empathise").say("empathise own")
    found = asked(rubric_of, talk, "{act: empathise, times: '>= 2'}")
    assert [one.turn for one in found.evidence if one.delta] == [3]
    assert not asked(rubric_of, talk, "{act: empathise, times: '>= 4'}").passed


def test_a_ladder_pays_less_for_more_of_the_same(rubric_of: RubricOf, upset: Buyer) -> None:
    rubric = rubric_of("- {id: asked, name: 问, ladder: [5, 3, 2], when: {act: empathise}, advice: 改}")
    talk = Talk(upset).say("empathise empathise")
    totals = []
    for words in ("greet", "empathise own", "empathise", "empathise greet"):
        totals.append(score(talk.case, rubric).total)
        talk.say(words)
    assert totals == [50, 50, 80, 100]
    assert score(talk.case, rubric).total == 100


def test_what_is_to_be_avoided_costs_down_to_nothing(rubric_of: RubricOf, upset: Buyer) -> None:
    rubric = rubric_of("- {id: asked, name: 问, ladder: [6, 4], avoid: {fault: jargon}, advice: 改}")
    talk = Talk(upset)
    totals = []
    for words in ("jargon explain", "jargon jargon own", "jargon greet"):
        talk.say(words)
        totals.append(score(talk.case, rubric).total)
    assert totals == [40, 0, 0]
    evidence = mark(score(talk.case, rubric)).evidence
    assert [(one.turn, int(one.delta)) for one in evidence if one.delta] == [(None, 100), (1, -60), (2, -40)]


def test_what_a_check_needs_decides_whether_it_earns(rubric_of: RubricOf, upset: Buyer) -> None:
    rubric = rubric_of(
        "- {id: asked, name: 问, points: 6, avoid: {fault: contempt}, needs: {useful_replies: '>= 2'}, advice: 改}"
    )
    idle = score(Talk(upset).say("greet").say("thank").finish().case, rubric)
    assert idle.total == 0
    assert [note.reason for note in mark(idle).notes] == ["needs"]
    assert score(Talk(upset).say("own").say("listen").case, rubric).total == 100
