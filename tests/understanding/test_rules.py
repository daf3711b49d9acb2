"""What one label says about another in the same reply."""

import pytest

from simulator.understanding.draft import Context

from .hearing import by_cues


def labels(reply: str, buyer: str = "") -> set[str]:
    return {act.id for act in by_cues(reply, Context(buyer=buyer)).acts}


def test_the_reply_of_the_handbook_is_an_apology_and_a_fix() -> None:
    assert labels("亲,非常抱歉,马上给您补发") == {"apologise", "offer_fix"}


def test_empathy_stands_beside_the_blame_that_follows_it() -> None:
    assert {"empathise", "shift_blame"} <= labels("理解您的心情,但是您自己拍错的,怪谁")


def test_what_is_given_for_a_review_is_no_compensation() -> None:
    assert labels("五星好评给您返10元红包") == {"review_tampering"}


def test_what_is_given_off_the_platform_is_no_compensation() -> None:
    heard = labels("加我微信转账，给您便宜20块")
    assert "off_platform" in heard
    assert "compensate" not in heard


def test_a_bare_no_is_flat_and_a_reasoned_one_is_a_refusal_with_courtesy() -> None:
    assert "flat_refusal" in labels("不行", "能便宜吗")
    assert "flat_refusal" not in labels("抱歉，真的不能再少了，不过可以送您一双袜子", "能便宜吗")
    assert "decline" in labels("抱歉，真的不能再少了，不过可以送您一双袜子", "能便宜吗")


@pytest.mark.parametrize("courtesy", ["亲，", "亲亲", "哦", "[微笑]"])
def test_politeness_of_form_does_not_make_a_refusal_courteous(courtesy: str) -> None:
    assert "flat_refusal" in labels(f"{courtesy}不行", "能便宜吗")


def test_a_remedy_that_hangs_on_an_approval_is_not_offered_yet() -> None:
    heard = labels("我去跟店长申请给您退款")
    assert "seek_approval" in heard
    assert "offer_fix" not in heard


def test_pushing_is_not_closing() -> None:
    heard = labels("别犹豫了赶紧付，现在拍下，今天就能发走")
    assert "pressure" in heard
    assert "close_sale" not in heard


def test_a_reproach_advises_nothing() -> None:
    assert labels("买不起就别看") == {"contempt"}


def test_nothing_said_is_nothing_heard() -> None:
    for reply in ("", "   ", "？！……", "😊", "[微笑]", "\u200b"):
        heard = by_cues(reply, Context(buyer="在吗"))
        assert heard.acts == ()
        assert heard.length == 0
