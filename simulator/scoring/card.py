"""The result of marking one conversation: every point with its proof, and what to do instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from simulator.core.acts import Span
from simulator.core.chart import Result
from simulator.core.origin import Origin
from simulator.scoring.conditions import Role
from simulator.scoring.findings import PROOF, Note
from simulator.scoring.rubric import Axis, EvidenceKind

Unjudged = Literal["", "unfinished", "too_few", "anybody"]
"""Why a check could not be answered: the talk was not finished, or had too few replies of use; empty where it could."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A good reply of the scenario, shown where the act was missing."""

    act: str
    topic: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What earned or cost something."""

    turn: int | None
    """None: the conversation as a whole."""
    span: Span | None
    """Characters of the reply as typed; of the buyer's words where ``role`` is buyer."""
    proof: PROOF
    id: str
    """The act, fault, signal, rule, fact … that proves it."""
    delta: Fraction
    """In points of the total; 0 where it only supports another."""
    role: Role = "trainee"


@dataclass(frozen=True, slots=True)
class Mark:
    """What one check made of the conversation."""

    check: str
    name: str
    dimension: str
    """Empty for a critical check."""
    origin: Origin
    """File and line of the rubric."""
    kind: EvidenceKind
    points: Fraction
    """In points of the total, like ``out_of``."""
    out_of: Fraction
    """0 where the check does not apply to this conversation."""
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    """What looked like it and did not count: negated, quoted, spoiled, out of time …"""
    advice: str = ""
    unjudged: Unjudged = ""
    """Such a check earns nothing, so that leaving early pays nobody, but it is no failure either."""

    @property
    def applies(self) -> bool:
        return self.out_of > 0

    @property
    def passed(self) -> bool:
        return self.applies and self.points == self.out_of

    @property
    def failed(self) -> bool:
        return self.applies and not self.passed and not self.unjudged


@dataclass(frozen=True, slots=True)
class DimensionScore:
    id: str
    name: str
    points: Fraction
    out_of: Fraction
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class AxisScore:
    id: Axis
    weight: int
    points: Fraction
    out_of: Fraction


@dataclass(frozen=True, slots=True)
class Kpi:
    """The same marks as an agent's KPI: conversion or resolution 40, attitude 40, bonus 20."""

    total: int
    exact: Fraction
    """What the axes add up to, less what hints cost."""
    axes: tuple[AxisScore, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Two answers that are never blended: did it work on this buyer, and was it allowed."""

    effective: Result | None
    """None while the conversation goes on."""
    allowed: bool
    breaches: tuple[Mark, ...]
    """The critical checks that were hit, each with its proof and, as advice, a safe wording."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A check that lost points, and what to do instead."""

    mark: Mark
    text: str
    answers: tuple[Answer, ...]
    turns: tuple[int, ...]
    """The turns that it is about, as far as they can be named."""

    @property
    def lost(self) -> Fraction:
        return self.mark.out_of - self.mark.points


@dataclass(frozen=True, slots=True)
class Delta:
    """What one turn earned or lost by one check."""

    check: str
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TakenOff:
    """What hints took off the total."""

    name: str
    points: Fraction
    """In points of the total; never more than the checks had earned."""
    evidence: tuple[Evidence, ...]
    """One for each hint."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    rubric: str
    rubric_name: str
    digest: str
    total: int
    """``exact`` rounded half up: the only rounding there is."""
    exact: Fraction
    dimensions: tuple[DimensionScore, ...]
    kpi: Kpi
    verdicts: Verdicts
    ending: str
    """Empty while the conversation goes on."""
    stars: int | None
    review: str
    passed: tuple[Mark, ...]
    failed: tuple[Advice, ...]
    """Most costly first."""
    breaches: tuple[Advice, ...]
    """What was not allowed, with what may be said instead."""
    per_turn: Mapping[int, tuple[Delta, ...]]
    """Everything that earned or cost, by turn; 0 is the conversation as a whole."""
    hints: TakenOff | None = None
    """None where no hint was taken; else ``exact`` is what the dimensions add up to, less these points."""
