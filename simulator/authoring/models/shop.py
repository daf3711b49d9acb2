"""A shop: its facts, its policy, its promotions, its quick phrases and its words."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.authoring.models.common import Author, FactText, Id, Money, Text

Discount = Annotated[int, Field(ge=10, le=100)]
"""Percent of the price that is still paid: 95 is 九五折, 100 is no discount."""


class PolicyEntry(Author):
    """What an agent may grant without asking."""

    discount: Discount = 100
    money: Money = 0
    gift: bool = False
    postage: bool = False


class PromotionEntry(Author):
    id: Id
    topic: Id
    text: Text


class PhraseEntry(Author):
    """A quick phrase that the trainee can call up."""

    key: Id
    text: Text


class ShopFile(Author):
    format: Literal[1]
    id: Id
    name: Text
    trade: Text
    platform: Text
    facts: Annotated[list[FactText], Field(min_length=1, max_length=80)]
    policy: PolicyEntry = Field(default_factory=PolicyEntry)
    promotions: list[PromotionEntry] = Field(default_factory=list)
    phrases: Annotated[list[PhraseEntry], Field(max_length=30)] = Field(default_factory=list)
    jargon: dict[Text, Text] = Field(default_factory=dict)
