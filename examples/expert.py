"""The expert: listens, asks, answers what was asked, concedes within the policy, waits for approval, closes in time.

Reads what a trainee may read and nothing else: the sheet of the case and what practice mode shows after each reply.
"""

import re
from collections import Counter

from examples.plans import CONTENT, GENERAL, OPENING, PAIRS, WARM
from examples.reading import ENOUGH, asks, complains, ranked, topics_of
from examples.saying import Sayings
from examples.sheet import Sentence, Sheet
from examples.tactics import Moment, duty, has_words, timely
from examples.trainee import END
from examples.view import View

WAITS = 5
"""Times that the expert waits thirty seconds for a supervisor."""
TRIES = 6
"""How often a question is answered before it is left for later."""
FACT = 1.0
"""What a bare fact is behind a model answer in nearness."""
KNOWN = 1.5
"""What a sentence that fits every shop is behind a model answer."""
TIRED = 2.5
"""What each time that a sentence was said takes from its nearness."""
MISSES = 2
"""Answers that may miss before the expert does what comes next."""
WAITING = ("arriving", "asking", "behaving")
"""States that a buyer does not leave before every question has its answer."""
ANSWERS = frozenset({*CONTENT, "decline", "offer_fix", "compensate", "report_progress", "own", "seek_approval"})
QUESTIONS = ("clarify", "verify")
FEELINGS = ("teasing", "warned", "upset", "stalemate", "silent", "opened", "guarded", "explained", "touched")
"""States in which facts come too early."""


class Expert:
    def __init__(self, sheet: Sheet, seed: int) -> None:
        self._sheet = sheet
        self._said = Sayings(sheet, seed)
        self._open: list[str] = []
        """The buyer's questions that still wait, the newest first."""
        self._asked: dict[str, None] = {}
        self._tried: Counter[str] = Counter()
        self._buyer = ""
        self._chatting = False
        self._answering: Sentence | None = None
        """What the last reply answered the buyer's question with."""
        self._proven: set[str] = set()
        """Sentences that were taken well as answers."""
        self._wrong: set[str] = set()
        """Topics that the question was not about after all."""
        self._misses = 0
        self._waits = 0
        self._again = 0
        self._granted: list[Sentence] = []
        """What may be said since the supervisor agreed."""

    def reply(self, view: View) -> str:
        if view.ended:
            return END
        self._listen(view)
        if self._waits:
            return self._wait(view)
        if view.turn == 0:
            return self._said.reply([Sentence("greet", None, OPENING)])
        parts = self._parts(Moment(view, self._said, self._buyer, self._sheet.authority))
        if any(part.act == "seek_approval" for part in parts):
            self._waits = WAITS
        text = self._said.reply(parts)
        if self._chatting and self._sheet.buyer_type in WARM:
            leads = WARM[self._sheet.buyer_type]
            text = leads[view.turn % len(leads)] + text
        return text

    # —— Listening ——

    def _listen(self, view: View) -> None:
        """Take in what the buyer said, and whether the last reply was taken as it was meant."""
        arrived = self._said.arrived({*view.acts(), *(["clarify"] if view.told else [])})
        missed = any(complains(text) for text in (*view.buyer, *view.thoughts))
        if self._answering is not None:
            if not missed:
                self._proven.add(self._answering.text)
                self._wrong.clear()
                self._misses = 0
            elif not view.told and self._answering.topic:
                self._wrong.add(self._answering.topic)
                self._misses += 1
            self._answering = None
        if view.state not in WAITING and not missed:
            for part in arrived:
                about = {act.topic for act in view.heard if act.id == part.act} | view.topics
                self._open = [one for one in self._open if not topics_of(one, self._sheet) & about]
        if view.buyer:
            self._buyer = max(view.buyer, key=len)
        self._chatting = True
        for line in view.buyer:
            best = max((near for near, _one in self._candidates(line)), default=0.0)
            if not asks(line) or complains(line) or best < (ENOUGH if len(view.buyer) == 1 else 0.0):
                continue
            self._chatting = False
            self._asked[line] = None
            # Who asks the next thing has had an answer to the last one.
            self._open = [line] if view.state in WAITING else [line, *self._open][:4]

    def _candidates(self, words: str) -> list[tuple[float, Sentence]]:
        """What could be said to the buyer's words and how near it is: model answers before bare facts."""
        answers = [one for one in (*self._granted, *self._sheet.answers) if one.act in ANSWERS]
        bare = [(near - FACT, one) for near, one in ranked(self._sheet.facts, words, self._sheet)]
        known = [(near - KNOWN, one) for near, one in ranked(GENERAL, words, self._sheet)]
        return sorted([*ranked(answers, words, self._sheet), *bare, *known], key=lambda pair: -pair[0])

    # —— Speaking ——

    def _parts(self, moment: Moment) -> list[Sentence]:
        """One thing done well: the answer that is due, then what this state of the talk wants."""
        answer = self._answer(moment)
        wanted = duty(moment)
        if answer is None and self._stuck(moment):
            answer = self._answer(moment)
        if answer is None or answer == wanted:
            return self._with(moment, wanted)
        if wanted.act in (*QUESTIONS, "empathise") and moment.unsaid(wanted):
            if self._said.fits(answer, wanted):
                return [answer, wanted]
            if wanted.act in QUESTIONS:
                return [wanted]
        return [answer]

    def _stuck(self, moment: Moment) -> bool:
        """Whether all was said and the buyer still waits for something; then every question is taken up again."""
        done = not self._said.unsaid("clarify", *CONTENT, "offer_fix", "commit")
        if moment.view.state not in ("asking", "considering", "touched") or not done or self._again >= 2:
            return False
        self._again += 1
        self._open = list(self._asked)
        self._tried.clear()
        return True

    def _with(self, moment: Moment, wanted: Sentence) -> list[Sentence]:
        """What is wanted, and what is said in the same breath."""
        for first, second in PAIRS.get(moment.view.state, ()):
            if wanted.act != first:
                continue
            other = moment.next(second) or (moment.any(second) if has_words(second) else None)
            if other is not None and self._said.fits(wanted, other):
                return [wanted, other]
        return [wanted]

    def _answer(self, moment: Moment) -> Sentence | None:
        """What speaks to the newest open question, tried in other words where it did not arrive."""
        state = moment.view.state
        if state in FEELINGS:
            return None
        if self._misses >= MISSES and state not in WAITING:
            self._misses = 0
            return None  # better the next step than a third guess
        for words in list(self._open):
            every = self._candidates(words)
            if every and not timely(every[0][1], moment) and moment.next("clarify") is not None:
                return None  # what would answer it depends on what the buyer has not told yet
            offers = [
                (near - self._tiring(one), one)
                for near, one in every
                if timely(one, moment) and one.topic not in self._wrong and near > self._least(moment)
            ]
            if self._tried[words] >= (TRIES if state in WAITING else 2) or not offers:
                self._open.remove(words)
                continue
            self._tried[words] += 1
            best = max(offers, key=lambda pair: pair[0])[1]
            self._answering = best
            return best
        return None

    def _tiring(self, sentence: Sentence) -> float:
        """What saying it again would cost; nothing where it was taken well."""
        return 0.0 if sentence.text in self._proven else TIRED * self._said.effort(sentence)

    def _least(self, moment: Moment) -> float:
        """How near an answer must be: while the buyer will not go on without one, anything is better than nothing."""
        return 0.0 if moment.view.state in WAITING else ENOUGH

    # —— The supervisor ——

    def _wait(self, view: View) -> str:
        if not view.notices:
            self._waits -= 1
            return "@30"
        self._waits = 0
        result = re.sub(r"^.*?[：:]", "", view.notices[-1]).rstrip("。")
        if re.search(r"同意|批准|破例", result) and not re.search(r"不同意|不能", result):
            if "免费" in result:
                self._granted.append(Sentence("reassure", "price", "您放心，多出来的钱不用您再掏，已经给您免掉了。"))
            return self._said.reply(
                [Sentence("compensate", None, self._said.plain(f"主管批下来了，{granted(result)}。"))]
            )
        declined = self._said.unsaid("decline")
        return self._said.reply(declined[:1] or [Sentence("decline", None, f"刚问过主管，很抱歉，{result}。")])


def granted(result: str) -> str:
    """The supervisor's words, turned to the buyer."""
    result = result.replace("同意免费补发", "同意给您免费补发，不用您再掏钱，就是").replace("另外送", "另外送您")
    result = re.sub(r"可以破例做到(\d+)折", r"可以给您打\1折优惠", result)
    return re.sub(r"可以另赔|补偿可以到|可以补偿到?", "再补偿您", result)
