"""What this one buyer and their order are about: the words by which a reply shows whom it is for.

A reply that could be sent to anybody has none of them, however courteous it is. One that only reads out what is for
sale, or gives the buyer their own words back, is `about` them, yet nobody had to listen for it: it is not `for_them`.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simulator.core.acts import Span
from simulator.core.chart import Chart, Fact
from simulator.scoring.fold import Folded, fold, occurrences

PAIR = 2
"""Characters that must be shared, one after the other, to count as a word of the case."""

PLAIN = frozenset(
    fold("的了就都也是着吧呢啊么我你您他她它们这那不没有在会能要可和跟到给把被让吗什怎哪谁几还再又很太真说").text
)
"""Characters that any speech is full of; a pair with one of them tells nothing."""

LONG = 8
"""Characters that are no longer said but read off where they stand the same in the buyer's words."""
WHOLE = 4
"""Characters from which on a shorter message of the buyer is read off where all of it stands in the reply."""
CASE_LONG = 5
"""The same for the account of the case, which nobody says to a buyer."""

THINGS = frozenset("壶锅锁裙裤衫衣糕茶巾鞋帽袜灯床柜椅桌碗杯盘瓶刀伞枕毯酒粮")
"""What one character names for sale; it counts where this case is about it."""

KINDRED = (
    ("妈|母亲", "阿姨|老太太|老人"),
    ("爸|爹|父亲", "叔叔|老爷子|老人"),
    ("奶奶|外婆|姥", "老太太|老人"),
    ("爷爷|外公", "老爷子|老人"),
    ("公婆|公公|婆婆", "老人"),
    ("老人|老太太|老爷子", "老人"),
    ("女儿|闺女|儿子|孩子|[娃孙]", "小朋友|宝宝"),
    ("老婆|媳妇|老公|丈夫", "爱人|太太|先生"),
)
"""Names of one person each: those that a buyer gives them, and what else an assistant may call the same one."""

EVERYDAY = """
两三天 三天 两天 几天 今天 明天 后天 现在 时候 时间 一个 一下 一点 一直 一定 一次 已经 到底 意思 问题 情况 这样 以后
多少 另外 大概 左右 心里 每一
为什么 怎么回事 回事 知道 觉得 理解 着急 担心 顾虑 麻烦 满意 放心 自己 或者 然后 平时 主要 需要 在意 方便 用心 小心
处理 解决 办法 安排 登记 申请 负责 负责到底 跟进 跟到底 核实 反馈 记录 备注 加急 优先 尽快 马上 立刻 第一时间 耐心
主管 客服 同事 店铺 店里 买家 订单 单号 下单 拍下 发货 快递 物流 仓库 收到 签收 顺丰 点前 小时 小时内 分钟 工作日
退款 退货 换货 退换 退换货 补发 重发 补寄 补偿 赔偿 赔付 七天无理由 无理由 运费 运费险 邮费 保修 保修两年 两年 一年 质保
质量 质量问题 检查 检测 检测报告 报告 安全 包邮 优惠 优惠券 元券 便宜 价格 价钱 差价 划算 更划算 性价比
活动 赠品 礼品 小礼品 领取 好评 评价 商品 东西 宝贝 产品 款式 规格 喜欢 考虑 建议 合适 推荐 适合
日子 一款 一件 一份 一种 来回 看看 算下来 下来 最多 送人 任何 三四天 电话 打电话 现货 全新 路上
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
    told = {pair for fact in chart.facts for pair in _of_fact(fact)}
    known = _pairs(chart.known.text) | _pairs(chart.known.topics)
    return frozenset((own | told | known) - common)


@dataclass(frozen=True, slots=True)
class Before:
    """What a reply could take up."""

    buyer: Sequence[str]
    """The buyer's words so far, folded and bare."""
    told: Collection[str]
    """The facts that they have told."""

    def said(self, word: str) -> bool:
        return any(word in one for one in self.buyer)


def for_them(chart: Chart, text: str, before: Before) -> Span | None:
    """The first characters of the reply that show somebody knows or listened; None where nobody had to.

    Those are words of the case, but neither of the goods' name nor said by the buyer before, unless they are of a fact
    that they have told: taking that up is to have listened. Whom of their family it is about counts once they have
    told that, for before it is a guess. Reading off whole phrases is neither.
    """
    folded = fold(text)
    off = _read_off(chart, text, before)
    told = {pair for fact in chart.facts if fact.id in before.told for pair in _of_fact(fact)}
    words = words_of(chart) - _pairs(chart.known.goods)
    for start in _places(folded):
        word = folded.text[start : start + PAIR]
        if {*folded.origins[start : start + PAIR]} <= off or word not in words:
            continue
        if word in told or not before.said(word):
            return folded.span(start, start + PAIR)
    family = _family([fact for fact in chart.facts if fact.id in before.told], folded)
    return family if family and family.start not in off else None


def _read_off(chart: Chart, text: str, before: Before) -> set[int]:
    """The places of the reply as typed that stand, many in a row, in the buyer's words or in the case as told."""
    bare = fold(text, bare=True)
    case = (fold(chart.known.case, bare=True).text,)
    off: set[int] = set()
    for sources, long in ((before.buyer, LONG), (case, CASE_LONG)):
        for start in range(len(bare.text) - long + 1):
            if any(bare.text[start : start + long] in one for one in sources):
                off.update(bare.origins[start : start + long])
    for whole in (one for one in before.buyer if WHOLE <= len(one) < LONG):
        for start in occurrences(whole, bare.text):
            off.update(bare.origins[start : start + len(whole)])
    return off


@lru_cache(maxsize=4096)
def about(chart: Chart, text: str) -> Span | None:
    """The first characters of the reply that belong to this case; None where it could be sent to anybody."""
    folded = fold(text)
    words = words_of(chart)
    for start in _places(folded):
        if folded.text[start : start + PAIR] in words:
            return folded.span(start, start + PAIR)
    sold = THINGS & {*chart.known.text}
    for start, one in enumerate(folded.text):
        if one in sold:
            return folded.span(start, start + 1)
    return _family(chart.facts, folded)


def _family(facts: Sequence[Fact], folded: Folded) -> Span | None:
    """Whom the reply calls by another name than this buyer did: 妈妈 for 我妈, 叔叔 for 老爸; not 奶奶 for either."""
    told = "\n".join(words for fact in facts for words in (fact.name, *fact.wordings))
    theirs = (f"{names}|{others}" for names, others in KINDRED if re.search(names, told))
    found = (one.span() for names in theirs if (one := re.search(names, folded.text)))
    first = min(found, default=None)
    return folded.span(*first) if first else None


def _of_fact(fact: Fact) -> frozenset[str]:
    return frozenset(pair for text in (fact.name, *fact.wordings) for pair in _pairs(text))


@lru_cache(maxsize=2048)
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
