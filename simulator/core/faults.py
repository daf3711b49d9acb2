"""The faults: what hurts a buyer, or breaks a rule. Looked up by their ids in `simulator.core.taxonomy`."""

from simulator.core.label import Label

ALL_FAULTS = (
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
