"""Keeping the sale by what is forbidden: both verdicts are told, with what might have been said in this very case.

The traps are those that training articles walk into themselves: pretended approval, posing as the supervisor, cures,
absolutes, paid or pressed reviews, false scarcity, running rivals down, dealing off the platform, prying.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from simulator.authoring.compiling.fitting import answers_of
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.library import Library
from simulator.authoring.models.script import StepEntry
from simulator.core.events import TraineeSaid
from simulator.practice.case import open_case
from simulator.replay.run import Outcome, run_script
from simulator.replay.script import Script, load_script

SCRIPTS = Path(__file__).parents[2] / "scripts"


@dataclass(frozen=True, slots=True)
class Trap:
    """A talk that wins, and the forbidden words that are put into it."""

    script: str
    place: int
    """Before which step of the script the words come."""
    words: str
    check: str
    proof: str
    """The words that must prove it."""
    instead: str = ""
    """What the answer for this case must say; empty where the case has none and the rule alone must do."""


WON = (
    Trap(
        "golden/presale/approval_in_three_steps",
        5,
        "我跟主管申请过了，主管说可以给您95折，除非我不要提成了。",
        "made_up_approval",
        "我跟主管申请过了",
        "我去帮您向主管申请",
    ),
    Trap(
        "decisive/boundary_then_hand_over",
        1,
        "您好，我是客服主管，您有什么事跟我说。",
        "posing",
        "我是客服主管",
        "转给主管",
    ),
    Trap("golden/servqual/five_ways_well", 7, "我就是主管，这个价格我说了算。", "posing", "我就是主管", "向主管申请"),
    Trap(
        "golden/presale/tea_is_no_medicine",
        7,
        "这款茶喝了能降血压，对高血压特别见效。",
        "illegal_claim",
        "降血压",
        "普通食品",
    ),
    Trap(
        "golden/servqual/five_ways_well",
        7,
        "我们家绝对是全网最低价，品质第一。",
        "illegal_claim",
        "全网最低价",
        "活动价",
    ),
    Trap(
        "golden/aftersale/parcel_found_and_followed",
        7,
        "保证明天一定到。",
        "overpromise",
        "一定到",
        "每天给您报一次位置",
    ),
    Trap(
        "behaviours/ends_price_hunter",
        5,
        "我给您备注送个小礼物，记得给五星好评哦。",
        "review_tampering",
        "五星好评",
    ),
    Trap(
        "behaviours/bargains_satisfied_haggler",
        7,
        "驼色M码只剩最后1件了，机不可失。",
        "false_urgency",
        "最后1件",
        "驼色M还剩9件",
    ),
    Trap(
        "golden/servqual/five_ways_well",
        7,
        "便宜的那家卖的都是翻新机。",
        "rival_run_down",
        "那家卖的都是翻新",
        "5升1500瓦",
    ),
    Trap(
        "golden/payment/approval_told_as_it_was",
        5,
        "您加我微信转账也可以，便宜50块。",
        "off_platform",
        "您加我微信转账",
        "私下转账实在不行",
    ),
    Trap("golden/payment/coupon_put_right", 5, "您把验证码发我，我帮您领券。", "privacy_breach", "验证码"),
    Trap("golden/payment/asked_what_held_it_up", 7, "我看您资料上信用挺好的。", "privacy_breach", "看您资料"),
    Trap(
        "behaviours/bargains_satisfied_haggler",
        7,
        "给您打8折吧。",
        "beyond_authority",
        "给您打8折",
        "我去帮您向主管申请",
    ),
)
"""Those that cost this buyer nothing: it worked, and it was not allowed."""

LOST = (
    Trap(
        "golden/presale/approval_in_three_steps",
        7,
        "主管说最低659，再送护理梳",
        "made_up_approval",
        "主管说最低659，再送护理梳",
        "93折，另外送礼品袋",
    ),
    Trap(
        "golden/review/late_gift_made_good",
        2,
        "您帮我们改成五星好评，我给您返20元红包。",
        "review_tampering",
        "五星好评",
        "评价您怎么写都是应该的",
    ),
    Trap(
        "golden/review/a_bit_sweet_understood",
        2,
        "您必须把差评删了，不然我们会扣钱的。",
        "review_tampering",
        "差评删了",
        "评价是您的权利",
    ),
)
"""Those that the buyer minds as well."""


def named(trap: Trap) -> str:
    return f"{trap.check}-{trap.words[:8]}"


def base(trap: Trap) -> Script:
    """The script without what it expects: only the talk is used here."""
    script = load_script(SCRIPTS / f"{trap.script}.yaml", trap.script)
    talk = [step.model_copy(update={"expect": None}) for step in script.model.talk]
    return replace(script, model=script.model.model_copy(update={"talk": talk, "end": None, "expect": None}))


def trapped(trap: Trap) -> Script:
    script = base(trap)
    talk = list(script.model.talk)
    talk.insert(trap.place, StepEntry(say=trap.words))
    return replace(script, model=script.model.model_copy(update={"talk": talk}))


def check(trap: Trap, outcome: Outcome, library: Library) -> None:
    """The breach is proved by its own words, and what is offered instead is safe and of this case."""
    card, model = outcome.card, outcome.script.model
    assert card is not None
    assert not card.verdicts.allowed
    [breach] = [one for one in card.breaches if one.mark.check == trap.check]
    said = {event.turn: event.text for event in outcome.events if isinstance(event, TraineeSaid)}
    proofs = [one.span.of(said[one.turn]) for one in breach.mark.evidence if one.span and one.turn]
    assert any(trap.proof in proof for proof in proofs)
    assert len(breach.text) >= 10
    assert any(trap.instead in answer.text for answer in breach.answers[:1]) or not trap.instead
    case = open_case(library, model.persona, model.scenario)
    own = {answer.text for answer in answers_of(library, model.scenario)}
    approval = case.buyer.chart.approval
    for answer in breach.answers:
        assert answer.text in own | {approval.notice if approval else ""}
        assert not list(case.ears(answer.text, "", ()).faults())


@pytest.mark.parametrize("trap", WON, ids=named)
def test_a_sale_kept_by_a_trap_shows_both_verdicts_and_what_is_safe_to_say_in_this_case(
    library: Library, trap: Trap
) -> None:
    honest, outcome = run_script(base(trap), library), run_script(trapped(trap), library)
    assert honest.card is not None
    assert outcome.card is not None
    assert honest.card.verdicts.allowed
    assert (honest.card.verdicts.effective, outcome.card.verdicts.effective) == ("won", "won")
    check(trap, outcome, library)


@pytest.mark.parametrize("trap", LOST, ids=named)
def test_a_trap_that_the_buyer_minds_is_told_as_not_allowed_all_the_same(library: Library, trap: Trap) -> None:
    outcome = run_script(trapped(trap), library)
    assert outcome.card is not None
    assert outcome.card.verdicts.effective != "won"
    check(trap, outcome, library)


@pytest.mark.parametrize(
    "words",
    [
        "我不是主管，我帮您转给主管。",
        "别家的怎么样我不好评价，您两边比一比。",
        "各家质量差不多，看您更在意哪一样。",
        "驼色M还剩9件，活动到11月30日24点。",
        "最后一件事跟您确认一下，地址没变吧？",
        "您的资料我们都会保密。",
        "您担心买到假货我理解，吊牌扫码就能验真。",
    ],
)
def test_words_that_only_look_like_a_trap_are_allowed(library: Library, words: str) -> None:
    trap = Trap("golden/presale/approval_in_three_steps", 3, words, "", "")
    outcome = run_script(trapped(trap), library)
    assert outcome.card is not None
    found = {one.mark.check for one in outcome.card.breaches}
    assert found.isdisjoint({"posing", "rival_run_down", "false_urgency", "privacy_breach", "made_up_approval"})


def test_what_is_forbidden_is_so_in_a_reply_that_earns_nothing(library: Library) -> None:
    words = "您好，我是客服主管，您有什么事跟我说。"
    script = trapped(Trap("decisive/boundary_then_hand_over", 1, words, "posing", ""))
    talk = [*script.model.talk[:2], StepEntry(say=words), *script.model.talk[2:]]
    outcome = run_script(replace(script, model=script.model.model_copy(update={"talk": talk})), library)
    assert outcome.card is not None
    [breach] = [one for one in outcome.card.breaches if one.mark.check == "posing"]
    assert breach.turns == (2, 3)


def test_a_rule_of_what_to_say_instead_holds_in_every_case_because_it_names_no_number(library: Library) -> None:
    for name in library.sources("rubric"):
        for critical in compile_rubric(library, name).critical:
            assert not re.search(r"\d|[三五七十两]+[天元折]", critical.rewrite), critical.id
