# ruff: noqa: E501  (one label a line reads best, however long its meaning)
"""The service acts: what helps a buyer. Looked up by their ids in `simulator.core.taxonomy`."""

from simulator.core.label import Label

ALL_SERVICES = (
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
