"""Words by which a reply itself denies a fault: a guarantee refused, the buyer put in the right, payment kept here.

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
        r"不是您(?:的|这边的)?(?:问题|错|毛病|责任)|您(?:的方法|的操作|的用法|做得|)没(?:有)?(?:做)?错"
    ),
    "shift_blame": re.compile(r"不是您(?:的|这边的)?(?:问题|错|毛病|责任)|(?:怪|赖|怨)不(?:着|到)(?:您|快递|别人)"),
    "off_platform": re.compile(
        r"(?:只|就|还是|直接|都)在(?:这里|平台|这儿|店里|页面|订单里)[^,。!?;\n]{0,4}(?:付|拍|下单|谈|聊)|平台[^,。!?;\n]{0,4}支持"
    ),
}
"""For each fault what takes it out of the reply."""


def note_denials(draft: Draft) -> Draft:
    """Step: the faults that the reply itself denies."""
    found = []
    for label, pattern in DENIALS.items():
        match = pattern.search(draft.text)
        if match is not None:
            span = Span(match.start(), match.end())
            hit = Hit(label, span, 1.0, draft.clause_at(span.start), match[0], negatable=False)
            found.append(Barred(hit, "negated", span))
    return replace(draft, barred=(*draft.barred, *found)) if found else draft
