# ruff: noqa: E501  (one label a line reads best, however long its meaning)
"""The vocabulary of hearing: service acts (what helps) and faults (what hurts), with their names.

The ids are promises: personas, rubrics, scripts, lexicons and journals quote them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.core.acts import ActKind

Scope = Literal["reply", "context"]


@dataclass(frozen=True, slots=True)
class Label:
    """An act or a fault: its names, and what a supervisor means by it."""

    id: str
    kind: ActKind
    zh: str
    en: str
    means: str
    scope: Scope = "reply"
    """``context``: it needs what the buyer said, the facts, or the turns before to be told."""


_ACTS = (
    Label(
        "greet",
        "act",
        "问候欢迎",
        "Greeting",
        "Opens or re-opens contact: welcomes the buyer, says that they are here.",
    ),
    Label(
        "verify",
        "act",
        "核实信息",
        "Verification",
        "Asks for, or checks, what is needed to process the case: order number, phone, address, photo, video of the fault.",
    ),
    Label(
        "listen",
        "act",
        "倾听",
        "Active listening",
        "Invites the buyer to go on, or says that they are being heard: 您慢慢说, 我在认真看, 您继续.",
    ),
    Label(
        "clarify",
        "act",
        "询问细化",
        "Problem refinement",
        "Asks a question about the buyer's need or the problem's details: size, use, budget, when, how it happened.",
    ),
    Label(
        "restate",
        "act",
        "复述确认",
        "Restatement",
        "Says the buyer's problem or need again in own words, usually to confirm it: 您的意思是……对吗.",
    ),
    Label(
        "empathise",
        "act",
        "共情安抚",
        "Empathy",
        "Names or accepts the buyer's feeling, or puts oneself in their place: 换作是我也会着急.",
    ),
    Label(
        "apologise",
        "act",
        "道歉",
        "Apology",
        "Says sorry for what happened, meant as an apology. A sarcastic or conditional 'sorry' with a reproach is not one.",
    ),
    Label(
        "own",
        "act",
        "承担责任",
        "Ownership",
        "Takes the responsibility on the shop or oneself: 是我们的疏忽, 这个由我们负责.",
    ),
    Label(
        "explain",
        "act",
        "说明信息",
        "Information delivery",
        "Gives a fact about the product, stock, logistics, a rule, a procedure, or the cause of a problem.",
    ),
    Label(
        "reassure",
        "act",
        "打消顾虑",
        "Reassurance",
        "Takes a worry away with a guarantee or safeguard: 正品, 七天无理由, 运费险, 平台担保, 您放心.",
    ),
    Label(
        "recommend", "act", "推荐建议", "Recommendation", "Suggests a product, size, match or use that fits the buyer."
    ),
    Label(
        "justify_value",
        "act",
        "价值说明",
        "Value justification",
        "Says why the price is worth it: material, workmanship, service, lasting use, comparison.",
    ),
    Label(
        "offer_fix",
        "act",
        "给出方案",
        "Offering a solution",
        "Offers a concrete remedy: refund, exchange, resend, repair, expedite, intercept, correct the order, price protection.",
    ),
    Label(
        "compensate",
        "act",
        "补偿让利",
        "Compensation",
        "Gives something: coupon, gift, discount, partial refund, return freight, points.",
    ),
    Label(
        "seek_approval",
        "act",
        "请示申请",
        "Seeking approval",
        "Says that they will ask, or have asked, a supervisor or the owner on the buyer's behalf.",
    ),
    Label(
        "commit",
        "act",
        "承诺跟进",
        "Follow-up commitment",
        "Promises a time limit, a call-back or personal follow-up that the shop can keep: 今天五点前给您答复, 我全程跟进.",
    ),
    Label(
        "report_progress",
        "act",
        "告知进展",
        "Resolution progress",
        "Reports what has been done or found already: 已经为您登记, 刚帮您查到.",
    ),
    Label(
        "hold", "act", "请稍候", "Polite hold", "Politely asks the buyer to wait a moment while something is checked."
    ),
    Label(
        "hand_over",
        "act",
        "转接",
        "Transfer",
        "Passes the buyer to a supervisor, a colleague or another department, and says so.",
    ),
    Label("decline", "act", "婉拒", "Polite refusal", "Says no courteously, with a reason or an alternative."),
    Label(
        "close_sale",
        "act",
        "促成下单",
        "Closing",
        "Moves the buyer to order or pay: stock or time limit that is true, two-way choice, shipping cut-off, help choosing.",
    ),
    Label("praise", "act", "赞美", "Compliment", "Compliments the buyer, their taste or their reasonableness."),
    Label("thank", "act", "感谢", "Thanks", "Thanks the buyer for waiting, buying, telling, understanding."),
    Label(
        "check_satisfaction",
        "act",
        "征询反馈",
        "Feedback request",
        "Asks whether this works for the buyer, whether anything else is needed, or (without a reward) for a review.",
    ),
    Label(
        "farewell",
        "act",
        "结束祝福",
        "Closing courtesy",
        "Ends the conversation warmly, or points to future contact: 祝您生活愉快, 有问题随时找我.",
    ),
    Label(
        "set_boundary",
        "act",
        "礼貌设界",
        "Boundary setting",
        "Answers harassment or abuse politely and steers back to business.",
    ),
)

_FAULTS = (
    Label("contempt", "fault", "蔑视语", "Contempt", "Belittles the buyer: 买不起就别看, 这都不懂."),
    Label(
        "impatience", "fault", "烦躁语", "Impatience", "Shows annoyance or hurry: 不是跟你说过了吗, 到底买不买, 烦不烦."
    ),
    Label(
        "flat_refusal",
        "fault",
        "否定语",
        "Flat refusal",
        "Refuses or says don't-know without a reason, an alternative or a courtesy: 不行, 不知道, 没办法, 不归我管.",
    ),
    Label("provoke", "fault", "斗气语", "Provocation", "Dares or spites the buyer: 爱买不买, 你去投诉啊, 随便你."),
    Label("argue", "fault", "争论对错", "Arguing", "Disputes who is right: 明明是您自己选的, 我们没有错, 您说的不对."),
    Label(
        "deny_need",
        "fault",
        "否定需求",
        "Denying the need",
        "Tells the buyer that what they want or feel is wrong or needless: 没必要, 您想多了, 这个要求不合理.",
    ),
    Label(
        "shift_blame",
        "fault",
        "推卸责任",
        "Blame shifting",
        "Pushes the fault to the buyer, the courier, the maker or a colleague to get rid of it.",
    ),
    Label(
        "jargon",
        "fault",
        "专业术语",
        "Jargon",
        "Uses trade or technical terms that a lay buyer cannot be expected to know, unexplained.",
    ),
    Label(
        "brush_off",
        "fault",
        "敷衍",
        "Brush-off",
        "A perfunctory answer that gives nothing: 哦, 嗯, 自己看详情页, 等着吧.",
    ),
    Label(
        "pressure",
        "fault",
        "强迫推销",
        "Pressure selling",
        "Pushes or forces the purchase regardless of the buyer's need.",
    ),
    Label(
        "overpromise",
        "fault",
        "过度承诺",
        "Over-promising",
        "Guarantees what nobody can: 百分百不会坏, 保证明天一定到, 永远不掉色.",
    ),
    Label(
        "illegal_claim",
        "fault",
        "违规宣传",
        "Prohibited claim",
        "Advertising-law superlatives (全网最低, 第一, 最好) or a cure claim for an ordinary good (能治高血压).",
    ),
    Label(
        "off_platform",
        "fault",
        "引导线下",
        "Off-platform dealing",
        "Leads contact or payment off the platform: 加微信转账便宜.",
    ),
    Label(
        "review_tampering",
        "fault",
        "干预评价",
        "Review manipulation",
        "Pays, begs under pressure or threatens for a good review or the removal of a bad one: 好评返现, 不删就.",
    ),
    Label(
        "privacy_breach",
        "fault",
        "侵犯隐私",
        "Privacy breach",
        "Discloses another person's data or asks for what must never be asked: 验证码, 密码.",
    ),
    Label(
        "canned",
        "fault",
        "机械套话",
        "Canned reply",
        "A stock phrase that does not answer what the buyer said, or the same reply again.",
        scope="context",
    ),
    Label(
        "off_topic", "fault", "答非所问", "Off-topic", "Answers something else than what was asked.", scope="context"
    ),
    Label(
        "wrong_fact",
        "fault",
        "信息错误",
        "Factual error",
        "Contradicts the scenario's facts: price, stock, material, delivery, rule.",
        scope="context",
    ),
    Label(
        "beyond_authority",
        "fault",
        "越权承诺",
        "Beyond authority",
        "Grants what the scenario's policy does not let an agent grant without approval.",
        scope="context",
    ),
)

ACTS: Mapping[str, Label] = {label.id: label for label in _ACTS}
FAULTS: Mapping[str, Label] = {label.id: label for label in _FAULTS}
LABELS: Mapping[str, Label] = {**ACTS, **FAULTS}
"""Every act and every fault by its id."""
