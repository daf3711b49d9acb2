"""The marks of a talk as it is printed: total, dimensions, every check with its proof, both verdicts, advice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.authoring.naming import result_name
from simulator.cli.evidence import proof_words
from simulator.core.events import Event
from simulator.display import shown_line
from simulator.practice.session import buyer_words, trainee_words
from simulator.reports.page import AT_LENGTH
from simulator.scoring.card import Advice, DimensionScore, Evidence, Mark, Scorecard
from simulator.scoring.data import as_data
from simulator.scoring.figures import points, sum_words
from simulator.scoring.judging import why_not
from simulator.scoring.shown import as_shown
from simulator.wording import _


@dataclass(frozen=True, slots=True)
class PrintedMarks:
    """The marks of one talk, with its log for the words that prove them."""

    card: Scorecard
    events: Sequence[Event]

    def data(self) -> dict[str, Any]:
        """For programs."""
        data = as_data(self.card)
        verdicts = {"effective": self.card.verdicts.effective, "allowed": self.card.verdicts.allowed}
        return {"marks": data, "verdicts": verdicts}

    def lines(self) -> list[str]:
        """For people."""
        card = as_shown(self.card)
        lines = [_("Marks: {total} of 100 ({rubric})").format(total=card.total, rubric=shown_line(card.rubric_name))]
        for dimension in card.dimensions:
            lines += self._dimension(dimension)
        if card.hints is not None:
            lines.append(f"  {shown_line(card.hints.name)} -{points(card.hints.points)}")
            lines += ["        " + self.evidence(one) for one in card.hints.evidence if one.delta]
        if added := sum_words(card.exact, card.total):
            lines.append(f"  {added}")
        if card.verdicts.effective is not None:
            lines.append(_("Effective on this buyer: {result}").format(result=result_name(card.verdicts.effective)))
        lines.append(_("Allowed: yes") if card.verdicts.allowed else _("Allowed: no"))
        for breach in card.breaches:
            lines += self._advice(breach, "✗ " + shown_line(breach.mark.name))
        if card.failed:
            lines.append(_("What to do instead:"))
        named = [
            _("{name} (-{lost})").format(name=shown_line(one.mark.name), lost=points(one.lost)) for one in card.failed
        ]
        for failed, lost in zip(card.failed[:AT_LENGTH], named, strict=False):
            lines += self._advice(failed, lost)
        if rest := named[AT_LENGTH:]:
            words = _("{n} more that cost less: {names}").format(n=len(rest), names=_(", ").join(rest))
            lines += ["  " + words, "  " + _("kefu report tells all of it.")]
        return lines

    def _dimension(self, dimension: DimensionScore) -> Iterator[str]:
        if not dimension.out_of:
            return
        yield f"  {shown_line(dimension.name)} {points(dimension.points)}/{points(dimension.out_of)}"
        unjudged: dict[str, list[str]] = {}
        for mark in dimension.marks:
            if mark.applies and mark.unjudged:
                unjudged.setdefault(why_not(mark), []).append(shown_line(mark.name))
            elif mark.applies:
                yield from self._mark(mark)
        for why, names in unjudged.items():
            yield f"    – {why}：{_(', ').join(names)}"

    def _mark(self, mark: Mark) -> Iterator[str]:
        sign = "✓" if mark.passed else "·" if mark.points else "✗"
        yield f"    {sign} {shown_line(mark.name)} {points(mark.points)}/{points(mark.out_of)}"
        for one in mark.evidence:
            # A fault stays named where the check lacked what it needs and so had no points to lose.
            if one.delta or (mark.failed and one.turn and one.proof in ("fault", "signal")):
                yield "        " + self.evidence(one)

    def evidence(self, one: Evidence) -> str:
        """What it earned or cost, where, and the words that prove it."""
        by = points(one.delta, signed=True) if one.delta else "·"
        where = _("reply {n}").format(n=one.turn) if one.turn else _("the whole talk")
        words = self._words(one)
        if one.proof == "hint":
            return f"{by} {where}"
        if words:
            return f"{by} {where}“{shown_line(words)}”"
        return f"{by} {where} {shown_line(proof_words(one.id, one.proof, self.names))}".rstrip()

    @property
    def names(self) -> dict[str, str]:
        """The names of the checks, by id."""
        return {mark.check: mark.name for dimension in self.card.dimensions for mark in dimension.marks}

    def _words(self, one: Evidence) -> str:
        """The characters that prove it."""
        if one.span is None or one.turn is None:
            return ""
        said = buyer_words if one.role == "buyer" else trainee_words
        return one.span.of(said(self.events, one.turn))

    def _advice(self, advice: Advice, head: str) -> Iterator[str]:
        turns = _(", ").join(str(turn) for turn in advice.turns)
        about = _(", reply {n}").format(n=turns) if turns else ""
        yield f"  {head}{about}：{shown_line(advice.text)}"
        for answer in advice.answers:
            yield "    " + _("for example: {text}").format(text=shown_line(answer.text))
