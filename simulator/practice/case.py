"""A conversation made ready to play: the compiled buyer, and what the trainee may see of scenario and shop."""

from dataclasses import dataclass

from simulator.authoring.compiling.chart import compile_chart, yuan
from simulator.authoring.library import Library
from simulator.authoring.models import PersonaFile, ScenarioFile, ShopFile
from simulator.core.acts import Heard
from simulator.core.engine import Buyer, make


@dataclass(frozen=True, slots=True)
class Case:
    """One persona in one scenario."""

    buyer: Buyer
    persona: PersonaFile
    scenario: ScenarioFile
    shop: ShopFile

    @property
    def facts(self) -> str:
        """Everything that a reply must not contradict, as free text.

        What an agent may grant is not among it: the engine holds offers against the policy number by number.
        """
        price = self.buyer.chart.policy.price
        own = [fact.text for fact in (*self.scenario.product.facts, *self.shop.facts)]
        named = [f"{self.scenario.product.name}售价{yuan(price)}"] if price else []
        offers = [promotion.text for promotion in self.shop.promotions]
        return "；".join([*named, *own, *offers])

    def ears(self, text: str, buyer: str, earlier: tuple[str, ...]) -> Heard:
        """The default ears, told what this case is about."""
        # Imported late: the ears bring the lexicon and, with the first reply, the segmenter.
        from simulator.understanding.draft import Context
        from simulator.understanding.pipeline import understand

        topics = {name: tuple(words) for name, words in self.scenario.topics.items()}
        phrases = tuple(phrase.text for phrase in self.shop.phrases)
        return understand(text, Context(buyer, self.facts, earlier, topics, phrases, tuple(self.shop.jargon)))

    def ears_digest(self) -> str:
        """Changes with what the ears have learnt."""
        from simulator.understanding.digest import ears_digest

        return ears_digest()


def open_case(library: Library, persona: str, scenario: str) -> Case:
    """The case of that persona in that scenario.

    Raises:
        Problems: a file is missing or wrong, or the files do not fit together.
    """

    def compiled() -> Case:
        chart, what = compile_chart(library, persona, scenario).chart, library.scenario(scenario)
        return Case(make(chart), library.persona(persona), what, library.shop(what.shop))

    return library.once(("case", persona, scenario), compiled)


def zhe(percent: int) -> str:
    """A percent of the price as people say it: 95 is 95折, 90 is 9折."""
    return f"{percent // 10}折" if percent % 10 == 0 else f"{percent}折"
