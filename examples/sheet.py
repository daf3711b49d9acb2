"""What a trainee may read before the first word: brief, product, shop, phrases and model answers, nothing hidden."""

from dataclasses import dataclass
from typing import TypeVar

from simulator.authoring.library import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something that can be said in this case: a model answer, or a fact of the product or the shop."""

    act: str
    topic: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Authority:
    """What may be given without asking anybody."""

    discount: int
    """Percent of the price still paid; 100 is no discount."""
    gift: bool
    postage: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The trainee's own side of a case. The buyer's agenda, facts, needs and rules have no place here."""

    buyer_type: str
    """讲价型, 冷漠型, …: what the list of buyers says of this one."""
    brief: str
    goal: str
    product: str
    authority: Authority
    answers: tuple[Sentence, ...]
    facts: tuple[Sentence, ...]
    phrases: tuple[str, ...]
    topics: tuple[tuple[str, tuple[str, ...]], ...]
    """Words by which this case names a topic, beside those of the lexicon."""
    jargon: tuple[tuple[str, str], ...]
    """The trade's words, and what they mean to a buyer."""


def read_sheet(library: Library, persona: str, scenario: str) -> Sheet:
    """What the files let a trainee read of this pair; raises `Problems` where one of them is wrong."""
    case = library.scenario(scenario)
    shop = library.shop(case.shop)
    facts = [Sentence("explain", fact.topic, fact.text) for fact in (*case.product.facts, *shop.facts)]
    offers = [Sentence("explain", one.topic, one.text) for one in shop.promotions]
    return Sheet(
        buyer_type=library.persona(persona).type,
        brief=case.brief,
        goal=case.goal,
        product=case.product.name,
        authority=Authority(
            first(case.limits.discount, shop.policy.discount),
            first(case.limits.gift, shop.policy.gift),
            first(case.limits.postage, shop.policy.postage),
        ),
        answers=tuple(Sentence(answer.act, answer.topic, answer.text) for answer in case.answers),
        facts=(*facts, *offers),
        phrases=tuple(phrase.text for phrase in shop.phrases),
        topics=tuple((name, tuple(words)) for name, words in case.topics.items()),
        jargon=tuple(shop.jargon.items()),
    )


def first(own: T | None, usual: T) -> T:
    """What this case lays down, else what the shop does."""
    return usual if own is None else own
