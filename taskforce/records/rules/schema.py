"""What the schema finds wrong, in words for people."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path as File
from typing import Any

from jsonschema import Draft202012Validator

from taskforce.records.rules.faults import Path

SCHEMA = File(__file__).parent.parent / "task-force.schema.json"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a record with fields",
}


@cache
def validator() -> Draft202012Validator:
    """The checked schema, ready for use."""
    schema = json.loads(SCHEMA.read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def breaches(values: Any) -> Iterator[tuple[Path, str]]:
    """Each place where the values depart from the schema, with a sentence that says what is wanted."""
    errors: Iterator[Any] = validator().iter_errors(values)
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            yield from _unknown(error, path)
        else:
            yield path, _sentence(error)


def _unknown(error: Any, path: Path) -> Iterator[tuple[Path, str]]:
    known = error.schema["properties"]
    for name in error.instance:
        if name not in known:
            yield (*path, name), f"There is no such field here. The fields are {_listed(known)}."


def _sentence(error: Any) -> str:
    words = _SENTENCES.get(error.validator, lambda other: other.message)
    return str(words(error))


def _missing(error: Any) -> str:
    name = error.message.split("'")[1]  # one error for each missing field: "'at' is a required property"
    return f"“{name}” is missing."


def _type(error: Any) -> str:
    wanted = _TYPES[str(error.validator_value)]
    if error.instance is None:
        return f"This is empty. It must be {wanted}."
    if error.validator_value == "string" and isinstance(error.instance, int):
        return "This must be text. Put it in quotes."
    return f"This must be {wanted}."


def _pattern(error: Any) -> str:
    return f"“{_short(error.instance)}” cannot be read. {error.schema.get('description', '')}".strip()


def _short(value: Any) -> str:
    words = str(value)
    return words if len(words) <= 60 else words[:59] + "…"


def _listed(words: Any) -> str:
    return ", ".join(str(word) for word in words)


_SENTENCES: dict[str, Callable[[Any], Any]] = {
    "required": _missing,
    "type": _type,
    "pattern": _pattern,
    "enum": lambda e: f"“{_short(e.instance)}” is not one of: {_listed(e.validator_value)}.",
    "const": lambda e: f"“{_short(e.instance)}” is not known. This program reads “{e.validator_value}”.",
    "minLength": lambda e: "This is empty. Leave the field out instead.",
    "maxLength": lambda e: f"This is longer than {e.validator_value:,} characters.",
    "minimum": lambda e: f"This must be {e.validator_value} or more.",
    "maximum": lambda e: f"This must be {e.validator_value:,} or less.",
    "minItems": lambda e: "This list is empty.",
    "maxItems": lambda e: f"This list is longer than {e.validator_value:,}.",
    "uniqueItems": lambda e: "Something stands in this list twice.",
}
