"""A flow: the states that a kind of conversation goes through, shared by all personas."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.authoring.models.common import Author, CheckEntry, Id, Key, Lines, RuleEntry, Text


class EndingEntry(Author):
    """What the ending means: ``result`` and the stars of the review before moods move them."""

    result: Literal["won", "partial", "lost"]
    stars: Annotated[int, Field(ge=1, le=5)]


class StateEntry(Author):
    """A state of the conversation; one with an ``ending`` closes it."""

    name: Text
    step: Id | None = None
    asks: bool = False
    ending: EndingEntry | None = None
    rules: list[RuleEntry] = Field(default_factory=list)


class StepEntry(Author):
    """A step of good service, shown to the trainee in practice mode."""

    id: Id
    name: Text


class MemoryEntry(Author):
    """Something the buyer counts."""

    start: int = 0
    low: int = 0
    high: Annotated[int, Field(ge=1, le=9)] = 5


class FlowFile(Author):
    format: Literal[1]
    id: Id
    name: Text
    summary: Text | None = None
    start: Id
    opening: Key = "opening"
    max_turns: Annotated[int, Field(ge=4, le=60)] = 24
    steps: Annotated[list[StepEntry], Field(min_length=1, max_length=8)]
    memories: dict[Id, MemoryEntry] = Field(default_factory=dict)
    states: Annotated[dict[Id, StateEntry], Field(min_length=2, max_length=40)]
    anywhere: list[RuleEntry] = Field(default_factory=list)
    always: list[CheckEntry] = Field(default_factory=list)
    lines: dict[Key, Lines] = Field(default_factory=dict)
