"""Conditions as data: they are checked by the engine, explained to the trainee and enumerated by the survey."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Operator = Literal[">=", "<=", ">", "<", "==", "!="]

HOLDS: dict[Operator, Callable[[int, int], bool]] = {
    ">=": lambda value, bound: value >= bound,
    "<=": lambda value, bound: value <= bound,
    ">": lambda value, bound: value > bound,
    "<": lambda value, bound: value < bound,
    "==": lambda value, bound: value == bound,
    "!=": lambda value, bound: value != bound,
}

View = Callable[[str], int]
"""Gives the present value of a subject, such as ``trust`` or ``said.apologise``; 0 for what never happened."""


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison, such as ``trust >= 3``."""

    subject: str
    operator: Operator
    bound: int

    def holds(self, view: View) -> bool:
        return HOLDS[self.operator](view(self.subject), self.bound)

    def __str__(self) -> str:
        return f"{self.subject} {self.operator} {self.bound}"


@dataclass(frozen=True, slots=True)
class Guard:
    """All terms must hold; an empty guard always does."""

    terms: tuple[Term, ...] = ()

    def failing(self, view: View) -> Term | None:
        """The first term that does not hold."""
        for term in self.terms:
            if not term.holds(view):
                return term
        return None

    def subjects(self) -> frozenset[str]:
        return frozenset(term.subject for term in self.terms)


ALWAYS = Guard()
