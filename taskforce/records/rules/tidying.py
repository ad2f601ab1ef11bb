"""The one order in which a file is written: fields as in the schema, and nothing that says nothing."""

from typing import Any

from taskforce.records.rules.schema import validator

_UNSAID: dict[str, Any] = {
    "listed_only": False,
    "sample": False,
    "with_members": False,
    "chairs_vote": True,
    "minutes": 0,
    "level": "none",
    "is_printed": False,
}


def tidy(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its fields in the order of the schema, without what is empty or goes without saying."""
    schema: Any = validator().schema
    tidied: dict[str, Any] = _tidy(document, schema, schema["$defs"])
    return tidied


def _tidy(value: Any, schema: Any, shared: dict[str, Any]) -> Any:
    while "$ref" in schema:
        schema = shared[schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        known = schema["properties"]
        strange = set(value) - set(known)
        if strange:
            raise KeyError(f"the schema has no {sorted(strange)}")
        pairs = ((name, _tidy(value[name], known[name], shared)) for name in known if name in value)
        return {name: item for name, item in pairs if _says_something(name, item)}
    if isinstance(value, list):
        return [_tidy(item, schema["items"], shared) for item in value]
    return value


def _says_something(name: str, value: Any) -> bool:
    if name == "delegable":
        return value is not None  # an empty list lets nobody act for anybody
    if value is None or value in ("", [], {}):
        return False
    return name not in _UNSAID or value != _UNSAID[name]
