"""pydantic's complaints, brought back to paths of the file, with the noise of alternatives taken out.

Where a value may be one of several kinds, pydantic complains once per kind.  An author meant one of them: the kind
that fits best is kept, and when none fits at all the complaints become a single "should be this or that".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from simulator.authoring.document import Path, Value

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


Kind = Literal["text", "whole number", "number", "truth", "list", "mapping", "nothing", "choice"]
"""What a value is or should be, whatever pydantic calls it."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One of several kinds that the value at a path may be."""

    path: Path
    label: str
    """pydantic's name for the kind, such as ``str`` or the name of a model."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """One complaint about the value at ``path``."""

    path: Path
    kinds: tuple[str, ...]
    """pydantic's error types; more than one where none of several kinds fits."""
    value: Value
    limits: Mapping[str, Any]
    """What pydantic says about it, such as ``{"ge": 0}``."""
    said: str
    """pydantic's own sentence, for the complaints that have no words here."""
    loc: tuple[str | int, ...]
    """pydantic's path, where the kinds chosen stand between the keys."""
    branches: tuple[Branch, ...] = ()
    missing: str | None = None
    """The key that is missing from the mapping at ``path``."""
    of_key: bool = False
    """Whether the complaint is about the key itself."""


WRONG_TYPES: Mapping[str, Kind] = {
    "string_type": "text",
    "string_sub_type": "text",
    "int_type": "whole number",
    "int_from_float": "whole number",
    "int_parsing": "whole number",
    "float_type": "number",
    "float_parsing": "number",
    "decimal_type": "number",
    "bool_type": "truth",
    "bool_parsing": "truth",
    "list_type": "list",
    "tuple_type": "list",
    "set_type": "list",
    "frozen_set_type": "list",
    "iterable_type": "list",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dataclass_type": "mapping",
    "dataclass_exact_type": "mapping",
    "none_required": "nothing",
}
"""pydantic's complaints about types, and the type that each would have liked."""

CHOICES = ("literal_error", "enum")
"""pydantic's complaints about a value that is none of a list."""


def misfits_of(details: Sequence["ErrorDetails"], value: Value) -> list[Misfit]:
    """The complaints about ``value``, one for each fault of the author."""
    return _settle([_located(one, value) for one in details])


def _located(details: "ErrorDetails", root: Value) -> Misfit:
    value, loc, kind = root, details["loc"], details["type"]
    branches: list[Branch] = []
    missing, of_key = None, False
    walked: list[str | int] = []
    for number, part in enumerate(loc, start=1):
        match value:
            case dict() if isinstance(part, str) and part in value:
                value = value[part]
            case list() if isinstance(part, int) and part < len(value):
                value = value[part]
            case _ if number == len(loc) and kind == "missing":
                missing = str(part)
                continue
            case _ if number == len(loc) and part == "[key]":
                of_key = True
                continue
            case _:
                branches.append(Branch(tuple(walked), str(part)))
                continue
        walked.append(part)
    return Misfit(
        tuple(walked), (kind,), value, details.get("ctx", {}), details["msg"], loc, tuple(branches), missing, of_key
    )


def _settle(misfits: list[Misfit]) -> list[Misfit]:
    """Without the complaints of kinds that the author did not mean."""
    settled = [misfit for misfit in misfits if not misfit.branches]
    forks: dict[Path, dict[str, list[Misfit]]] = {}
    for misfit in misfits:
        if misfit.branches:
            branch = misfit.branches[0]
            inner = replace(misfit, branches=misfit.branches[1:])
            forks.setdefault(branch.path, {}).setdefault(branch.label, []).append(inner)
    for path, kinds in forks.items():
        settled += _best([_settle(inner) for inner in kinds.values()], path)
    return settled


def _best(kinds: list[list[Misfit]], path: Path) -> list[Misfit]:
    meant = [kind for kind in kinds if not any(_wholly_other(misfit, path) for misfit in kind)]
    if meant:
        return min(meant, key=len)
    # None fits: one complaint that names them all.
    wholly = [misfit for kind in kinds for misfit in kind if _wholly_other(misfit, path)]
    return [replace(wholly[0], kinds=tuple(dict.fromkeys(kind for misfit in wholly for kind in misfit.kinds)))]


def _wholly_other(misfit: Misfit, path: Path) -> bool:
    """Whether the value at ``path`` itself is of another type than this kind wants."""
    if misfit.path != path or misfit.of_key or misfit.missing is not None:
        return False
    if misfit.kinds[0] in CHOICES:
        return not isinstance(misfit.value, str)
    return misfit.kinds[0] in WRONG_TYPES
