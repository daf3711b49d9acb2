"""Who and what there is to practise with, as cards. A file that is wrong is left out and counted, never in the way."""

from dataclasses import dataclass

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.authoring.naming import STAGES
from simulator.tui.views.history import Unfinished


@dataclass(frozen=True, slots=True)
class BuyerCard:
    id: str
    name: str
    type: str
    summary: str
    difficulty: int
    flows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    id: str
    name: str
    stage: str
    flow: str
    brief: str
    difficulty: int
    personas: tuple[str, ...]
    """The buyers that it is for; all where empty."""

    def fits(self, buyer: BuyerCard) -> bool:
        return self.flow in buyer.flows and (not self.personas or buyer.id in self.personas)


@dataclass(frozen=True, slots=True)
class Left:
    """A session that was left unfinished, as people call it."""

    session: str
    buyer: str
    scenario: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    buyers: tuple[BuyerCard, ...]
    scenarios: tuple[ScenarioCard, ...]
    """Easiest first."""
    broken: tuple[str, ...]
    """Ids of files that cannot be used as they are."""

    def fitting(self, buyer: BuyerCard, stage: str = "") -> tuple[ScenarioCard, ...]:
        """The scenarios of a stage (of all where empty) that this buyer can play."""
        return tuple(one for one in self.scenarios if one.fits(buyer) and stage in ("", one.stage))

    def stages(self) -> tuple[str, ...]:
        """The stages that have scenarios, in the order in which a purchase passes them."""
        there = {one.stage for one in self.scenarios}
        return tuple(stage for stage in STAGES if stage in there)

    def buyer(self, name: str) -> BuyerCard | None:
        """The buyer with that id."""
        return next((one for one in self.buyers if one.id == name), None)

    def playable(self, left: Unfinished) -> Left | None:
        """A talk that was left, by its names; None where its buyer or its scenario is there no more."""
        buyer = self.buyer(left.persona)
        scenario = next((one for one in self.scenarios if one.id == left.scenario), None)
        return Left(left.session, buyer.name, scenario.name) if buyer and scenario else None


def read_catalogue(library: Library) -> Catalogue:
    """The cards of all buyers and scenarios of the library, which is read from disk."""
    broken: list[str] = []
    buyers: list[BuyerCard] = []
    scenarios: list[ScenarioCard] = []
    for name in library.sources("persona"):
        try:
            who = library.persona(name)
        except (Problems, OSError):
            broken.append(name)
        else:
            buyers.append(BuyerCard(name, who.name, who.type, who.summary, who.difficulty, tuple(who.flows)))
    for name in library.sources("scenario"):
        try:
            what = library.scenario(name)
        except (Problems, OSError):
            broken.append(name)
        else:
            personas = tuple(what.personas)
            card = ScenarioCard(name, what.name, what.stage, what.flow, what.brief, what.difficulty, personas)
            scenarios.append(card)
    by_ease = sorted(scenarios, key=lambda card: (card.difficulty, card.id))
    return Catalogue(tuple(buyers), tuple(by_ease), tuple(broken))
