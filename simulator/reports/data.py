"""A report for programs: JSON values, stable keys, ids rather than names."""

from typing import Any

from simulator.coaching.best_path import Chance
from simulator.coaching.edits import Add, Drop, Edit, Reorder, Reword, Sooner
from simulator.coaching.model_answers import Better
from simulator.coaching.near_miss import MoodShift, NearMiss
from simulator.coaching.turning_points import TurningPoint
from simulator.coaching.what_if import Track
from simulator.coaching.worth import Worth
from simulator.core.aside import assisted
from simulator.reports.gather import Report
from simulator.reports.help_part import code_words, gone_part
from simulator.reports.sealed import taken
from simulator.scoring.data import as_data, exact


def report_data(report: Report) -> dict[str, Any]:
    """Everything that the page tells."""
    header, coaching = report.stored.session.header, report.coaching
    exam = taken(header, report.stored.events)
    end = report.end
    return {
        "session": report.stored.name,
        "started": header.started,
        "mode": header.mode,
        "seed": header.seed,
        "persona": header.persona.id,
        "scenario": header.scenario.id if header.scenario else None,
        "chain": report.stored.session.chain,
        "drifted": list(report.stored.drifted),
        "end": None
        if end is None
        else {"ending": end.ending, "result": end.result, "stars": end.stars, "review": end.review},
        "assisted": assisted(report.stored.events),
        "taken_back": [
            {"turn": one.turn, "said": one.said, "answer": one.answer, "end": one.end}
            for one in gone_part(report.stored)
        ],
        "code": code_words(report.stored),
        "clock": exam.clock if exam else "",
        "breaks": [one.away for one in exam.breaks] if exam else [],
        "marks": as_data(report.card) if report.card else None,
        "lenses": [as_data(card) for card in report.lenses],
        "attempts": [
            {
                "session": one.session,
                "started": one.started,
                "result": one.result,
                "stars": one.stars,
                "total": one.total,
                "assisted": one.assisted,
            }
            for one in report.attempts
        ],
        "tried": coaching is not None,
        "near_misses": [_miss(one) for one in coaching.near_misses] if coaching else [],
        "turning_points": [_point(one) for one in coaching.turning_points] if coaching else [],
        "chances": [_chance(one) for one in coaching.chances] if coaching else [],
        "never_asked": [
            {"fact": one.fact, "name": one.name, "question": one.question, "key": one.key} for one in report.never_asked
        ],
        "unmet": [{"need": one.need, "name": one.name, "kind": one.kind} for one in report.unmet],
        "next": {
            "skills": [
                {"dimension": one.dimension, "lost": exact(one.lost), "advice": one.advice}
                for one in report.next.skills
            ],
            "persona": report.next.case.persona,
            "scenario": report.next.case.scenario,
            "why": report.next.case.why,
        },
    }


def edit_data(edit: Edit) -> dict[str, Any]:
    match edit:
        case Drop():
            return {"kind": "drop", "fault": edit.fault}
        case Reorder():
            return {"kind": "reorder", "act": edit.act}
        case Reword():
            return {"kind": "reword"}
        case Sooner():
            return {"kind": "sooner", "within": edit.within}
        case Add():
            return {"kind": "add", "act": edit.act, "topic": edit.topic, "first": edit.first}


def _miss(one: NearMiss) -> dict[str, Any]:
    return {
        "check": one.check,
        "turn": one.turn,
        "edit": edit_data(one.edit),
        "gained": exact(one.gained),
        "passes": one.passes,
        "total": {"was": one.before, "would": one.after},
        "moods": _moods(one.moods),
    }


def _moods(shifts: tuple[MoodShift, ...]) -> dict[str, Any]:
    return {shift.id: {"was": shift.was, "would": shift.would} for shift in shifts}


def _point(one: TurningPoint) -> dict[str, Any]:
    return {
        "turn": one.turn,
        "cost": {"marks": exact(one.cost.marks), "moods": one.cost.moods, "regret": one.cost.regret},
        "near_misses": [miss.check for miss in one.near_misses],
        "softer": None
        if one.softer is None
        else {"edit": edit_data(one.softer.edit), "moods": _moods(one.softer.moods)},
        "what_if": [_better(better) for better in one.better],
    }


def _better(one: Better) -> dict[str, Any]:
    return {
        "text": one.text,
        "acts": [{"id": act.id, "topic": act.topic} for act in one.heard.acts],
        "was": _track(one.fork.was),
        "would": _track(one.fork.would),
    }


def _track(track: Track) -> dict[str, Any]:
    ended = track.ended
    return {
        "turns": [
            {"turn": one.turn, "state": one.node, "moods": dict(one.moods), "buyer": list(one.answered)}
            for one in track.stands
        ],
        "ending": ended.ending if ended else None,
        "result": ended.result if ended else None,
        "stars": ended.stars if ended else None,
        "total": track.card.total if track.card else None,
    }


def _chance(one: Chance) -> dict[str, Any]:
    return {
        "turn": one.turn,
        "broke_off": one.broke_off,
        "best": _worth(one.best),
        "after": _worth(one.after),
        "regret": one.regret,
        "forbidden": list(one.forbidden),
        "way": [
            {
                "silence": move.silence,
                "acts": [{"id": name, "topic": topic or None} for name, topic, _slot in move.acts],
                "words": one.words[place] if one.words else "",
            }
            for place, move in enumerate(one.path)
        ],
    }


def _worth(one: Worth) -> dict[str, Any]:
    return {"result": one.result, "stars": one.stars, "feelings": one.feelings}
