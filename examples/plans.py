"""What good service wants in each state of a talk: acts in the handbook's order, and words where the case has none."""

from collections.abc import Mapping

from examples.sheet import Sentence

CONTENT = ("explain", "reassure", "justify_value", "recommend")
"""Acts that answer a question."""

PLANS: Mapping[str, tuple[str, ...]] = {
    # Before the sale.
    "arriving": ("clarify", "empathise", *CONTENT),
    "asking": ("clarify", "verify", "empathise", *CONTENT, "decline"),
    "haggling": ("clarify", "justify_value", "compensate", "seek_approval", "decline", "reassure", "empathise"),
    "wavering": ("close_sale",),
    # After the sale.
    "stalemate": ("hand_over", "apologise", "own", "empathise"),
    "upset": ("apologise", "own", "empathise", "listen"),
    "venting": ("clarify", "empathise", "restate", "offer_fix", "listen"),
    "explained": ("restate", "empathise", "report_progress", "offer_fix"),
    "considering": ("offer_fix", "report_progress", "seek_approval", *CONTENT, "compensate", "commit"),
    # A review.
    "silent": ("restate", "empathise", "own", "apologise", "listen"),
    "guarded": ("clarify", "empathise", "own", "restate", "listen"),
    "opened": ("empathise", "own", "restate"),
    "touched": ("offer_fix", "commit", "own", "explain", "empathise"),
    "mended": ("commit", "empathise", "thank", "farewell"),
    # Harassment.
    "teasing": ("set_boundary",),
    "warned": ("hand_over",),
    "behaving": ("clarify", *CONTENT, "close_sale"),
}
ELSE = ("clarify", *CONTENT, "offer_fix", "commit", "close_sale", "check_satisfaction")
"""For the states of flows that are not known here."""

PAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "stalemate": (("apologise", "own"),),
    "upset": (("apologise", "empathise"), ("own", "empathise")),
    "considering": (("commit", "check_satisfaction"),),
    "explained": (("empathise", "offer_fix"),),
    "opened": (("empathise", "own"),),
    "touched": (("offer_fix", "commit"),),
    "mended": (("thank", "farewell"),),
}
"""What is said in one breath."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "greet": ("您好，我是客服。",),
    "listen": ("您慢慢说，我在认真听。", "您接着说，我都记着。"),
    "empathise": (
        "换作是我也会着急，您的心情我特别理解。",
        "遇上这样的事谁都不好受，我能体会您的心情。",
        "您的担心我特别理解，搁谁都会多想一步。",
    ),
    "apologise": (
        "真的很抱歉，给您添麻烦了。",
        "这件事让您受累了，实在对不起。",
    ),
    "own": ("这是我们没做好，责任在我们，由我来处理。", "问题出在我们这边，我来负责到底。"),
    "clarify": (
        "您平时主要是怎么用、给谁用呢？",
        "您最在意、最担心的是哪一点呢？",
        "您什么时候要用呢？",
    ),
    "restate": ("您的意思是：{words}，对吗？", "我理一下，您说的是{words}，是这样吗？"),
    "offer_fix": ("您看退款还是换一件新的，都可以，运费我们出。", "我给您重新补发一件，运费由我们承担。"),
    "commit": (
        "这件事我来跟进，今天下午六点前给您消息。",
        "我会一直跟到您满意为止，明天中午前再给您回个话。",
    ),
    "report_progress": ("我已经帮您登记好了，正在处理。",),
    "check_satisfaction": ("这样处理您看可以吗？", "您看这样安排行吗，还有别的要我办吗？"),
    "justify_value": (
        "一分价钱一分货，用料和做工摆在那里，长远用下来更划算。",
        "这个价包含了品质和售后，摊到每一天很值。",
    ),
    "compensate": (),
    "seek_approval": ("这个超出我的权限了，我去帮您向主管申请一下，一分钟左右回复您。",),
    "decline": ("价格真的没办法再少了，因为这已经是活动价，请您理解。",),
    "hand_over": ("我把您的情况转给主管，由主管直接为您服务，您不用再说一遍。",),
    "set_boundary": (
        "现在是工作时间，这样的称呼不合适，请您尊重，咱们还是聊商品吧。",
        "请您尊重一下客服，我们只聊商品方面的问题。",
    ),
    "close_sale": (
        "您要是觉得合适，现在就可以拍下，付款后尽快给您发出。",
        "喜欢的话今天拍下就能安排发货，您看要哪一款？",
    ),
    "thank": ("谢谢您愿意跟我说这些。", "谢谢您的理解和耐心。"),
    "farewell": ("谢谢您，有任何事随时来找我，祝您和家人都好。",),
}
"""Used where the case has no answer for the act; ``{words}`` is what the buyer said."""

OPENING = "您好，我是客服。"
"""Short, because the first ten seconds count."""

WARM: Mapping[str, tuple[str, ...]] = {
    "活泼型": ("哈哈，谢谢您跟我说这些。", "您真有意思，跟您聊天真开心。", "我特别理解您。"),
}
"""Buyers who like to chat, and how they are led back."""

GENERAL = (
    Sentence("reassure", "privacy", "个人信息您放心，我们不会泄露，面单上的手机号也是隐藏的。"),
    Sentence("reassure", "quality", "质量您放心，发货前都会检查，有问题我们负责到底。"),
    Sentence("reassure", "returns", "退换您放心，支持七天无理由，不合适可以退。"),
    Sentence("explain", "comparison", "评论是每个人自己的感受，我是按您的情况对着页面上的数据给您看的。"),
    Sentence("explain", "account", "都在您现在登录的这个账号里，打开我的订单就能看到。"),
    Sentence("reassure", "logistics", "物流您放心，我会一直帮您盯着，直到您收到。"),
)
"""What can be said in every shop."""

AS_FACT = ("跟您说明一下，{fact}。", "您问的这一点，{fact}。", "这一点您放心，{fact}。")
"""How a fact of the product or the shop is told."""
AGAIN: Mapping[str, tuple[str, ...]] = {
    "explain": ("跟您说明一下，{text}", "我再说清楚一点：{text}"),
    "reassure": ("这一点您放心，{text}", "您放心，{text}"),
    "recommend": ("我建议您这样：{text}", "按您的情况我推荐：{text}"),
    "clarify": ("想多问您一句：{text}", "方便问一下吗，{text}"),
    "justify_value": ("贵有贵的道理：{text}", "您看值在哪儿：{text}"),
}
"""How a sentence is told a second time, by act."""
ANYHOW = ("我再说清楚一点：{text}", "您问的这一点，{text}", "说到这个，{text}")
"""The same where the act has no way of its own."""
