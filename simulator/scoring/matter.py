"""What this one buyer and their order are about: the words by which a reply shows whom it is for.

A reply that could be sent to anybody has none of them, however courteous it is.
"""

import re
from functools import lru_cache

from simulator.core.acts import Span
from simulator.core.chart import Chart
from simulator.scoring.fold import Folded, fold
from simulator.scoring.untold import KIN

PAIR = 2
"""Characters that must be shared, one after the other, to count as a word of the case."""

PLAIN = frozenset(
    fold("的了就都也是着吧呢啊么我你您他她它们这那不没有在会能要可和跟到给把被让吗什怎哪谁几还再又很太真说").text
)
"""Characters that any speech is full of; a pair with one of them tells nothing."""

THINGS = frozenset("壶锅锁裙裤衫衣糕茶巾鞋帽袜灯床柜椅桌碗杯盘瓶刀伞枕毯酒粮")
"""What one character names for sale; it counts where this case is about it."""

EVERYDAY = """
两三天 三天 两天 几天 今天 明天 后天 现在 时候 时间 一个 一下 一点 一直 一定 一次 已经 到底 意思 问题 情况 这样 以后
多少 另外 大概 左右 心里 每一
为什么 怎么回事 回事 知道 觉得 理解 着急 担心 顾虑 麻烦 满意 放心 自己 或者 然后 平时 主要 需要 在意 方便 用心 小心
处理 解决 办法 安排 登记 申请 负责 负责到底 跟进 跟到底 核实 反馈 记录 备注 加急 优先 尽快 马上 立刻 第一时间 耐心
主管 客服 同事 店铺 店里 买家 订单 单号 下单 拍下 发货 快递 物流 仓库 收到 签收 顺丰 点前 小时 小时内 分钟 工作日
退款 退货 换货 退换 退换货 补发 重发 补寄 补偿 赔偿 赔付 七天无理由 无理由 运费 运费险 邮费 保修 保修两年 两年 一年 质保
质量 质量问题 检查 检测 检测报告 报告 安全 包邮 优惠 优惠券 元券 便宜 价格 价钱 差价 划算 更划算 性价比
活动 赠品 礼品 小礼品 领取 好评 评价 商品 东西 宝贝 产品 款式 规格 喜欢 考虑 建议 合适 推荐 适合
服务 售后 售前 体验 生活愉快 谢谢 感谢 抱歉 对不起 道歉 不好意思 理解万岁 稍等 联系 回复 答复 告诉 承担 免费 场合
"""
"""Words of any talk in any shop, which fit every case and so none in particular."""

_EVERYDAY = re.compile("|".join(sorted((fold(word).text for word in EVERYDAY.split()), key=len, reverse=True)))


@lru_cache(maxsize=256)
def words_of(chart: Chart) -> frozenset[str]:
    """The pairs of characters that belong to this case: in the words of its buyer in particular, its product, facts and
    order, but not in what such a buyer says in any case."""
    case = {line.origin.file for line in chart.lines.get(chart.opening, ())}
    lines = [line for choice in chart.lines.values() for line in choice]
    own = {pair for line in lines if line.origin.file in case for pair in _pairs(line.text)}
    common = {pair for line in lines if line.origin.file not in case for pair in _pairs(line.text)}
    told = {pair for fact in chart.facts for text in (fact.name, *fact.wordings) for pair in _pairs(text)}
    return frozenset((own | told | _pairs(chart.known)) - common)


def about(chart: Chart, text: str) -> Span | None:
    """The first characters of the reply that belong to this case; None where it could be sent to anybody."""
    folded = fold(text)
    words = words_of(chart)
    for start in _places(folded):
        if folded.text[start : start + PAIR] in words:
            return folded.span(start, start + PAIR)
    sold = THINGS & {*chart.known}
    for start, one in enumerate(folded.text):
        if one in sold:
            return folded.span(start, start + 1)
    return _family(chart, folded)


def _family(chart: Chart, folded: Folded) -> Span | None:
    """Whom the reply calls by another name than this buyer did: 妈妈 for 我妈, 叔叔 for 老爸."""
    found = KIN.search(folded.text)
    about_family = any(KIN.search(words) for fact in chart.facts for words in (fact.name, *fact.wordings))
    return folded.span(*found.span()) if found and about_family else None


def _pairs(text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(folded.text[start : start + PAIR] for start in _places(folded))


def _places(folded: Folded) -> list[int]:
    """Where pairs begin that could tell something: letters only, none of everyday words, and no numbers, which are
    guessed too easily."""
    blank = _EVERYDAY.sub(lambda found: " " * len(found[0]), folded.text)
    return [
        start
        for start in range(len(blank) - PAIR + 1)
        if all(one.isalpha() and one not in PLAIN for one in blank[start : start + PAIR])
    ]
