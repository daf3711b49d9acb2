"""A scenario: what happened. Product, order, limits, hidden facts, the buyer's agenda and what success means."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.authoring.models.common import (
    Author,
    CheckEntry,
    Conditions,
    Duration,
    FactText,
    Feels,
    Id,
    Key,
    Lines,
    Money,
    NeedEntry,
    RuleEntry,
    Text,
)
from simulator.authoring.models.shop import Discount

Stage = Literal["browse", "presale", "payment", "shipping", "aftersale", "review"]


class ProductEntry(Author):
    name: Text
    price: Money
    facts: list[FactText] = Field(default_factory=list)


class LimitsEntry(Author):
    """What differs from the shop's policy in this case."""

    discount: Discount | None = None
    money: Money | None = None
    gift: bool | None = None
    postage: bool | None = None


class ApprovalEntry(Author):
    """What the supervisor answers when asked, after how long, and how the trainee is told."""

    granted: bool
    after: Duration = 60
    notice: Text


class AgendaEntry(Author):
    """Something on the buyer's mind that stays until a reply addresses its topic."""

    id: Id
    kind: Literal["question", "worry", "objection", "issue"]
    topic: Id
    asks: Lines
    again: Lines | None = None
    cleared: Lines | None = None
    cleared_by: Annotated[list[Id], Field(min_length=1)]
    if_: Conditions = Field(default_factory=dict, alias="if")
    must: bool = True
    opening: bool = False
    after: Id | None = None
    only: list[Id] = Field(default_factory=list)
    """The personas that bring it up; all where empty."""


class HiddenFact(Author):
    """Something that only the buyer knows, until a fitting question brings it out."""

    id: Id
    name: Text
    topic: Id
    tells: Lines
    asked_by: Annotated[list[Id], Field(min_length=1)] = Field(default_factory=lambda: ["clarify"])
    if_: Conditions = Field(default_factory=dict, alias="if")
    key: bool = False
    question: Text


class ModelAnswer(Author):
    """A good reply for this case, shown in the debrief where the act was missing."""

    act: Id
    topic: Id | None = None
    text: Text


class ScenarioFile(Author):
    format: Literal[1]
    id: Id
    name: Text
    stage: Stage
    flow: Id
    shop: Id
    rubric: Id | None = None
    """How this case is marked; the rubric that fits its stage and flow where it is left out."""
    difficulty: Annotated[int, Field(ge=1, le=5)]
    brief: Text
    goal: Text
    product: ProductEntry
    order: Annotated[dict[Text, Text], Field(max_length=8)] = Field(default_factory=dict)
    limits: LimitsEntry = Field(default_factory=LimitsEntry)
    approval: ApprovalEntry | None = None
    personas: list[Id] = Field(default_factory=list)
    words: dict[Id, Text] = Field(default_factory=dict)
    topics: dict[Id, list[Text]] = Field(default_factory=dict)
    moods: Feels = Field(default_factory=dict)
    """How much this case lifts or lowers the moods that the persona starts with."""
    opening: Lines
    agenda: list[AgendaEntry] = Field(default_factory=list)
    hidden: list[HiddenFact] = Field(default_factory=list)
    needs: list[NeedEntry] = Field(default_factory=list)
    lines: dict[Key, Lines] = Field(default_factory=dict)
    voices: dict[Id, dict[Key, Lines]] = Field(default_factory=dict)
    states: dict[Id, list[RuleEntry]] = Field(default_factory=dict)
    anywhere: list[RuleEntry] = Field(default_factory=list)
    always: list[CheckEntry] = Field(default_factory=list)
    answers: list[ModelAnswer] = Field(default_factory=list)
    start: Id | None = None
    bargains: bool = False
