"""What the state of the talk wants next, as the handbook teaches it: feelings first, questions before advice, worth
before price, all that is open before the close."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from examples.plans import CONTENT, ELSE, PLANS, WORDS
from examples.saying import Sayings
from examples.sheet import Authority, Sentence
from examples.view import View


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the talk stands."""

    view: View
    said: Sayings
    buyer: str
    """The buyer's last words."""
    authority: Authority

    def mood(self, name: str, otherwise: int) -> int:
        return self.view.moods.get(name, otherwise)

    def next(self, *acts: str) -> Sentence | None:
        """The first model answer for the acts that was not said yet."""
        return next(iter(self.said.unsaid(*acts)), None)

    def unsaid(self, sentence: Sentence) -> bool:
        return not self.said.effort(sentence)

    def any(self, *acts: str) -> Sentence:
        """The same, or own words where the case has none left."""
        return self.next(*acts) or self.said.own_words(acts, self.buyer)


def duty(moment: Moment) -> Sentence:
    """What is to be said now, apart from what the buyer asked."""
    special = SPECIAL.get(moment.view.state)
    return special(moment) if special else _planned(moment)


def timely(sentence: Sentence, moment: Moment) -> bool:
    """Whether now is the time for it: no advice before the questions, no remedy before the feelings."""
    if sentence.act == "clarify":
        return False
    if sentence.act == "recommend":
        return not moment.said.unsaid("clarify")
    if sentence.act == "seek_approval":
        return moment.view.state in ("haggling", "considering") and moment.unsaid(sentence)
    if sentence.act in ("offer_fix", "compensate", "report_progress", "commit"):
        return not moment.said.unsaid("clarify") and moment.view.state not in ("arriving", "guarded")
    return True


def _planned(moment: Moment) -> Sentence:
    plan = PLANS.get(moment.view.state, ELSE)
    if moment.said.terse and moment.view.state in BRISK:
        plan = tuple(act for act in plan if act not in FEELING)
    for act in plan:
        for one in moment.said.unsaid(act):
            if act in ("clarify", "offer_fix", "compensate") or timely(one, moment):
                return one
    return moment.said.own_words([act for act in plan if act not in CONTENT], moment.buyer)


def _closing(moment: Moment) -> Sentence:
    """Trust first, then the close."""
    said = moment.said
    late = said.own_times("close_sale") or moment.view.turn > 16
    if not late and moment.mood("trust", 9) < 5:
        one = moment.next("recommend", "reassure", "explain", "compensate", "justify_value", "empathise")
        if one is not None:
            return one
    if not late and (one := moment.next("offer_fix", "report_progress", "recommend", "reassure")):
        return one
    return moment.any("close_sale")


def _bargaining(moment: Moment) -> Sentence:
    """Worth before price, small before large, own authority before the supervisor's."""
    one = moment.next("clarify", "justify_value", "compensate", "seek_approval", "decline", "reassure", "explain")
    if one is not None:
        return one
    for gift in concessions(moment.authority):
        if not moment.said.times(gift):
            return gift
    return moment.said.own_words(("decline", "justify_value", "close_sale"), moment.buyer)


def _settling(moment: Moment) -> Sentence:
    """All that is open first, then who does what by when."""
    said = moment.said
    if (moment.mood("anger", 0) > 4 or moment.mood("trust", 9) < 4) and said.own_times("own") < 2:
        return moment.any("empathise", "own", "apologise")
    one = moment.next("offer_fix", "report_progress", "seek_approval", *CONTENT, "compensate", "own")
    return one or moment.any("commit")


def _leaving(moment: Moment) -> Sentence:
    """Nothing about the review; goodbye as soon as the buyer trusts enough."""
    due = moment.next("commit", "own", "explain")
    if due is not None:
        return due
    if moment.mood("trust", 9) < 7 and moment.said.own_times("thank") < 2:
        return moment.next("empathise", "apologise") or moment.any("thank", "empathise")
    return moment.any("farewell")


FEELING = frozenset({"empathise", "restate", "listen"})
BRISK = ("explained", "asking")
"""States in which a buyer of few words wants the matter itself."""

SPECIAL: Mapping[str, Callable[[Moment], Sentence]] = {
    "wavering": _closing,
    "haggling": _bargaining,
    "considering": _settling,
    "mended": _leaving,
}
"""States that want more than a list of acts."""


def concessions(authority: Authority) -> list[Sentence]:
    """What may be given without asking anybody, the smallest first."""
    given = []
    if authority.gift:
        given.append(Sentence("compensate", "gift", "再送您一份小礼品当赠品，您看合适吗？"))
    if authority.postage:
        given.append(Sentence("compensate", "logistics", "运费我们给您包了，包邮到家。"))
    if authority.discount < 100:
        given.append(Sentence("compensate", "discount", f"我权限里最多能给您打{zhe(authority.discount)}优惠。"))
    return given


def zhe(percent: int) -> str:
    """A percent of the price as people say it: 95 is 95折, 90 is 9折."""
    return f"{percent // 10}折" if percent % 10 == 0 else f"{percent}折"


def has_words(act: str) -> bool:
    """Whether there are own words for the act."""
    return bool(WORDS.get(act))
