"""A rubric: how a conversation is marked. Dimensions of yes-or-no checks, and critical checks apart from points."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.authoring.models.common import Author, Condition, Duration, Id, Key, Text
from simulator.authoring.models.scenario import Stage
from simulator.core.acts import SlotKind

Ids = Id | Annotated[list[Id], Field(min_length=1, max_length=30)]
Phrase = Annotated[str, Field(min_length=1, max_length=40)]
Phrases = Phrase | Annotated[list[Phrase], Field(min_length=1, max_length=60)]
Names = Key | Annotated[list[Key], Field(min_length=1, max_length=30)]
Points = Annotated[int, Field(ge=1, le=50)]


class NearEntry(Author):
    """Beside the n-th hit of another check or moment, at most so many turns away."""

    check: Id
    hit: Literal["first", "last"] | Annotated[int, Field(ge=1, le=30)] = "first"
    turns: Annotated[int, Field(ge=0, le=60)] | None = None


class WhenEntry(Author):
    """One question to the conversation: exactly one of the first group, with details of the second."""

    # What is asked about: exactly one of these.
    act: Ids | None = None
    fault: Ids | None = None
    signal: Ids | None = None
    topic: Ids | None = None
    """Beside an act or a fault what that is about; alone a reply that names it."""
    text: Phrases | None = None
    stated: Phrases | None = None
    slot: SlotKind | None = None
    reply_within: Duration | None = None
    reply_after: Duration | None = None
    typing_speed: Condition | None = None
    repeated: Literal[True] | None = None
    silence: Literal[True] | None = None
    state: Ids | None = None
    step: Ids | None = None
    ending: Ids | None = None
    result: Literal["won", "partial", "lost"] | list[Literal["won", "partial", "lost"]] | None = None
    stars: Condition | None = None
    mood: Id | None = None
    told: Id | None = None
    elicited: Id | None = None
    cleared: Id | None = None
    need: Id | None = None
    offer: Literal["fair", "short"] | None = None
    approval: Literal["asked", "reported"] | None = None
    useful_replies: Condition | None = None
    fitting_replies: Condition | None = None
    replies: Condition | None = None
    check: Id | None = None
    order: Annotated[list[Id], Field(min_length=2, max_length=12)] | None = None
    all_: list["WhenEntry"] | None = Field(default=None, alias="all", min_length=1)
    any_: list["WhenEntry"] | None = Field(default=None, alias="any", min_length=1)
    not_: "WhenEntry | None" = Field(default=None, alias="not")
    count: list["WhenEntry"] | None = Field(default=None, min_length=1)
    each: list["WhenEntry"] | None = Field(default=None, min_length=1)

    # The details.
    about: Ids | None = None
    is_: Annotated[str, Field(max_length=20)] | int | None = Field(default=None, alias="is")
    unless: Phrases | None = None
    role: Literal["trainee", "buyer"] | None = None
    share: Annotated[int, Field(ge=1, le=100)] | None = None
    at: Literal["end", "lowest", "highest"] | None = None
    times: Condition | None = None
    in_states: Ids | None = None
    in_steps: Ids | None = None
    turn: Annotated[int, Field(ge=1, le=60)] | None = None
    turns: Annotated[str, Field(max_length=12)] | int | None = None
    moods: dict[Id, Condition] | None = None
    with_: Ids | None = Field(default=None, alias="with")
    without: Ids | None = None
    pick: Literal["first", "last"] | None = None
    before: Id | NearEntry | None = None
    after: Id | NearEntry | None = None
    within: NearEntry | None = None


class CheckEntry(Author):
    """A check earns its points by ``when``, or keeps them as long as nothing to ``avoid`` happens."""

    id: Id
    name: Text
    points: Points | None = None
    ladder: Annotated[list[Points], Field(min_length=2, max_length=8)] | None = None
    """Points of the first, second … reply that does it (or costs of those that do what is to be avoided)."""
    when: WhenEntry | None = None
    avoid: WhenEntry | None = None
    needs: WhenEntry | None = None
    applies: WhenEntry | None = None
    advice: Text
    instead: Ids | None = None
    """Acts whose model answers show how it is done better."""


class MomentEntry(Author):
    """A named moment that checks refer to; it earns nothing itself."""

    id: Id
    name: Text
    when: WhenEntry
    applies: WhenEntry | None = None


class DimensionEntry(Author):
    id: Id
    name: Text
    weight: Annotated[int, Field(ge=1, le=100)]
    needs: WhenEntry | None = None
    """What every check of the dimension needs that names nothing itself."""
    checks: Annotated[list[CheckEntry], Field(min_length=1, max_length=30)]


class CriticalEntry(Author):
    """What is not allowed, whatever it achieved."""

    id: Id
    name: Text
    when: WhenEntry
    rewrite: Text
    """What may be said instead."""
    instead: Ids | None = None


class KpiEntry(Author):
    """The dimensions behind conversion or resolution (40), attitude (40) and bonus (20)."""

    conversion: Annotated[list[Id], Field(min_length=1)]
    attitude: Annotated[list[Id], Field(min_length=1)]
    bonus: Annotated[list[Id], Field(min_length=1)]


class AxesEntry(Author):
    """What the axes of the KPI are called in a lens that shows nothing else."""

    conversion: Text
    attitude: Text
    bonus: Text


class RubricFile(Author):
    format: Literal[1]
    id: Id
    name: Text
    summary: Text | None = None
    lens: bool = False
    """Another way to look at a talk: it marks where it is named, and is never chosen by itself."""
    axes: AxesEntry | None = None
    """A lens without checks of its own: the marks of the fitting rubric, by the axes of its KPI."""
    stages: list[Stage] = Field(default_factory=list)
    """The stages that it fits; all where empty."""
    flows: list[Id] = Field(default_factory=list)
    """The flows that it fits; all where empty."""
    shops: list[Id] = Field(default_factory=list)
    """The shops that it fits; all where empty."""
    moments: list[MomentEntry] = Field(default_factory=list)
    dimensions: Annotated[list[DimensionEntry], Field(max_length=12)] = Field(default_factory=list)
    critical: Annotated[list[CriticalEntry], Field(max_length=30)] = Field(default_factory=list)
    kpi: KpiEntry | None = None
    """Only a lens goes without."""
