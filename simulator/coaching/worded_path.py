"""The best way in words that one could say: heard by the real ears as the steps they stand for, and played out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from simulator.coaching.best_path import Chance
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.model_answers import Ears, Here, fitting_answers
from simulator.coaching.recorded import Recorded
from simulator.coaching.said_here import harmless
from simulator.coaching.what_if import Other
from simulator.coaching.worth import Worth, worth_of
from simulator.core.acts import Heard
from simulator.core.events import Event
from simulator.core.moves import Key, Move
from simulator.core.state import SessionState
from simulator.core.walking import PAUSE, Path, steps
from simulator.practice.session import buyer_words
from simulator.scoring.card import Answer, Scorecard

WORTH_TELLING = 20
"""Regret below half a star needs no long way round."""
WORDINGS = 6
"""Wordings that are tried for one step."""
HEARD = 240
"""Wordings that are tried for one talk: about half a second."""
ANYWHERE = {
    "apologise": "实在抱歉，让您受委屈了。",
    "empathise": "您的心情我特别理解。",
    "listen": "您慢慢说，我听着。",
    "thank": "谢谢您的理解。",
    "check_satisfaction": "您看还有什么我能帮您的吗？",
}
"""What fits any case that has no words of its own for it."""


def worded(recorded: Recorded, chances: Sequence[Chance], ears: Ears, heed: Heed = unheeded) -> tuple[Chance, ...]:
    """The chances whose ways are worth telling, with words for the steps that any words of the case are heard as.

    Whoever says these words, and does what the steps without words name, comes to an end no worse than the one claimed.
    """
    teller = _Teller(recorded, ears, heed)
    return tuple(replace(one, words=teller.words(one)) if one.regret >= WORTH_TELLING else one for one in chances)


def with_forbidden(chances: Sequence[Chance], card: Scorecard | None) -> tuple[Chance, ...]:
    """The chances with what the reply did that is not allowed, whatever it brought in."""
    broken: dict[int, list[str]] = {}
    for one in card.verdicts.breaches if card else ():
        for turn in {proof.turn for proof in one.evidence if proof.turn}:
            broken.setdefault(turn, []).append(one.name)
    return tuple(
        replace(one, forbidden=tuple(broken.get(one.turn, ()))) if not one.broke_off else one for one in chances
    )


@dataclass(slots=True)
class _Teller:
    recorded: Recorded
    ears: Ears
    heed: Heed
    tried: int = 0

    def words(self, chance: Chance) -> tuple[str, ...]:
        """Words for every step, for the next one alone, or none: whatever still leads to the end."""
        moment = self.recorded.moments.get(chance.turn)
        state = moment.state if moment else self.recorded.left
        if state is None:
            return ()
        place = moment.place if moment else len(self.recorded.events)
        for most in (len(chance.path), 1):
            told, worth = self._walk(state, buyer_words(self.recorded.events[:place], state.turn), chance.path, most)
            if any(told) and (worth.rank, worth.stars) >= (chance.best.rank, chance.best.stars):
                return told
        return ()

    def _walk(self, state: SessionState, words: str, path: Path, most: int) -> tuple[tuple[str, ...], Worth]:
        buyer, told, log = self.recorded.buyer, [""] * len(path), list[Event]()
        for place, move in enumerate(path):
            if state.ended:
                break
            [step] = steps(buyer, state, (move,))
            events, after = step.events, step.after
            if place < most and move.acts:
                here = Here(buyer, state, words, state.at + PAUSE)
                said = self._said(here, move, after)
                if said is not None:
                    told[place] = said.text
                    events = tuple(buyer.react(state, said.text, said.heard, here.at))
                    after = buyer.fold(events, state)
            words = buyer_words(events, after.turn) or words
            log += events
            state = after
        return tuple(told), worth_of(buyer, state, log)

    def _said(self, here: Here, move: Move, after: SessionState) -> Other | None:
        """The first words that are heard as the move and bring the buyer where it does."""
        texts = list(islice(_texts(self.recorded, move), WORDINGS))
        for other in fitting_answers(here, texts, self._hear):
            if all(_holds(other, key) for key in move.acts):
                events = here.buyer.react(here.state, other.text, other.heard, here.at)
                if harmless(here, events) and here.buyer.fold(events, here.state).node == after.node:
                    return other
        return None

    def _hear(self, text: str, buyer: str, earlier: tuple[str, ...]) -> Heard:
        self.tried += 1
        self.heed("answers")
        return self.ears(text, buyer, earlier) if self.tried <= HEARD else Heard()


def _holds(other: Other, key: Key) -> bool:
    act, topic, _slot = key
    return any(one.id == act and (not topic or one.topic == topic) for one in other.heard.services())


def _texts(recorded: Recorded, move: Move) -> Iterator[str]:
    choices = [_of(recorded, key) for key in move.acts]
    if all(choices):
        yield from ("".join(dict.fromkeys(parts)) for parts in product(*choices))


def _of(recorded: Recorded, key: Key) -> list[str]:
    """Answers of that act, those about the very topic first, and what finds a fact by it."""
    act, topic, _slot = key
    fitting: list[Answer] = [one for one in recorded.answers if one.act == act and one.topic in (topic or None, None)]
    texts = [one.text for one in sorted(fitting, key=lambda one: one.topic != (topic or None))]
    facts = [fact for fact in recorded.buyer.chart.facts if act in fact.asked_by and fact.topic == topic]
    return [*texts, *(fact.question for fact in facts if fact.question), *([ANYWHERE[act]] if act in ANYWHERE else ())]
