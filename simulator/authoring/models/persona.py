"""A persona: who buys. Voice, temper, habits, and what differs from the shared flows."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.authoring.models.common import Author, CheckEntry, Id, Key, Lines, RuleEntry, Text, WaitEntry
from simulator.wording import _

Percent = Annotated[int, Field(ge=0, le=300)]


class MoodEntry(Author):
    """Where a mood starts, its bounds, and how strongly this buyer feels a rise or a fall (percent)."""

    start: Annotated[int, Field(ge=0, le=9)]
    low: Annotated[int, Field(ge=0, le=9)] = 0
    high: Annotated[int, Field(ge=1, le=9)] = 8
    up: Percent = 100
    down: Percent = 100


class HabitsEntry(Author):
    long_reply: Annotated[int, Field(ge=10, le=500)] = 120
    questions: Annotated[int, Field(ge=1, le=9)] = 3
    drifts_every: Annotated[int, Field(ge=0, le=20)] = 0
    tests_every: Annotated[int, Field(ge=0, le=20)] = 0
    hurried: Annotated[int, Field(ge=5, le=600)] = 60
    notices: Annotated[int, Field(ge=0, le=100)] = 100


class BargainEntry(Author):
    """In points: one point is one percent of the list price."""

    target: Annotated[int, Field(ge=0, le=60)]
    limit: Annotated[int, Field(ge=0, le=60)]
    step: Annotated[int, Field(ge=0, le=20)] = 2
    gift: Annotated[int, Field(ge=0, le=30)] = 3
    postage: Annotated[int, Field(ge=0, le=30)] = 3

    @model_validator(mode="after")
    def _limit_below_target(self) -> "BargainEntry":
        if self.limit > self.target:
            words = {"limit": self.limit, "target": self.target}
            message = _("“limit” is what this buyer wants at least, but {limit} is more than the “target” of {target}")
            remedy = _("Write a number up to {target}.").format(**words)
            raise PydanticCustomError(
                "S009", "{said}", {"said": message.format(**words), "remedy": remedy, "at": ("limit",)}
            )
        return self


class PersonaFile(Author):
    format: Literal[1]
    id: Id
    name: Text
    type: Text
    summary: Text
    advice: Annotated[list[Text], Field(max_length=8)] = Field(default_factory=list)
    difficulty: Annotated[int, Field(ge=1, le=5)]
    flows: Annotated[list[Id], Field(min_length=1)]
    moods: dict[Id, MoodEntry] = Field(default_factory=dict)
    habits: HabitsEntry = Field(default_factory=HabitsEntry)
    waits: Annotated[list[WaitEntry], Field(max_length=6)] = Field(default_factory=list)
    bargain: BargainEntry | None = None
    voice: dict[Key, Lines] = Field(default_factory=dict)
    voices: dict[Id, dict[Key, Lines]] = Field(default_factory=dict)
    """By flow: what this buyer says otherwise there."""
    states: dict[Id, list[RuleEntry]] = Field(default_factory=dict)
    anywhere: list[RuleEntry] = Field(default_factory=list)
    always: list[CheckEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _voices_of_own_flows(self) -> "PersonaFile":
        strange = [name for name in self.voices if name not in self.flows]
        if strange:
            message = _("“voices” names the flow {name}, which this buyer never takes").format(name=strange[0])
            remedy = _("Write {name} into “flows”, or delete it here.").format(name=strange[0])
            raise PydanticCustomError(
                "S009", "{said}", {"said": message, "remedy": remedy, "at": ("voices", strange[0])}
            )
        return self
