"""A rubric, compiled: dimensions of checks that earn points, and critical checks that forbid.

`simulator.authoring.compiling.rubric` makes them from what trainers write; `score` reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simulator.core.origin import Origin
from simulator.scoring.expressions import Expression

Axis = Literal["conversion", "attitude", "bonus"]
KPI_WEIGHTS: Mapping[Axis, int] = {"conversion": 40, "attitude": 40, "bonus": 20}
"""What an agent is paid by: conversion or resolution, attitude, bonus (syllabus 238–240)."""

EvidenceKind = Literal["words", "time", "outcome", "order"]
"""What kind of proof a check asks for, so that a page can group and picture it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question to the log that is answered yes or no, and what it is worth."""

    id: str
    name: str
    when: Expression
    origin: Origin
    ladder: tuple[int, ...]
    """Points of the first, second … time; one number is all or nothing. Never rising: more of the same earns less."""
    avoid: bool = False
    """Whether the points are there from the start and ``when`` takes them away."""
    needs: Expression | None = None
    """What must hold for the check to earn anything, such as enough replies of substance."""
    applies: Expression | None = None
    """What must hold for the check to be asked at all; else it counts neither way."""
    advice: str = ""
    """What to do instead."""
    seeks: tuple[tuple[str, str | None], ...] = ()
    """Acts with topics that would have passed it, to find model answers by."""
    evidence: EvidenceKind = "words"

    @property
    def points(self) -> int:
        return sum(self.ladder)


@dataclass(frozen=True, slots=True)
class Critical:
    """Something that is not allowed, whatever it achieved."""

    id: str
    name: str
    when: Expression
    origin: Origin
    rewrite: str
    """What may be said instead."""
    seeks: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    id: str
    name: str
    weight: int
    """Its share of the hundred points."""
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A named expression that checks refer to and that earns nothing itself."""

    id: str
    name: str
    when: Expression
    applies: Expression | None = None


@dataclass(frozen=True, slots=True)
class Rubric:
    id: str
    name: str
    stages: tuple[str, ...]
    flows: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    critical: tuple[Critical, ...]
    kpi: Mapping[Axis, tuple[str, ...]]
    """The dimensions that each axis of the KPI view is made of."""
    moments: Mapping[str, Moment] = field(default_factory=dict)
    digest: str = ""
    """The digest of the file that it was compiled from."""
    lens: bool = False
    """Whether it is another way to look at talks that have a rubric of their own."""
    axes: Mapping[Axis, str] = field(default_factory=dict)
    """The names of the axes, where the marks are shown by those in place of the dimensions."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The ids of what its marks are summed up by."""
        return tuple(self.axes) or tuple(one.id for one in self.dimensions)

    def checks(self) -> tuple[Check, ...]:
        return tuple(check for dimension in self.dimensions for check in dimension.checks)
