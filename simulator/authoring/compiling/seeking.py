"""What an expression is about: the acts that would meet it, the checks it refers to, the kind of proof it asks for."""

from collections.abc import Iterator, Mapping

from simulator.core.taxonomy import ACTS
from simulator.scoring import expressions as ask
from simulator.scoring.conditions import Place
from simulator.scoring.expressions import Expression
from simulator.scoring.rubric import EvidenceKind

Seek = tuple[str, str | None]


def seeks(expression: Expression, named: Mapping[str, Expression], depth: int = 8) -> Iterator[Seek]:
    """The acts, with topics, that meet the expression; ``named`` are the checks and moments it may refer to."""
    match expression:
        case ask.Said():
            for name in expression.ids:
                if name in ACTS:
                    yield from ((name, topic) for topic in expression.topics or (None,))
        case ask.Facts():
            yield from (("clarify", None), ("listen", None))
        case ask.Items():
            yield from (("explain", None), ("reassure", None), ("recommend", None))
        case ask.Offered(fair=True):
            yield ("compensate", None)
        case ask.Approved():
            yield ("seek_approval", None)
        case ask.Refer() | ask.Order():
            for name in references(expression):
                if name in named and depth:
                    yield from seeks(named[name], named, depth - 1)
        case ask.All() | ask.Any() | ask.Count() | ask.Each():
            for part in expression.of:
                yield from seeks(part, named, depth)
        case _:
            return


def references(expression: Expression) -> Iterator[str]:
    """The checks and moments that the expression names, wherever in it."""
    match expression:
        case ask.Refer():
            yield expression.id
        case ask.Order():
            yield from expression.of
        case ask.All() | ask.Any() | ask.Count() | ask.Each():
            for part in expression.of:
                yield from references(part)
        case ask.Not():
            yield from references(expression.of)
        case _:
            place = getattr(expression, "place", None)
            if isinstance(place, Place):
                yield from (near.of for near in place.near)


def proof(expression: Expression) -> EvidenceKind:
    """The kind of proof; of joined questions that of the first."""
    match expression:
        case ask.Order():
            return "order"
        case ask.Timed() | ask.Typed() | ask.Silent() | ask.Replies():
            return "time"
        case ask.Ended() | ask.Resulted() | ask.Starred() | ask.Felt() | ask.Reached() | ask.StepDone():
            return "outcome"
        case ask.Facts() | ask.Items() | ask.Needs() | ask.Offered() | ask.Approved():
            return "outcome"
        case ask.All() | ask.Any() | ask.Count() | ask.Each():
            return proof(expression.of[0])
        case ask.Not():
            return proof(expression.of)
        case _:
            return "words"
