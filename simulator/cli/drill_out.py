"""What `kefu drill` writes to standard output: rows for people, or one JSON object a step."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from simulator.authoring.library import Library
from simulator.authoring.titles import file_title, pair_title
from simulator.cli.as_json import heard_data, json_line
from simulator.coaching.drill_critique import Item, Judged, Score
from simulator.coaching.drill_moments import DrillMoment, Spoken, Summary, Tried
from simulator.coaching.recorded import Recorded
from simulator.core.events import BuyerSaid, TraineeSaid
from simulator.display import shown_line
from simulator.reports.drill_words import (
    Row,
    answer_rows,
    choices_rows,
    fault_choices,
    fault_name,
    item_rows,
    judged_rows,
    moment_rows,
    said_row,
    score_rows,
    summary_rows,
    tried_rows,
)
from simulator.reports.flawed_talks import FlawedTalk, Played
from simulator.scoring.data import exact
from simulator.wording import _


class TextOut:
    """Plain lines that a screen reader can follow."""

    def __init__(self, *, echo: bool) -> None:
        self._echo = echo
        """Whether replies are printed too, because nobody saw them being typed."""

    def talks(self, files: Library, talks: Sequence[FlawedTalk]) -> None:
        _write(_("Flawed talks: {count}").format(count=len(talks)))
        for number, talk in enumerate(talks, 1):
            case = pair_title(files, talk.persona, talk.scenario)
            replies = _("{n} replies").format(n=talk.replies)
            # Not its id, which often tells what is wrong in it.
            _write(f"{number:4}. {shown_line(case)}  {replies}")

    def head(self, case: str, what: str) -> None:  # noqa: ARG002  # an id, which may tell what is wrong in the talk
        _write(shown_line(case))
        _write(_("/skip passes a moment over, /end ends the drill."))

    def busy(self, words: str) -> None:
        _busy(words)

    def note(self, words: str) -> None:
        _write("")
        _write(shown_line(words))

    def choices(self) -> None:
        _rows(choices_rows())

    def moment(self, recorded: Recorded, moment: DrillMoment, number: int, count: int) -> None:
        _write("")
        _rows(moment_rows(recorded, moment, number, count))

    def tried(self, tried: Tried, left: int) -> None:
        if self._echo:
            _write(_("You now: {text}").format(text=shown_line(tried.text)))
        _rows(tried_rows(tried, left), "  ")

    def answer(self, recorded: Recorded, moment: DrillMoment) -> None:
        _rows(answer_rows(recorded, moment))

    def summary(self, told: Summary) -> None:
        _write("")
        _rows(summary_rows(told))

    def item(self, item: Item, number: int, count: int) -> None:
        _write("")
        _rows(item_rows(item, number, count))

    def judged(self, item: Item, judged: Judged) -> None:
        if self._echo:
            _rows([said_row(judged)])
        _rows(judged_rows(item, judged), "  ")

    def score(self, score: Score) -> None:
        _write("")
        _rows(score_rows(score))

    def end_of_critique(self, score: Score, told: Summary, played: Played) -> None:
        _write("")
        if score.replies < len(played.items):
            _rows(score_rows(score))
        if told.moments:
            _rows(summary_rows(told))
        _write(_("The talk was: {name}").format(name=shown_line(played.name)))


class JsonOut:
    """One object a step, the last one the summary."""

    def talks(self, files: Library, talks: Sequence[FlawedTalk]) -> None:
        for number, talk in enumerate(talks, 1):
            who, what = file_title(files, "persona", talk.persona), file_title(files, "scenario", talk.scenario)
            case = {"persona": talk.persona, "scenario": talk.scenario, "persona_name": who, "scenario_name": what}
            _object({"talk": {"number": number, "id": talk.id, **case, "replies": talk.replies}})

    def head(self, case: str, what: str) -> None:
        _object({"drill": {"case": case, "of": what}})

    def busy(self, words: str) -> None:
        _busy(words)

    def note(self, words: str) -> None:
        _object({"note": words})

    def choices(self) -> None:
        _object({"faults": [{"id": one, "name": fault_name(one)} for one in fault_choices()]})

    def moment(self, recorded: Recorded, moment: DrillMoment, number: int, count: int) -> None:
        data = {
            "number": number,
            "count": count,
            "reply": moment.turn,
            "before": [_spoken(one) for one in moment.before],
            "said": moment.said,
            "answered": list(recorded.stands[moment.turn].answered),
            "moods": dict(moment.moods),
            "failed": [
                {"check": one.check, "name": one.name, "points": exact(one.points), "out_of": exact(one.out_of)}
                for one in moment.failed
            ],
        }
        _object({"moment": data})

    def tried(self, tried: Tried, left: int) -> None:
        data = {
            "said": tried.text,
            "heard": heard_data(tried.heard, tried.text),
            "buyer": {"was": list(tried.was), "would": list(tried.would)},
            "moods": {one.id: {"name": one.name, "was": one.was, "would": one.would} for one in tried.moods},
            "marks": {"was": tried.marks[0], "would": tried.marks[1]} if tried.marks else None,
            "checks": [
                {"name": one.name, "was": exact(one.was), "would": exact(one.would), "passes": one.passes}
                for one in tried.checks
            ],
            "lost": tried.lost,
            "mended": tried.mended,
            "left": left,
        }
        _object({"try": data})

    def answer(self, recorded: Recorded, moment: DrillMoment) -> None:
        told = [row.words for row in answer_rows(recorded, moment)]
        _object({"answer": {"reply": moment.turn, "answers": list(moment.answers), "told": told}})

    def summary(self, told: Summary) -> None:
        _object({"summary": _summary(told)})

    def item(self, item: Item, number: int, count: int) -> None:
        data = {"number": number, "count": count, "before": [_spoken(one) for one in item.before], "said": item.said}
        _object({"reply": data})

    def judged(self, item: Item, judged: Judged) -> None:
        flaws = {flaw.fault: list(flaw.words) for flaw in item.flaws}
        costs = [{"name": one.name, "lost": exact(one.lost), "words": one.words} for one in item.costs]
        shades = [{"said": one.said, "heard": one.fault} for one in judged.shades]
        said = {"hits": list(judged.hits), "misses": list(judged.misses), "false": list(judged.false), "near": shades}
        hurt = {one.name: [one.was, one.now] for one in item.hurt}
        told = {"open": list(judged.open), "proof": flaws, "marks": costs, "moods": hurt}
        _object({"judged": {"reply": judged.turn, **said, **told}})

    def score(self, score: Score) -> None:
        _object({"score": _score(score)})

    def end_of_critique(self, score: Score, told: Summary, played: Played) -> None:
        _object({"summary": {"critique": _score(score), "rewritten": _summary(told), "talk": played.name}})


def _summary(told: Summary) -> dict[str, Any]:
    return {"moments": told.moments, "mended": told.mended, "tries": told.tries}


def _score(score: Score) -> dict[str, Any]:
    counts = {"hits": score.found, "misses": score.misses, "so": score.so, "false": score.false}
    shares = {"precision": score.precision, "recall": score.recall}
    return {"replies": score.replies, "right": score.right, **counts, **shares}


def _spoken(one: Spoken) -> dict[str, str]:
    match one:
        case BuyerSaid():
            return {"who": "buyer", "text": one.text}
        case TraineeSaid():
            return {"who": "trainee", "text": one.text}
        case _:
            return {"who": "notice", "text": one.text}


def _busy(words: str) -> None:
    """What takes a while is told beside the answer."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def _rows(rows: Iterable[Row], indent: str = "") -> None:
    for row in rows:
        for line in row.words.split("\n"):
            _write(indent + line)


def _object(data: dict[str, Any]) -> None:
    _write(json_line(data))


def _write(line: str) -> None:
    # Flushed, because whoever reads a pipe waits for the answer before writing on.
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
