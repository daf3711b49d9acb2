"""The expert: listens, asks, answers what was asked, concedes within the policy, waits for approval, closes in time.

Reads what a trainee may read and nothing else: the sheet of the case and what practice mode shows after each reply.
"""

import re
from collections import Counter

from examples.plans import AGAIN, ANYHOW, AS_FACT, CONTENT, ELSE, PAIRS, PLANS, WORDS
from examples.reading import asks, ranked, topics_of
from examples.sheet import Sentence, Sheet
from examples.trainee import END
from examples.view import View

TERSE = {"冷漠型": 50, "果断型": 38}
"""Characters that buyers of few words read at once."""
USUAL = 85
"""Characters that everybody else does."""
WAITS = 5
"""Times that the expert waits thirty seconds for a supervisor."""
ANSWERS = frozenset({*CONTENT, "decline", "offer_fix", "compensate", "report_progress", "commit", "own", "empathise"})
_PUNCTUATION = re.compile(r"[\W_]+")


class Expert:
    def __init__(self, sheet: Sheet, seed: int) -> None:
        self._sheet = sheet
        self._seed = seed
        self._room = TERSE.get(sheet.buyer_type, USUAL)
        self._said: Counter[str] = Counter()
        """How often each sentence was said."""
        self._worded: Counter[str] = Counter()
        """How often own words were used for an act."""
        self._open: list[str] = []
        """The buyer's questions that have not been answered, the newest first."""
        self._tried: Counter[str] = Counter()
        self._last: list[Sentence] = []
        self._buyer_words = ""
        self._waits = 0
        self._replies: set[str] = set()

    def reply(self, view: View) -> str:
        if view.ended:
            return END
        self._listen(view)
        if self._waits:
            return self._wait(view)
        parts = self._opening() if view.turn == 0 else self._parts(view)
        if any(part.act == "seek_approval" for part in parts):
            self._waits = WAITS
        self._last = parts
        text = self._fresh("".join(part.text for part in parts))
        self._replies.add(text)
        return text

    # —— Listening ——

    def _listen(self, view: View) -> None:
        """Take in what the buyer said, and whether the last reply was taken as it was meant."""
        heard = view.acts()
        for part in self._last:
            if part.act in ANSWERS and part.act in heard:
                about = {act.topic for act in view.heard if act.id == part.act} | view.topics
                self._open = [one for one in self._open if not (topics_of(one, self._sheet) & about)]
        self._last = []
        if view.buyer:
            self._buyer_words = max(view.buyer, key=len)
        for line in view.buyer:
            if asks(line) and self._candidates(line):
                self._open = [line, *(one for one in self._open if one != line)][:4]

    def _candidates(self, words: str) -> list[Sentence]:
        """What could be said to the buyer's words: model answers before bare facts."""
        answers = ranked((one for one in self._sheet.answers if one.act in ANSWERS), words, self._sheet)
        return [*answers, *ranked(self._sheet.facts, words, self._sheet)]

    # —— Speaking ——

    def _opening(self) -> list[Sentence]:
        return [Sentence("greet", None, WORDS["greet"][0])]

    def _parts(self, view: View) -> list[Sentence]:
        """One thing done well: the answer that is due, then what this state of the talk wants."""
        plan = PLANS.get(view.state, ELSE)
        duty = self._duty(view, plan)
        answer = self._answer(view, duty)
        if answer is None:
            return self._with(view, duty)
        if duty.act in ("clarify", "empathise") and self._fits(answer, duty):
            return [self._say(answer), self._say(duty)]
        return [self._say(answer)]

    def _with(self, view: View, duty: Sentence) -> list[Sentence]:
        """The duty, and what is said in the same breath."""
        for first, second in PAIRS.get(view.state, ()):
            if duty.act == first:
                other = self._next(second, view)
                if other is not None and self._fits(duty, other):
                    return [self._say(duty), self._say(other)]
        return [self._say(duty)]

    def _fits(self, *parts: Sentence) -> bool:
        return sum(len(_PUNCTUATION.sub("", part.text)) for part in parts) <= self._room

    def _say(self, part: Sentence) -> Sentence:
        """Note that it is said now; shortened for those who read no more, reworded when it was said before."""
        times = self._said[part.text]
        self._said[part.text] += 1
        text = shortened(part.text, self._room)
        if times:
            leads = AGAIN.get(part.act, ANYHOW)
            text = leads[(times - 1) % len(leads)].format(text=text)
        return Sentence(part.act, part.topic, text)

    def _fresh(self, text: str) -> str:
        """The text, made to differ from every earlier reply."""
        place = 0
        while text in self._replies:
            text = ANYHOW[place % len(ANYHOW)].format(text=text)
            place += 1
        return text

    def _answer(self, view: View, duty: Sentence) -> Sentence | None:
        """What speaks to the newest open question, tried in other words where it did not arrive."""
        if view.state in ("teasing", "warned", "upset", "stalemate", "silent", "opened"):
            return None  # first the feelings, then the facts
        for words in list(self._open):
            offers = [one for one in self._candidates(words) if self._may(one, view)]
            place = self._tried[words]
            if place >= min(4, len(offers) + 1):
                self._open.remove(words)
                continue
            self._tried[words] += 1
            return self._as_told(sorted(offers, key=lambda one: self._said[one.text])[0]) if offers else None
        return None

    def _as_told(self, sentence: Sentence) -> Sentence:
        if sentence in self._sheet.facts:
            lead = AS_FACT[self._said[sentence.text] % len(AS_FACT)]
            self._said[sentence.text] += 1
            return Sentence("reassure", sentence.topic, lead.format(fact=self._plain(sentence.text)))
        return sentence

    def _plain(self, text: str) -> str:
        """The text without the words of the trade."""
        for word, meaning in self._sheet.jargon:
            text = text.replace(word, meaning)
        return text

    def _may(self, sentence: Sentence, view: View) -> bool:
        """Whether now is the time: no advice before the questions, no gifts before the price is talked about."""
        if sentence.act == "recommend":
            return not self._unsaid("clarify")
        if sentence.act in ("offer_fix", "compensate"):
            return not self._unsaid("clarify") and view.state not in ("asking", "arriving", "venting", "guarded")
        return sentence.act != "clarify"

    def _unsaid(self, act: str) -> list[Sentence]:
        return [one for one in self._sheet.answers if one.act == act and not self._said[one.text]]

    def _duty(self, view: View, plan: tuple[str, ...]) -> Sentence:
        if view.state == "wavering":
            return self._closing(view)
        if view.state == "haggling":
            return self._bargaining(view)
        if view.state == "considering":
            return self._settling(view)
        if view.state == "mended":
            return self._leaving(view)
        for act in plan:
            for one in self._unsaid(act):
                if self._may(one, view) or act in ("clarify", "offer_fix", "compensate"):
                    return one
        return self._own_words(plan, view)

    def _closing(self, view: View) -> Sentence:
        """Trust first, then the close."""
        if view.moods.get("trust", 9) < 5 and self._worded["wavering"] < 3:
            self._worded["wavering"] += 1
            for act in ("reassure", "explain", "compensate", "justify_value", "recommend"):
                for one in self._unsaid(act):
                    return one
        return self._next("close_sale", view) or self._own_words(("close_sale",), view)

    def _bargaining(self, view: View) -> Sentence:
        """Worth before price, small before large, own authority before the supervisor's."""
        for act in ("clarify", "justify_value", "seek_approval", "compensate", "decline", "reassure", "explain"):
            for one in self._unsaid(act):
                return one
        for text in self._concessions():
            if not self._said[text]:
                return Sentence("compensate", "discount", text)
        return self._own_words(("decline", "close_sale", "empathise"), view)

    def _concessions(self) -> list[str]:
        """What may be given without asking."""
        authority = self._sheet.authority
        given = []
        if authority.gift:
            given.append("再送您一份小礼品当赠品，您看合适吗？")
        if authority.postage:
            given.append("运费我们给您包了，包邮到家。")
        if authority.discount < 100:
            given.append(f"我权限里最多能给您打{zhe(authority.discount)}优惠。")
        return given

    def _settling(self, view: View) -> Sentence:
        """All that is open first, then who does what by when."""
        if view.moods.get("anger", 0) > 4 or view.moods.get("trust", 9) < 4:
            for act in ("empathise", "own", "apologise"):
                for one in self._unsaid(act):
                    return one
            if self._worded["soothed"] < 3:
                self._worded["soothed"] += 1
                return self._own_words(("empathise", "own", "apologise"), view)
        for act in ("offer_fix", "report_progress", "seek_approval", *CONTENT, "compensate", "own"):
            for one in self._unsaid(act):
                return one
        return self._next("commit", view) or self._own_words(("commit",), view)

    def _leaving(self, view: View) -> Sentence:
        """Nothing about the review; goodbye as soon as the buyer trusts enough."""
        if view.moods.get("trust", 9) < 7:
            for act in ("commit", "empathise", "apologise", "explain", "own"):
                for one in self._unsaid(act):
                    return one
            if self._worded["warmed"] < 4:
                self._worded["warmed"] += 1
                return self._own_words(("thank", "empathise", "commit"), view)
        return self._next("farewell", view) or self._own_words(("farewell",), view)

    def _next(self, act: str, view: View) -> Sentence | None:
        """The next thing to say for the act, in the case's words or else in own ones."""
        unsaid = self._unsaid(act)
        return unsaid[0] if unsaid else self._own_words((act,), view) if WORDS.get(act) else None

    def _own_words(self, acts: tuple[str, ...], view: View) -> Sentence:
        """Own words for that of the acts which they were used for least."""
        able = [act for act in acts if WORDS.get(act)] or ["listen"]
        act = min(able, key=lambda one: self._worded[one] / len(WORDS[one]))
        texts = WORDS[act]
        text = texts[(self._worded[act] + self._seed) % len(texts)]
        self._worded[act] += 1
        return Sentence(act, None, text.replace("{words}", self._buyer_words.rstrip("。！？?!，,~… ")[:40]))

    # —— The supervisor ——

    def _wait(self, view: View) -> str:
        if not view.notices:
            self._waits -= 1
            return "@30"
        self._waits = 0
        result = re.sub(r"^.*?[：:]", "", view.notices[-1]).rstrip("。")
        if re.search(r"同意|批准|破例", result) and not re.search(r"不同意|不能", result):
            text = self._plain(f"主管批下来了，{granted(result)}。")
        else:
            unsaid = self._unsaid("decline")
            text = unsaid[0].text if unsaid else f"刚问过主管，很抱歉，{result}。"
            self._said[text] += 1
        self._replies.add(text)
        return text


def granted(result: str) -> str:
    """The supervisor's words, turned to the buyer."""
    result = re.sub(r"可以破例做到(\d+)折", r"可以给您打\1折优惠", result)
    result = result.replace("同意免费补发", "同意给您免费补发，不用您再掏钱，就是")
    return re.sub(r"可以另赔|补偿可以到|可以补偿到?", "再补偿您", result).replace("另外送", "另外送您")


def shortened(text: str, room: int) -> str:
    """As many whole clauses as the buyer reads, from the first on; never less than one."""
    clauses = re.findall(r"[^，。；：？！]+[，。；：？！]?", text)
    kept = clauses[:1]
    for clause in clauses[1:]:
        if len(_PUNCTUATION.sub("", "".join(kept) + clause)) > room:
            break
        kept.append(clause)
    whole = "".join(kept)
    return whole if whole[-1] in "。？！" else whole.rstrip("，；：") + "。"


def zhe(percent: int) -> str:
    """A percent of the price as people say it: 95 is 95折, 90 is 9折."""
    return f"{percent // 10}折" if percent % 10 == 0 else f"{percent}折"
