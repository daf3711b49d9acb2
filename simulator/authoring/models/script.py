"""A scripted conversation: what the trainee says, and what is expected of the buyer, the marks and the verdicts."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from simulator.authoring.models.common import Author, Duration, Id, Text
from simulator.wording import _

Heard = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}(:[a-z][a-z0-9_-]{0,39})?$")]
"""An act or a fault, where wanted with its topic: ``explain`` or ``explain:size``."""
Comparison = str | int
"""``">= 3"`` or a number (exactly that)."""
Texts = Text | Annotated[list[Text], Field(min_length=1, max_length=20)]


class BuyerWords(Author):
    """What stands in the buyer's words of this step: all of ``contains``, one of ``one_of``, none of ``not``."""

    contains: Texts | None = None
    one_of: Annotated[list[Text], Field(min_length=1, max_length=40)] | None = None
    not_: Texts | None = Field(None, alias="not")


class ExpectEntry(Author):
    """What must hold after a step; what is not named may be anything."""

    hears: list[Heard] = Field(default_factory=list)
    not_hears: list[Heard] = Field(default_factory=list)
    signals: list[Id] = Field(default_factory=list)
    not_signals: list[Id] = Field(default_factory=list)
    state: Id | None = None
    moods: dict[Id, Comparison] = Field(default_factory=dict)
    buyer: BuyerWords | None = None
    notices: list[Text] = Field(default_factory=list)
    told: list[Id] = Field(default_factory=list)
    """The hidden facts that came out in this step."""


class StepEntry(Author):
    """A reply (``say``), with the silence before it and the time that typing it takes, or a silence (``wait``)."""

    say: Annotated[str, StringConstraints(min_length=1, max_length=5000)] | None = None
    after: Duration = 0
    typing: Duration | None = None
    """60 characters a minute where it is left out."""
    wait: Duration | None = None
    expect: ExpectEntry | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "StepEntry":
        if (self.say is None) == (self.wait is None):
            raise ValueError(_("a step has either “say” or “wait”"))
        if self.wait is not None and ("after" in self.model_fields_set or self.typing is not None):
            raise ValueError(_("“after” and “typing” stand beside “say” only"))
        return self


class EndEntry(Author):
    """What must hold at the end."""

    ending: Id | None = None
    result: Literal["won", "partial", "lost"] | None = None
    stars: Comparison | None = None
    marks: dict[Id, Comparison] = Field(default_factory=dict)
    """``total``, or a dimension of the rubric by its id."""
    verdict: Literal["allowed", "not_allowed"] | None = None


class ScriptFile(Author):
    format: Literal[1]
    name: Text
    persona: Id
    scenario: Id
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
    rubric: Id | None = None
    expect: ExpectEntry | None = None
    """What must hold of the buyer's opening words."""
    talk: Annotated[list[StepEntry], Field(min_length=1, max_length=80)]
    end: EndEntry | None = None
