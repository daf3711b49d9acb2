"""A document fitted to a pydantic model, every misfit told at its place in the author's words.

The models are those of the room's other modules; this one only knows that they are pydantic's.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from simulator.authoring.diagnostics import Diagnostic, Problems, in_order
from simulator.authoring.document import Document
from simulator.authoring.misfits import misfits_of
from simulator.authoring.strict_yaml import scan
from simulator.authoring.telling import Describe, tell

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Fitted(Generic[Model]):
    """What a file says, in the model's types, and the document that knows where it says so."""

    model: Model
    document: Document


def validate(model_type: type[Model], document: Document, describe: Describe | None = None) -> Model | list[Diagnostic]:
    """The document as a ``model_type``, or all that keeps it from being one, sorted by place.

    Types are strict and unknown keys are refused, whatever the models themselves say.  ``describe`` names a part of
    the file by its words; without it the path and the part's own ``id``, ``name`` or ``hears`` do.
    """
    # pydantic costs some 90 ms, which those who only replay a log need not pay.
    from pydantic import TypeAdapter, ValidationError

    try:
        # By way of JSON, where strict means strict for what a file can hold: a list may become a tuple or a set,
        # a text an enum, while "1" never becomes 1.
        text = json.dumps(document.value, ensure_ascii=False)
        return TypeAdapter(model_type).validate_json(text, strict=True, extra="forbid")
    except ValidationError as error:
        details: list[ErrorDetails] = error.errors(include_url=False)
    return in_order(tell(misfit, document, model_type, describe) for misfit in misfits_of(details, document.value))


def fit(model_type: type[Model], text: str, name: str, describe: Describe | None = None) -> Fitted[Model]:
    """`load` and `validate` in one; raises `Problems` with the faults of YAML and those of shape in one go."""
    scanned = scan(text, name)
    if scanned.document is None:
        raise Problems(scanned.problems)
    found = validate(model_type, scanned.document, describe)
    if isinstance(found, list):
        # Where YAML already complained stands nothing, which is not the author's second fault.
        told = {one.place for one in scanned.problems}
        raise Problems([*scanned.problems, *(one for one in found if one.place not in told)])
    if scanned.problems:
        raise Problems(scanned.problems)
    return Fitted(found, scanned.document)
