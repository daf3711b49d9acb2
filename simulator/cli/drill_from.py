"""Where `kefu play --from` begins: the state by id or name, and the real talk that leads there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.authoring.spelling import nearest
from simulator.cli.exits import Failed, Misuse
from simulator.display import shown_line
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.coaching.drill_phase import Opened
    from simulator.core.chart import Chart
    from simulator.practice.case import Case


@dataclass(frozen=True, slots=True)
class Wanted:
    """A drill as it was asked for."""

    case: "Case"
    seed: int
    state: str
    """By id or by name."""


def open_at(library: "Library", wanted: Wanted) -> "Opened":
    """The talk that leads to the state.

    Raises:
        Misuse: there is no such state, or it is an end; with the nearest spelling.
        Failed: no way leads there in this case.
    """
    from simulator.authoring.compiling.fitting import answers_of
    from simulator.coaching.drill_phase import lead_to
    from simulator.coaching.drill_told import Teller

    chart = wanted.case.buyer.chart
    state = find_state(chart, wanted.state)
    teller = Teller(answers_of(library, chart.scenario), wanted.case.ears)
    opened = lead_to(wanted.case.buyer, state, wanted.seed, teller)
    if opened is None:
        raise Failed(_nowhere(chart, state))
    return opened


def find_state(chart: "Chart", name: str) -> str:
    """The id of the state that ``name`` is, or whose name it is; raises `Misuse` with the nearest one,
    and `Failed` for one that nothing in this case leads to."""
    from simulator.coaching.drill_phase import phases

    names = phases(chart)
    if name in names:
        return name
    for known, called in names.items():
        if name == called:
            return known
    words = {"name": shown_line(name)[:40], "known": _known(chart)}
    node = next((node for node in chart.nodes.values() if name in (node.id, node.name)), None)
    if node is not None and node.ending is not None:
        raise Misuse(_("%(name)s is an end; a drill begins before it. Known are: %(known)s.") % words)
    if node is not None:
        raise Failed(_nowhere(chart, node.id))
    near = nearest(name, names, names) or _holding(name, names)
    if near is not None:
        raise Misuse(_("There is no state %(name)s. Did you mean %(near)s?") % {**words, "near": _named(chart, near)})
    raise Misuse(_("There is no state %(name)s. Known are: %(known)s.") % words)


def _nowhere(chart: "Chart", state: str) -> str:
    words = {"state": _named(chart, state), "known": _known(chart, but=state)}
    return _("No talk was found that leads to %(state)s in this case. Begin in another state: %(known)s.") % words


def _holding(part: str, names: dict[str, str]) -> str | None:
    """The first state of whose id or name ``part`` is a part."""
    return next((one for one, called in names.items() if len(part) > 1 and (part in one or part in called)), None)


def _known(chart: "Chart", but: str = "") -> str:
    from simulator.coaching.drill_phase import phases

    return "、".join(_named(chart, state) for state in phases(chart) if state != but)


def _named(chart: "Chart", state: str) -> str:
    return shown_line(f"{chart.nodes[state].name}（{state}）")
