"""Which keys a model would have taken at a place where it met one that it does not know."""

import types
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from simulator.authoring.document import Path

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


def keys_known(model_type: object, path: Path, kinds: Collection[str | int] = ()) -> list[str]:
    """The keys of the models that may stand at ``path``, as authors write them, in declared order.

    Of several models that may stand there, those named in ``kinds`` are preferred.
    """
    return list(dict.fromkeys(key for one in _possible(model_type, path, kinds) for key in _fields(one)))


def is_required(model_type: object, path: Path, kinds: Collection[str | int] = ()) -> bool:
    """Whether the key that the path ends in may not be left out."""
    fields = [_fields(one) for one in _possible(model_type, path[:-1], kinds)]
    found = [one[str(path[-1])] for one in fields if path and path[-1] in one]
    return bool(found) and all(field.is_required() for field in found)


def _possible(model_type: object, path: Path, kinds: Collection[str | int]) -> list[Any]:
    possible = _models(model_type)
    for part in path:
        possible = [model for one in possible for item in _inside(one, part) for model in _models(item)]
    named = [one for one in possible if getattr(one, "__name__", None) in kinds]
    return named or possible


def _models(annotation: Any) -> list[Any]:
    """The kinds that an annotation allows, without what wraps them."""
    from pydantic import RootModel

    origin = get_origin(annotation)
    if origin is Annotated:
        return _models(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return [model for one in get_args(annotation) for model in _models(one)]
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _models(annotation.model_fields["root"].annotation)
    return [annotation]


def _inside(kind: Any, part: str | int) -> list[Any]:
    """What the kind holds under a key or an index."""
    if fields := _fields(kind):
        return [fields[str(part)].annotation] if part in fields else []
    arguments = [one for one in get_args(kind) if one is not Ellipsis]
    if isinstance(part, str):
        return arguments[1:2]
    return arguments[part : part + 1] if len(arguments) > 1 else arguments


def _fields(kind: Any) -> "dict[str, FieldInfo]":
    from pydantic import BaseModel

    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    return {_written(name, field): field for name, field in kind.model_fields.items()}


def _written(name: str, field: "FieldInfo") -> str:
    """The key as it stands in a file: the alias where the model gives one."""
    return field.validation_alias if isinstance(field.validation_alias, str) else field.alias or name
