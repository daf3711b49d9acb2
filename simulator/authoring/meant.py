"""What a word for something said may have been meant to be: acts and faults by their meaning, not by their letters.

Called where an id of an act, a fault or a signal is not known, which most often is a word that an author translated.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from simulator.authoring.naming import label_name
from simulator.authoring.spelling import distance
from simulator.core.label import Label
from simulator.core.taxonomy import LABELS
from simulator.wording import _

FEW = 4
"""Ids that are offered for one word."""

_EVERYDAY: Mapping[str, tuple[str, ...]] = {
    "comfort soothe care sympathy calm empathy 安慰 理解 同情 关心 哄": ("empathise", "reassure"),
    "ask question inquire 问 提问 追问": ("clarify", "verify"),
    "hello hi welcome 你好 打招呼 欢迎语": ("greet",),
    "bye goodbye 再见 告别 送客": ("farewell",),
    "insult rude swear scold abuse 骂 骂人 辱骂 侮辱 嘲讽": ("contempt", "provoke"),
    "refuse reject no deny 拒绝 不行": ("decline", "flat_refusal"),
    "promise 答应 保证 承诺": ("commit", "overpromise"),
    "wait 等 等等 稍等": ("hold",),
    "discount coupon 优惠 打折 送券 降价 返现": ("compensate",),
    "refund exchange replace 退款 退货 换货 解决": ("offer_fix", "compensate"),
    "answer reply 回答 答复 介绍": ("explain", "answered"),
    "push upsell 推销 催单": ("pressure", "close_sale"),
    "wechat 微信 私下": ("off_platform",),
    "lie 骗 说谎 虚假": ("wrong_fact", "illegal_claim"),
    "ignore 不理 冷淡": ("brush_off", "evaded"),
    "boss manager 主管 领导": ("seek_approval", "hand_over"),
}
"""Words of every day, by what they stand for here."""
_WORDS = re.compile(r"[a-z]{4,}")


def meant(word: str, choices: Collection[str]) -> list[str]:
    """Those of the choices that the word most likely stands for, the likeliest first; empty where none does."""
    written = unicodedata.normalize("NFKC", word[:40]).casefold().strip()
    everyday = next((ids for words, ids in _EVERYDAY.items() if written in words.split()), ())
    rated = sorted(((_alike(written, label), id_) for id_, label in LABELS.items()), key=lambda one: -one[0])
    found = [*everyday, *(id_ for rate, id_ in rated if rate)]
    return [one for one in dict.fromkeys(found) if one in choices][:FEW]


def nearest_first(word: str, choices: Iterable[str]) -> list[str]:
    """The choices by how little their letters differ from the word's."""
    written = word[:40].casefold()
    return sorted(choices, key=lambda one: (distance(written, one), one))


def with_names(ids: Iterable[str]) -> str:
    """The ids, each with its name in the language in use where it has one."""
    return "、".join(f"{one} {label_name(one)}" if one in LABELS else one for one in ids)


def perhaps(word: str, choices: Collection[str]) -> str:
    """The advice for an unknown word of hearing; what it may mean, else the nearest by its letters."""
    likely = meant(word, choices)
    if likely:
        return _("Perhaps you mean: {ids}. The trainer's guide lists all.").format(ids=with_names(likely))
    near = nearest_first(word, choices)[: 2 * FEW]
    return _("Among others there are: {ids}. The trainer's guide lists all.").format(ids=with_names(near))


def _alike(written: str, label: Label) -> int:
    """How much of the word is in the names and the meaning of the label; 0 for nothing."""
    if not written.isascii():
        pairs = {written[place : place + 2] for place in range(len(written) - 1)}
        return 3 * sum(pair in label.zh for pair in pairs) + (len(written) > 1 and written in label.means)
    stem = written[: max(4, len(written) - 3)]
    if len(written) < 4:
        return 0
    own = _WORDS.findall(f"{label.id} {label.en}".casefold())
    if any(one.startswith(stem) or stem.startswith(one) for one in own):
        return 3
    return int(any(one.startswith(stem) for one in _WORDS.findall(label.means.casefold())))
