"""Hints and second tries in plain lines: first what they cost, then, when the trainee says so, the help itself."""

from collections.abc import Mapping
from typing import Any, Literal

from simulator.authoring.compiling.fitting import answers_of
from simulator.authoring.library import Library
from simulator.cli.beside import tell
from simulator.cli.paper import Paper
from simulator.core.aside import rewound
from simulator.display import shown, shown_line
from simulator.practice.case import Case
from simulator.practice.help import NoHelp, last_reply
from simulator.practice.session import Practice
from simulator.reports.hint_words import hint_text, no_help, offer_words, rewind_words
from simulator.storage.errors import NotSaved
from simulator.wording import _

Asked = Literal["hint", "back", "yes"]
"""What a trainee may ask for in practice mode."""
Offered = Literal["hint", "back"] | None
"""What was offered, with what it costs, and not yet taken."""


def answer(library: Library, case: Case, practice: Practice, paper: Paper, asked: Asked, offered: Offered) -> Offered:
    """Do what was asked for; what is on offer from now on.

    Whoever has taken back a reply in this talk knows what it means, so that the next ones need no second word.
    """
    try:
        match asked:
            case "hint":
                return _offer_hint(practice, paper)
            case "back" if practice.rewindable and not rewound(practice.events):
                words = rewind_words(last_reply(practice.events)) + " " + _("/要 takes it.")
                _aside(paper, practice, words, {"rewind": {"offered": True}})
                return "back"
            case "back":
                _take_back(practice, paper)
            case "yes" if offered == "hint":
                _take_hint(library, case, practice, paper)
            case "yes" if offered == "back":
                _take_back(practice, paper)
            case "yes":
                tell(_("Nothing is on offer. /提示 offers a hint, /撤回 takes back your last reply."))
                paper.nothing(practice.now())
    except NoHelp as error:
        _aside(paper, practice, no_help(error), {"refused": error.why})
    except NotSaved as error:
        tell(str(error))
        paper.nothing(practice.now())
    return None


def _offer_hint(practice: Practice, paper: Paper) -> Offered:
    offer = practice.offer()
    words = offer_words(offer) + " " + _("/要 takes it.")
    _aside(paper, practice, words, {"hint": {"offered": True, **_data(offer.level, offer.cost, offer.left)}})
    return "hint"


def _take_hint(library: Library, case: Case, practice: Practice, paper: Paper) -> None:
    offer = practice.offer()
    text = hint_text(case, practice, answers_of(library, case.scenario.id), offer)
    taken = practice.take_hint(text)
    words = _("Hint (-{cost}): {text}").format(cost=taken.cost, text=shown_line(text))
    data = {"offered": False, **_data(offer.level, offer.cost, offer.left - 1), "text": text}
    paper.aside(practice.now(), words, {"hint": data})


def _take_back(practice: Practice, paper: Paper) -> None:
    turn = last_reply(practice.events)
    said = practice.rewind()
    words = [
        _("Taken back: reply {n}, “{text}”.").format(n=turn, text=shown_line(said)),
        _("Buyer: {text}").format(text=shown(practice.buyer_words())),
    ]
    paper.aside(practice.now(), "\n".join(words), {"rewind": {"offered": False, "turn": turn, "said": said}})


def _aside(paper: Paper, practice: Practice, words: str, data: Mapping[str, Any]) -> None:
    """Talk about help, which is no answer yet."""
    tell(words)
    paper.aside(practice.now(), "", data)


def _data(level: int, cost: int, left: int) -> dict[str, int]:
    return {"level": level, "cost": cost, "left": left}
