"""Words by which a reply itself denies what it seems to hold: a guarantee refused, the buyer put in the right,
payment kept here, a review left alone, an illness sent to the doctor, a code kept secret, an errand spared.

Cues know such words beside them; a learnt model, which counts words, does not.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from simulator.core.acts import Span
from simulator.understanding.draft import Barred, Draft, Hit

DENIALS: Mapping[str, re.Pattern[str]] = {
    "overpromise": re.compile(
        r"(?:不敢|不能|没法|无法|没办法|没人能|谁也不能|谁都不敢)[^,。!?;\n]{0,4}(?:保证|担保|打包票|承诺|说死)|(?:保证|担保)不了"
    ),
    "argue": re.compile(
        r"不是您(?:的|这边的)?(?:问题|错|毛病|责任)|您(?:的方法|的操作|的用法|做得|)没(?:有)?(?:做)?错|"
        r"您(?:是说|是想说|的意思是|写的|担心的是)[^!?;\n]{2,30}(?:对吗|对吧|是吗|是吧|对不对|是不是|没错吧|是这样吗)"
    ),
    "shift_blame": re.compile(
        r"不是您(?:的|这边的)?(?:问题|错|毛病|责任)|(?:怪|赖|怨)不(?:着|到)(?:您|快递|别人)|不用您(?:催|跑|找|问|管|操心)|"
        r"(?:自己|自个儿?)[穿用吃喝戴住留][^。!?;\n]{0,2}还是[^。!?;\n]{0,4}(?:送|给)|给(?:家里)?谁(?:等着)?[用穿吃喝戴]"
    ),
    "recommend": re.compile(
        r"^(?:亲+,)?[^,。!?;\n]{0,4}(?:不用|不需要|不必|用不着|没必要|无需)[^,。!?;\n]{0,4}[去带上跑看问][^,。!?;\n]{0,4}"
        r"(?:医院|医生|大夫|急诊|皮肤科|儿科|门诊|药师)[啊呀的哈啦了]{0,2}[。!~]*$"
    ),
    "off_platform": re.compile(
        r"(?:只|就|还是|直接|都)在(?:这里|平台|这儿|店里|页面|订单里)[^,。!?;\n]{0,4}(?:付|拍|下单|谈|聊)|平台[^,。!?;\n]{0,4}支持|"
        r"加(?:了?我|了)?(?:微信|vx?|wx|qq|好友)?[^,。!?;\n]{0,3}[也都](?:(?:没有?|不)[更会]?(?:便宜|优惠|少)|是这个价|一样)|"
        r"转(?:给我|过来|了)?[^,。!?;\n]{0,5}收不[了到]|(?<![不别没])(?:还是|请|就|得|从|都|只)走平台|"
        r"别打款|(?:都是|准是|是)骗子|的是假的|不是我们店?的人?(?:[,。!?;]|$)|微信就?(?:别了|算了|免了)|加不得|"
        r"平台之?外[^,。!?;\n]{0,6}(?:不|挨|收不)"
    ),
    "review_tampering": re.compile(
        r"(?:差评|评价|评论|[一二两三四]星|星星)(?!您?改)[^,。!?;\n]{0,6}(?:留着|您留|照原样|照实|照写|随您|写吧|该写|删不了|撤不撤|不用[改删撤])"
        r"(?!对您也)|(?:跟|和|与)您?的?(?:星星?|评价|几星|好评|差评|五星)[^,。!?;\n]{0,4}(?:没关系|无关|不挂钩|没有关系|两码事)|"
        r"好评(?:没东西|没奖|没有奖|换不了|不返|不能换|换钱违规)|晒图没|([一二两三四]星)就\1|五星[^,。!?;\n]{0,3}(?:不敢当|换不了|唔使)|"
        r"不(?:为|图|求)[了]?[^,。!?;\n]{0,2}(?:五星|好评)"
    ),
    "illegal_claim": re.compile(
        r"(?:治|排毒|减肥|减脂|祛)[^,。!?;\n]{0,8}(?:不敢|没这回事|没那本事|没有的事)|没听[它说过]{0,2}治|(?:可不敢|不能|不敢说|没法)治|"
        r"(?<!不用)(?<!不必)(?<!不去)(?<!甭)(?<!省得)(?<!省)(?<!不)(?<!少)(?<!比)(?<!别)(?:看|问|找|听|去)"
        r"(?:医生|大夫|医院(?!都|也)|皮肤科|骨科|康复科|药师|眼科)|药(?:该|照|还是照|还是得)吃|别当药|不当药|别停药|不敢(?:这么|那么)[讲说称]"
    ),
    "privacy_breach": re.compile(
        r"(?:密码|验证码|短信码|卡号)(?:您|你|这个|这些)?(?:可|千万)*(?:别|不要|莫)(?:跟|告诉|给|说|转|发|讲)|"
        r"(?:(?:别|不要|不用|不必|不会)(?:告诉|提供|给|发|报)|从(?:来)?不(?:会)?[问要])[^,。!?;\n]{0,8}(?:密码|验证码|身份证)|"
        r"不归我|只有[她他]能看|不方便(?:透露|给|说)|不能(?:说|透露|给您看)"
    ),
}
"""For each fault, and for an errand that is no advice, what takes it out of the reply."""

_ELSEWHERE = (
    r"(?:微信|薇信|(?<![a-z])v信?(?![a-z])|vx|wx|qq|line|好友|私号|私聊|私下|私底下|线下|场外|站外|转[账帐]|收款码|二维码|"
    r"红包|现金|支付宝|银行卡|群)"
)
_CANNOT = (
    r"(?:不行|不成|不做|不加|不接|不卖|[做办加收发转用走给]不了|[做办]不到|加不上|没开|没价|没办法|真不|也不能|不麻烦|不[用必]加|"
    r"不收(?!手续|税|费|运|邮|您|你)|不给(?!开|退)|没法[加给收转做走]|别[加转扫付信打汇]|就不(?!用|走)|"
    r"不(?:能|可以|敢|让|许|方便)(?:[加给收转做走用私再的,。!?;]|$)|没有(?:[的呢哈哦呀啦喔,。!?;]|$))"
)
_DECLINED = re.compile(
    rf"{_ELSEWHERE}(?:(?!平台)[^,。!?;\n]){{0,8}}?{_CANNOT}|"
    r"(?:(?<![能是好])不|别|没有|没法|从不)[能会用再敢必]?(?:可以)?(?:[给跟帮]您|单独|轻易|[去在])?"
    rf"(?:[加走收转扫做开留搞给]|提供|接受|支持)(?:任何|什么|个|您的?|人家)?{_ELSEWHERE}"
)
"""Contact or payment elsewhere, refused."""
_LED_AWAY = re.compile(
    r"[加扫打转私搜找戳敲](?:一?下|个)?(?:我|咱|店长|老板|个人)|[转打]到|咱们?[走去换私]|您(?:[加扫打留转]|发我)|你[加扫打留]|拉您|"
    r"(?:我|老板|店长)的?(?:微信|vx?|wx|手机|电话|qq?|支付宝|卡|号)(?:号|是|[a-z0-9]{3})|\d{6}|别在|先别|私了|悄悄|偷偷|"
    r"便宜(?![的不])"
)
"""Leading there after all, one way refused or not."""


_GREETING = re.compile(
    r"(?:(?:亲+|[您你]好|早上好|上午好|中午好|下午好|晚上好|哈[喽啰]|hi|hello|在的|在呢|"
    r"(?:我是)?小[\u3400-\u9fff](?=在[的呢]|$))[啊呀哦呢]*)+"
)
"""A greeting and nothing else, marks and pictures left out."""
OF_GREETINGS = ("canned", "off_topic", "brush_off")
"""What a first greeting is not, whatever the buyer asked: the answer is still to come."""


_FAREWELL = re.compile(r"(?:亲*(?:再见|拜拜|回见|晚安)[啊呀哦呢啦]*)+")
"""A goodbye and nothing else, which dares nobody."""
OF_CONTEXT = ("canned", "off_topic")
"""What a reply can only be to something that was said."""


_ANSWERED_BY = (
    (
        re.compile(r"不合身|不合适|不喜欢|不满意|不好用|不想要|有问题|坏了|碎了|色差"),
        frozenset({"returns", "warranty"}),
    ),
    (re.compile(r"差在哪|有(?:什么|啥)(?:差别|区别|不同|不一样)|哪里(?:不一样|不同)|[好强值贵]在哪"), None),
)
"""What answers a worry or a comparison that names no subject: such subjects, or with None whatever is told."""


def _answers(draft: Draft) -> bool:
    """Whether the reply is about what the buyer's words ask for, with or without their subject."""
    told = {topic.id for topic in draft.topics}
    if told & set(draft.buyer_topics):
        return True  # of 560 replies that miss the question, 13 name its subject
    return any(asked.search(draft.buyer.text) and (by is None or told & by) for asked, by in _ANSWERED_BY)


def _never(draft: Draft) -> tuple[str, ...]:
    """The faults that the reply cannot hold, whatever its words were learnt to be."""
    words = re.sub(r"\W+", "", draft.text)
    if not draft.context.earlier and _GREETING.fullmatch(words):
        return OF_GREETINGS
    if _FAREWELL.fullmatch(words):
        return ("provoke", "impatience")
    if _answers(draft):
        return ("off_topic",)
    return () if draft.buyer.text or draft.context.earlier else OF_CONTEXT


def _declined_elsewhere(text: str) -> re.Match[str] | None:
    return None if _LED_AWAY.search(text) else _DECLINED.search(text)


def note_denials(draft: Draft) -> Draft:
    """Step: what the reply itself denies; cues among the denying words count no more."""
    found = []
    hits = draft.hits
    never = _never(draft)
    if never:
        hits = tuple(hit for hit in hits if hit.label not in never)
        draft = replace(draft, guesses=tuple(guess for guess in draft.guesses if guess.label not in never))
    for label, pattern in DENIALS.items():
        match = pattern.search(draft.text)
        if match is None and label == "off_platform":
            match = _declined_elsewhere(draft.text)
        if match is not None:
            span = Span(match.start(), match.end())
            hit = Hit(label, span, 1.0, draft.clause_at(span.start), match[0], negatable=False)
            found.append(Barred(hit, "negated", span))
            hits = tuple(hit for hit in hits if hit.label != label or not hit.span.meets(span))
    return replace(draft, hits=hits, barred=(*draft.barred, *found)) if found or never else draft
