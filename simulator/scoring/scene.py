"""What markers look at: the log as a record, and the other checks and moments of the rubric."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from simulator.scoring.expressions import Expression
from simulator.scoring.findings import Finding
from simulator.scoring.record import Record
from simulator.scoring.rubric import Check, Moment, Rubric


@dataclass(slots=True)
class Scene:
    """One log under one rubric. Findings of checks are kept while the scene is marked."""

    record: Record
    named: Mapping[str, Check | Moment]
    find: Callable[[Expression, "Scene"], Finding]
    forgiving: "Scene | None" = None
    """The same scene for what is to be avoided, where replies that cannot earn count like any other."""
    _found: dict[str, Finding] = field(default_factory=dict)

    def of(self, name: str) -> Finding:
        """What the check or moment of that id finds; nothing where it does not apply or there is none."""
        if name not in self._found:
            one = self.named.get(name)
            # Taken as not applying while it is looked up, so that even a circle would end; the compiler refuses those.
            self._found[name] = Finding()
            if one is not None and (one.applies is None or self.find(one.applies, self).held):
                self._found[name] = self.find(one.when, self)
        return self._found[name]


def make_scene(record: Record, rubric: Rubric, find: Callable[[Expression, Scene], Finding]) -> Scene:
    named: dict[str, Check | Moment] = {**rubric.moments, **{check.id: check for check in rubric.checks()}}
    return Scene(record, named, find, Scene(record.forgiving(), named, find))
