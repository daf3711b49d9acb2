"""A loaded file: plain values, and for every key and value the place where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from simulator.authoring.diagnostics import Place

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
"""All that a file can hold."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of mappings and indexes (from 0) of lists."""

TOP = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key and each value of a file stands."""

    values: Mapping[Path, Place] = field(default_factory=dict)
    keys: Mapping[Path, Place] = field(default_factory=dict)

    def of(self, path: Path) -> Place:
        """Where the value at this path begins; of the nearest value around it when there is none."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, TOP)

    def of_key(self, path: Path) -> Place:
        """Where the key that the path ends in stands; of the value when it ends in no known key."""
        return self.keys[path] if path in self.keys else self.of(path)


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a trainer, loaded but not yet understood."""

    value: Value
    places: Places
    name: str
    """The file as the author would name it."""

    def at(self, path: Path) -> Value:
        """The value at this path; KeyError or IndexError when there is none."""
        value = self.value
        for part in path:
            match value:
                case dict() if isinstance(part, str):
                    value = value[part]
                case list() if isinstance(part, int):
                    value = value[part]
                case _:
                    raise KeyError(path)
        return value
