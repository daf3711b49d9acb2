"""The talk with what was heard in it: on the very words, what it earned or cost, and what the buyer thought."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from simulator.reports import page as told
from simulator.reports.labels import labels
from simulator.tui.paper.blocks import Centred, Gap, Heading, Listed, Pair, Paragraph
from simulator.tui.paper.bubbles import Bubble, Unit, said
from simulator.tui.paper.curve import Curve, Tall
from simulator.tui.paper.pieces import Block, Look
from simulator.tui.paper.wrap import Run
from simulator.tui.views.signs import look_of, sign_of
from simulator.tui.views.transcript import NOTICE_SIGN, thought_block
from simulator.wording import _

PROOFS: Mapping[told.Look, Look] = {
    "good": "trainee-proof-good",
    "bad": "trainee-proof-bad",
    "warn": "trainee-proof-none",
    "": "trainee",
}
FOUND: Mapping[told.Look, Look] = {"good": "heard", "bad": "fault", "warn": "dim", "": "plain"}


@dataclass(frozen=True, slots=True)
class TalkPage:
    """The talk with its proofs, and where its findings stand."""

    blocks: tuple[Block, ...]
    findings: tuple[int, ...]
    """Places of the replies that earned or cost something worth a look."""
    replies: Mapping[int, int]
    """Places of all replies, by their number."""


def talk_page(page: told.Page) -> TalkPage:
    blocks: list[Block] = [Heading(labels()["moods"]), *_curves(page.curves)]
    findings: list[int] = []
    replies: dict[int, int] = {}
    last = ""
    for message in page.talk:
        if message.side == "trainee":
            replies[message.turn] = len(blocks)
            if message.marks or any(one.look == "bad" for one in message.findings):
                findings.append(len(blocks))
        name = message.name if message.side == "trainee" or message.side != last else ""
        blocks += [_message(message, name), *effects(message)]
        last = "" if message.thoughts or message.moods or message.told else message.side
    blocks += [*_whole(page), *_gone(page)]
    return TalkPage(tuple(blocks), tuple(findings), replies)


def overview_blocks(page: told.Page) -> list[Block]:
    """The moods at full height, and what each reply held and did: beside the talk, where there is room for both."""
    blocks: list[Block] = [Heading(labels()["moods"])]
    for curve in page.curves:
        blocks.append(Tall(curve.name, curve.values, curve.low, curve.high, curve.good, labels()["opening"]))
    blocks += [Gap(), Heading(_("Reply by reply"))]
    for message in page.talk:
        if message.side == "trainee":
            moods = [move for other in page.talk if other.turn == message.turn for move in other.moods]
            blocks.append(Listed(_("Reply {n}").format(n=message.turn), [*_held(message), *_moves(moods)], 9))
    return blocks


def effects(message: told.Message) -> Iterator[Block]:
    """What a turn did to the buyer, where this is its last message."""
    for thought in message.thoughts:
        yield thought_block(thought)
    if message.moods:
        yield Listed("", _moves(message.moods), 2)
    for fact in message.told:
        yield Paragraph([(f"{labels()['told']}  ", "dim"), (fact, "accent")], "  ")


def _whole(page: told.Page) -> Iterator[Block]:
    """What no single reply earned or cost, so that all that is shown adds up."""
    if not page.whole:
        return
    yield Gap()
    yield Heading(labels()["whole"])
    yield Listed("", [_worth(mark, mark.look == "good") for mark in page.whole], 2)


def _gone(page: told.Page) -> Iterator[Block]:
    """What was taken back, behind the talk that counts."""
    if not page.gone:
        return
    yield Gap()
    yield Heading(labels()["gone"])
    yield Paragraph([(labels()["gone_about"], "dim")])
    for row in page.gone:
        end: list[Run] = [(f"  {row.end}", "fault")] if row.end else []
        yield Pair(row.turn, [(f"“{row.said}” ", "plain"), ("→ ", "dim"), (row.answer, "dim"), *end], 9)


def _curves(curves: Sequence[told.Curve]) -> Iterator[Block]:
    column = max((cell_len(curve.name) for curve in curves), default=4) + 2
    for curve in curves:
        yield Curve(curve.name, curve.values, curve.low, curve.high, curve.good, column)


def _message(message: told.Message, name: str) -> Block:
    above = f"{name}  {message.when}" if name else ""
    match message.side:
        case "notice":
            return Centred(message.text, sign=NOTICE_SIGN)
        case "buyer":
            return Bubble("buyer", said(message.text, "buyer"), above)
        case "trainee":
            words = [(piece.text, PROOFS[piece.look]) for piece in message.pieces]
            return Bubble("trainee", words, above, _below(message))


def _below(message: told.Message) -> list[list[Unit]]:
    """What was heard in a reply; under it what it earned, then what it cost."""
    heard: list[Unit] = [_found(one) for one in message.findings]
    if not heard:
        heard = [[(labels()["heard_nothing"], "dim")]]
    lines = [heard]
    for good in (True, False):
        marks = [mark for mark in message.marks if (mark.look == "good") == good]
        units: list[Unit] = [_worth(mark, good) for mark in marks]
        if units:
            lines.append(units)
    return lines


def _worth(mark: told.MarkLine, good: bool) -> Unit:
    return [(f"  {mark.points} ", look_of(mark.look)), (mark.name, "heard" if good else "fault")]


def _found(one: told.Finding) -> Unit:
    why = _(" ({why})").format(why=one.why) if one.why else ""
    return [(f"  {sign_of(one.look)} ", look_of(one.look)), (f"{one.name}{why}", FOUND[one.look])]


def _held(message: told.Message) -> list[Unit]:
    """The names of what a reply held, without what does not count."""
    named = {one.name: one.look for one in message.findings if one.look != "warn"}
    units: list[Unit] = [[(f"{sign_of(look)} {name}  ", FOUND[look])] for name, look in named.items()]
    return units or [[(f"{labels()['heard_nothing']}  ", "dim")]]


def _moves(moods: Sequence[told.MoodMove]) -> list[Unit]:
    return [[(f"{move.name} ", "dim"), (f"{move.was}→{move.now}  ", look_of(move.look))] for move in moods]
