"""What is negated, quoted, told of, imagined or sarcastic is no act and no fault, and the blocking words are kept."""

import pytest

from simulator.core.acts import BlockedReason
from simulator.understanding.pipeline import understand

CASES: list[tuple[str, str, BlockedReason, str]] = [
    ("不给您退款", "offer_fix", "negated", "不"),
    ("沒有給您補發", "offer_fix", "negated", "沒有"),
    ("我们绝不会嫌您买不起就别看", "contempt", "negated", "绝不"),
    ("早点说就能给您退款了", "offer_fix", "hypothetical", "早点"),
    ("要是当时说一声就给您退款了", "offer_fix", "hypothetical", "要是当时"),
    ("我们绝不会跟您说“自己看详情页”", "brush_off", "quoted", "“自己看详情页”"),
    ("“爱买不买”这种话我们从不说", "provoke", "quoted", "“爱买不买”"),
    ("有客服跟您说爱买不买，这是他不对", "provoke", "reported", "您说"),
    ("如果我说买不起就别看，您肯定生气", "contempt", "hypothetical", "如果我说"),
    ("那真是对不起您了哦，您高见", "apologise", "sarcastic", "那真是对不起您了"),
    ("我们不加微信转账", "off_platform", "excluded", "不加"),
]


@pytest.mark.parametrize(("text", "label", "reason", "by"), CASES)
def test_it_does_not_count_and_the_words_that_bar_it_are_shown(
    text: str, label: str, reason: BlockedReason, by: str
) -> None:
    heard = understand(text)
    assert label not in {act.id for act in heard.acts}
    told = {(item.reason, item.by.of(text)) for item in heard.blocked if item.id == label and item.by}
    assert (reason, by) in told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("不光给您补发，运费也我们出", "offer_fix"),
        ("爱买不买", "provoke"),
        ("您说得对，这事怪我们没包好", "own"),
        ("“给您补发一件新的”", "offer_fix"),
    ],
)
def test_what_only_looks_barred_counts(text: str, label: str) -> None:
    assert label in {act.id for act in understand(text).acts}
