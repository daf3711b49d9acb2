"""The replies on the way to a drill, in words: model answers of the case where they do the same, else told in acts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from simulator.coaching.model_answers import Ears
from simulator.core.acts import Heard
from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.core.moves import Key, Move
from simulator.core.state import SessionState
from simulator.core.taxonomy import LABELS
from simulator.practice.session import buyer_words
from simulator.scoring.card import Answer

WORDINGS = 8
"""Wordings that are tried for one reply."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One reply on the way, to be put into words."""

    buyer: Buyer
    events: tuple[Event, ...]
    state: SessionState
    move: Move
    clock: int
    """When it is sent, in milliseconds of clock time."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Words replies by the model answers of the case, heard by the real ears."""

    answers: Sequence[Answer]
    ears: Ears

    def words(self, asked: Asked) -> tuple[str, Heard] | None:
        """A reply that brings the buyer to the same state as the abstract one; None where no wording does."""
        state = asked.state
        wanted = _node_after(asked, told_in_acts(asked.move), asked.move.heard())
        buyer = buyer_words(asked.events, state.turn)
        for text in islice(self._texts(asked.move), WORDINGS):
            if text in state.replies:
                continue
            heard = self.ears(text, buyer, state.replies)
            if any(heard.faults()) and not any(key[0] in _FAULTS for key in asked.move.acts):
                continue
            if _node_after(asked, text, heard) == wanted:
                return text, heard
        return None

    def _texts(self, move: Move) -> Iterator[str]:
        choices = [self._of(key) for key in move.acts]
        if choices and all(choices):
            yield from ("".join(dict.fromkeys(parts)) for parts in product(*choices))

    def _of(self, key: Key) -> list[str]:
        """Answers of that act, those about the very topic first."""
        act, topic, _slot = key
        fitting = [one for one in self.answers if one.act == act and (not topic or one.topic in (topic, None))]
        return [one.text for one in sorted(fitting, key=lambda one: one.topic != (topic or None))]


_FAULTS = frozenset(name for name, label in LABELS.items() if label.kind == "fault")


def told_in_acts(move: Move) -> str:
    """The reply as a stage direction: ``（道歉；说明信息·物流）``."""
    return "（" + ("；".join(_told(key) for key in move.acts) or "一句听不明白的话") + "）"


def _told(key: Key) -> str:
    act, topic, slot = key
    # The lexicon takes 0.1 s, and only a way without model answers needs its names.
    from simulator.understanding.lexicon import lexicon

    known = lexicon().topics.get(topic or "")
    about = [known.name if known else topic] if topic else []
    if slot is not None:
        about.append(f"原价的{slot[1]}%" if slot[0] == "discount" else f"{slot[1] // 100}元")
    return "·".join([LABELS[act].zh, *about])


def _node_after(asked: Asked, text: str, heard: Heard) -> str:
    state = asked.state
    at = max(asked.clock + state.skipped, state.at)
    after = asked.buyer.fold(asked.buyer.react(state, text, heard, at), state)
    return "" if after.ended else after.node
