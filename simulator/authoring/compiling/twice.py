"""Ids that one file gives twice: of its matters, its facts, its needs and its rules, which are told apart by them."""

from collections.abc import Iterator

from simulator.authoring.compiling.report import Part
from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile, ShopFile
from simulator.authoring.models.common import CheckEntry, RuleEntry
from simulator.authoring.models.flow import StateEntry
from simulator.wording import _


def check_ids(file: PersonaFile | FlowFile | ScenarioFile | ShopFile, part: Part) -> None:
    """Complain about every id that the file gives to two things of one kind."""
    if isinstance(file, ShopFile):
        _check(((one.id, part / "promotions" / place) for place, one in enumerate(file.promotions)))
        _check(((one.key, part / "phrases" / place) for place, one in enumerate(file.phrases)), "key")
        return
    if isinstance(file, ScenarioFile):
        _check(((one.id, part / "agenda" / place) for place, one in enumerate(file.agenda)))
        _check(((one.id, part / "hidden" / place) for place, one in enumerate(file.hidden)))
        _check(((one.id, part / "needs" / place) for place, one in enumerate(file.needs)))
    _check((one.id, here) for one, here in _rules(file, part) if one.id is not None)


def _rules(file: PersonaFile | FlowFile | ScenarioFile, part: Part) -> Iterator[tuple[RuleEntry | CheckEntry, Part]]:
    for state, entry in file.states.items():
        here = part / "states" / state
        rules, here = (entry.rules, here / "rules") if isinstance(entry, StateEntry) else (entry, here)
        yield from ((rule, here / place) for place, rule in enumerate(rules))
    yield from ((rule, part / "anywhere" / place) for place, rule in enumerate(file.anywhere))
    yield from ((check, part / "always" / place) for place, check in enumerate(file.always))


def _check(named: Iterator[tuple[str | None, Part]], key: str = "id") -> None:
    seen: dict[str, int] = {}
    for name, here in named:
        if name is None:
            continue
        first = seen.setdefault(name, here.origin.line)
        if first != here.origin.line:
            (here / key).complain(
                "C018",
                _("the id “{name}” is given twice, first in line {line}").format(name=name, line=first),
                _("Give this one another id."),
            )
