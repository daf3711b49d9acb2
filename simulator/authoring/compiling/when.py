"""The questions of a rubric, from the author's words to expressions; every complaint at the word it is about."""

from collections.abc import Callable, Mapping

from simulator.authoring.compiling.details import Asked, Words, check_name, place_of, slot_of
from simulator.authoring.compiling.quantities import seconds
from simulator.authoring.compiling.report import Part
from simulator.authoring.models.rubric import WhenEntry
from simulator.core.guard import Operator
from simulator.core.signals import SIGNALS
from simulator.core.taxonomy import ACTS, FAULTS
from simulator.scoring import expressions as ask
from simulator.scoring.conditions import Bound
from simulator.scoring.expressions import Expression
from simulator.scoring.fold import fold
from simulator.scoring.patterns import ANY
from simulator.wording import _

PLACED = frozenset(
    "times in_states in_steps turn turns moods with without pick before after within".split()  # noqa: SIM905
)
"""Details that say where and how often."""
HEADS: Mapping[str, frozenset[str]] = {
    "act": PLACED | {"topic", "slot", "is"},
    "fault": PLACED | {"topic", "slot", "is"},
    "signal": PLACED | {"about"},
    "topic": PLACED,
    "text": PLACED | {"unless", "role"},
    "stated": frozenset(),
    "slot": PLACED | {"is"},
    "reply_within": frozenset({"share", "in_states", "in_steps", "turn", "turns", "moods", "with", "without"}),
    "reply_after": frozenset({"share", "in_states", "in_steps", "turn", "turns", "moods", "with", "without"}),
    "typing_speed": frozenset(),
    "repeated": PLACED,
    "silence": frozenset({"times", "turn", "turns"}),
    "state": frozenset(),
    "step": frozenset(),
    "ending": frozenset(),
    "result": frozenset(),
    "stars": frozenset(),
    "mood": frozenset({"is", "at"}),
    "told": frozenset(),
    "elicited": frozenset(),
    "cleared": frozenset(),
    "need": frozenset(),
    "offer": PLACED,
    "approval": PLACED,
    "useful_replies": frozenset(),
    "fitting_replies": frozenset(),
    "replies": frozenset(),
    "check": frozenset(),
    "order": frozenset(),
    "all": frozenset(),
    "any": frozenset(),
    "not": frozenset(),
    "count": frozenset({"is"}),
    "each": frozenset(),
}
"""What can be asked about, each with the details that it takes."""
DETAILS = PLACED | {"topic", "about", "is", "unless", "role", "share", "at"}

NOTHING = ask.Replies(Bound("<", 0))
"""Stands where a question could not be read; it never holds."""


def expression(entry: WhenEntry, part: Part, words: Words) -> Expression:
    """The expression; what cannot be read is complained about."""
    given = {_key(name): value for name in entry.model_fields_set if (value := getattr(entry, name)) is not None}
    heads = [key for key in HEADS if key in given]
    if len(heads) > 1:
        # Beside another question a topic, and beside an act or a fault a slot, says more about that.
        further = ("topic", "slot") if heads[0] in ("act", "fault") else ("topic",)
        heads = [one for one in heads if one not in further]
    if len(heads) != 1:
        part.complain(
            "M001",
            _("a question asks about exactly one thing, this one about {count}").format(count=len(heads)),
            _("Join several with “all” or “any”; ask for example “act: apologise” or “fault: contempt”."),
        )
        return NOTHING
    head = heads[0]
    for key in given:
        if key != head and key not in HEADS[head]:
            (part / key).unknown(
                "M002", _("“{word}” says nothing together with that question"), key, HEADS[head], at_key=True
            )
    return MAKERS[head](Asked(given, head, part, words))


def _key(name: str) -> str:
    return name.removesuffix("_")


def _each(asked: Asked) -> tuple[Expression, ...]:
    here = asked.part / asked.head
    return tuple(expression(entry, here / place, asked.words) for place, entry in enumerate(asked.value))


def _said(asked: Asked) -> Expression:
    known = ACTS if asked.head == "act" else FAULTS
    message = _("there is no service act “{word}”") if asked.head == "act" else _("there is no fault “{word}”")
    other, head = (FAULTS, "fault") if asked.head == "act" else (ACTS, "act")
    ids = asked.ids(asked.head, known, "C002", message, {word: f"{head}: {word}" for word in other})
    slot = slot_of(asked) if "slot" in asked.given else None
    return ask.Said(ids, asked.ids("topic", None, "", ""), slot, place_of(asked))


def _named(asked: Asked) -> Expression:
    slot = slot_of(asked)
    return ask.Named(slot, place_of(asked)) if slot else NOTHING


def _noticed(asked: Asked) -> Expression:
    signals = asked.ids("signal", SIGNALS, "C002", _("there is no signal “{word}”"))
    return ask.Noticed(signals, asked.ids("about", None, "", ""), place_of(asked))


def _wrote(asked: Asked) -> Expression:
    return ask.Wrote(
        _phrases(asked, "text"), _phrases(asked, "unless"), asked.given.get("role", "trainee"), place_of(asked)
    )


def _phrases(asked: Asked, key: str) -> tuple[str, ...]:
    written = asked.given.get(key, [])
    listed = isinstance(written, list)
    folded = []
    for place, phrase in enumerate(written if listed else [written]):
        text = fold(phrase).text
        if not text.strip(ANY):
            part = asked.part / key / place if listed else asked.part / key
            part.complain("M009", _("a phrase of nothing would stand everywhere"), _("Write at least one character."))
        else:
            folded.append(text)
    return tuple(folded)


def _timed(asked: Asked) -> Expression:
    operator: Operator = "<=" if asked.head == "reply_within" else ">="
    limit = seconds(asked.value, asked.part / asked.head)
    return ask.Timed(Bound(operator, limit), asked.given.get("share", 100), place_of(asked))


def _felt(asked: Asked) -> Expression:
    moods = asked.ids("mood", asked.words.moods, "C003", _("there is no mood “{word}”"))
    if not asked.required("is", _("Write for example “mood: anger, is: '<= 3'”.")):
        return NOTHING
    return ask.Felt(moods[0], asked.bound("is"), asked.given.get("at", "end"))


def _refer(asked: Asked) -> Expression:
    check_name(asked.value, asked.part / "check", asked.words)
    return ask.Refer(asked.value)


def _order(asked: Asked) -> Expression:
    for place, name in enumerate(asked.value):
        check_name(name, asked.part / "order" / place, asked.words)
    return ask.Order(tuple(asked.value))


def _count(asked: Asked) -> Expression:
    of = _each(asked)
    if not asked.required("is", _("Write for example “count: […], is: '>= 2'”.")):
        return NOTHING
    return ask.Count(of, asked.bound("is"))


def _state_ids(asked: Asked) -> tuple[str, ...]:
    return asked.ids("state", asked.words.states, "C001", _("there is no state “{word}” in this flow"))


MAKERS: Mapping[str, Callable[[Asked], Expression]] = {
    "act": _said,
    "fault": _said,
    "signal": _noticed,
    "topic": lambda asked: ask.Touched(asked.ids("topic", None, "", ""), place_of(asked)),
    "text": _wrote,
    "stated": lambda asked: ask.Stated(_phrases(asked, "stated")),
    "slot": _named,
    "reply_within": _timed,
    "reply_after": _timed,
    "typing_speed": lambda asked: ask.Typed(asked.bound("typing_speed")),
    "repeated": lambda asked: ask.Repeated(place_of(asked)),
    "silence": lambda asked: ask.Silent(place_of(asked)),
    "state": lambda asked: ask.Reached(_state_ids(asked)),
    "step": lambda asked: ask.StepDone(
        asked.ids("step", asked.words.steps, "C008", _("this flow has no step “{word}”"))
    ),
    "ending": lambda asked: ask.Ended(
        asked.ids("ending", asked.words.endings, "C001", _("there is no ending “{word}” in this flow"))
    ),
    "result": lambda asked: ask.Resulted(tuple(asked.value) if isinstance(asked.value, list) else (asked.value,)),
    "stars": lambda asked: ask.Starred(asked.bound("stars")),
    "mood": _felt,
    "told": lambda asked: ask.Facts(asked.value, elicited=False),
    "elicited": lambda asked: ask.Facts(asked.value, elicited=True),
    "cleared": lambda asked: ask.Items(asked.value),
    "need": lambda asked: ask.Needs(asked.value),
    "offer": lambda asked: ask.Offered(asked.value == "fair", place_of(asked)),
    "approval": lambda asked: ask.Approved(asked.value, place_of(asked)),
    "useful_replies": lambda asked: ask.Useful(asked.bound("useful_replies")),
    "fitting_replies": lambda asked: ask.Fitting(asked.bound("fitting_replies")),
    "replies": lambda asked: ask.Replies(asked.bound("replies")),
    "check": _refer,
    "order": _order,
    "all": lambda asked: ask.All(_each(asked)),
    "any": lambda asked: ask.Any(_each(asked)),
    "not": lambda asked: ask.Not(expression(asked.value, asked.part / "not", asked.words)),
    "count": _count,
    "each": lambda asked: ask.Each(_each(asked)),
}
"""How each question is made; the keys are those of `HEADS`."""
