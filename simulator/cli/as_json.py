"""What programs read: JSON on one line, Chinese as it is, and nothing in it that could steer a terminal."""

import json
import re
from typing import Any

from simulator.core.acts import Act, Heard, Span
from simulator.core.events import BuyerSaid, DrillBegun, Noticed, TraineeSaid
from simulator.practice.session import Practice
from simulator.practice.turn import End, Turn
from simulator.scoring.proving import proof_of

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]")


def json_line(value: object) -> str:
    """``value`` as one line of JSON, with invisible and steering characters as ``\\u`` escapes."""
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(value, ensure_ascii=False))


def turn_data(turn: Turn, *, inside: bool) -> dict[str, Any]:
    """A step of a session; ``inside`` also what goes on in the buyer, which an exam does not tell."""
    data: dict[str, Any] = {
        "turn": turn.number,
        "at": turn.at,
        "said": turn.said,
        "buyer": list(turn.buyer),
        "notices": list(turn.notices),
        "waited_out": turn.waited_out,
        "ended": turn.end is not None,
    }
    if inside:
        data |= {
            "state": turn.state,
            "state_name": turn.state_name,
            "step": turn.step,
            "moods": {mood.id: {"name": mood.name, "value": mood.value, "by": mood.by} for mood in turn.moods},
            "heard": heard_data(turn.heard, turn.said or "") if turn.heard else None,
            "thoughts": list(turn.thoughts),
            "told": list(turn.told),
        }
    return data


def drill_data(practice: Practice, begun: DrillBegun) -> dict[str, Any]:
    """Where a drill begins, and the talk that is told before it."""
    told: list[dict[str, str]] = []
    for event in practice.events:
        match event:
            case BuyerSaid():
                told.append({"who": "buyer", "text": event.text})
            case TraineeSaid():
                told.append({"who": "trainee", "text": event.text})
            case Noticed():
                told.append({"who": "notice", "text": event.text})
            case DrillBegun():
                break
            case _:
                continue
    name = practice.buyer.chart.nodes[begun.state].name
    return {"state": begun.state, "state_name": name, "replies": begun.turn, "told": told}


def heard_data(heard: Heard, text: str) -> dict[str, Any]:
    """What a reply was heard to hold; spans count characters of the reply, ``words`` are the characters themselves."""
    return {
        "acts": [_act(act, text) for act in heard.services()],
        "faults": [_act(act, text) for act in heard.faults()],
        "blocked": [
            {"id": one.id, "reason": one.reason, **_span(one.span, text), "by": _span(one.by, text) if one.by else None}
            for one in heard.blocked
        ],
        "slots": [{"kind": slot.kind, "value": slot.value, **_span(slot.span, text)} for slot in heard.slots],
        "topics": [{"id": topic.id, **_span(topic.span, text)} for topic in heard.topics],
        "length": heard.length,
        "cut": heard.cut,
    }


def end_data(end: End) -> dict[str, Any]:
    return {
        "ending": end.ending,
        "name": end.name,
        "result": end.result,
        "stars": end.stars,
        "review": end.review,
    }


def _act(act: Act, text: str) -> dict[str, Any]:
    return {
        "id": act.id,
        "topic": act.topic,
        **_span(act.span, text),
        "proof": _span(proof_of(act, text), text),
        "sure": act.sure,
        "why": [_span(span, text) for span in act.why],
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "words": span.of(text)}
