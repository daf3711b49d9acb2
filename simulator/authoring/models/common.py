"""What several kinds of files share: ids, lines, conditions, feelings, money and rules."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
"""Small letters, digits, ``-`` and ``_``, beginning with a letter. Ids are promises: scripts and logs quote them."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Lines = Annotated[list[Text], Field(min_length=1, max_length=60)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.-]{0,59}$")]
"""The name of a set of lines, such as ``calmed`` or ``fact.body``."""

Change = Annotated[int, Field(ge=-9, le=9)]
Feels = dict[Id, Change]
"""How moods change: ``{anger: +2, trust: -1}``."""

Condition = str | int | bool
"""``">= 3"``, a number (exactly that), ``true`` (at least once) or ``false`` (not yet)."""
Conditions = dict[str, Condition]

Money = Annotated[str | int, Field(description="129、129元、12.5元")]
Duration = Annotated[str | int, Field(description="90（秒）、90秒、2分钟、3小时、2天")]


class Author(BaseModel):
    """A part of a file: unknown keys are errors, and types are taken as written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class RuleEntry(Author):
    """*hears* … *if* … *to* … *feels* … *says* …: one thing that the buyer does on hearing something."""

    id: Id | None = None
    hears: Id | Annotated[list[Id], Field(min_length=1)]
    if_: Conditions = Field(default_factory=dict, alias="if")
    to: Id | None = None
    feels: Feels = Field(default_factory=dict)
    remembers: Feels = Field(default_factory=dict)
    says: Key | Lines | None = None
    thought: Text | None = None
    spoils: bool = False
    raises: Id | None = None
    skips: Duration = 0
    notice: Text | None = None
    at_most: Annotated[int, Field(ge=1, le=8)] | None = None


class CheckEntry(Author):
    """A rule that is checked at the end of every turn; it hears nothing."""

    id: Id | None = None
    if_: Conditions = Field(alias="if")
    to: Id | None = None
    feels: Feels = Field(default_factory=dict)
    remembers: Feels = Field(default_factory=dict)
    says: Key | Lines | None = None
    thought: Text | None = None
    raises: Id | None = None
    skips: Duration = 0
    notice: Text | None = None
    at_most: Annotated[int, Field(ge=1, le=8)] | None = None


class FactText(Author):
    """A fact that trainees must not contradict."""

    topic: Id
    text: Text


class WaitEntry(Author):
    """What the buyer does after so much silence."""

    after: Duration
    feels: Feels = Field(default_factory=dict)
    says: Key | Lines
    to: Id | None = None


class NeedEntry(Author):
    """A need after Kano."""

    id: Id
    name: Text
    kind: Literal["basic", "performance", "delighter", "reverse", "indifferent"]
    met_by: Annotated[list[Id], Field(min_length=1)]
    topic: Id | None = None
