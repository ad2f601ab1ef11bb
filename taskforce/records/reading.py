"""A task-force file made into plain values that can be replayed, or every fault in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from taskforce.core.errors import TaskforceError
from taskforce.records.rules import references, schema
from taskforce.records.rules.faults import Fault, Path, Places
from taskforce.records.rules.parsing import parse
from taskforce.texts.rules import blocks
from taskforce.voting.rules.rule import Rule

SHOWN = 50


class Faulty(TaskforceError):
    """The file cannot be taken. `faults` are all that were found, by line; nothing was stored."""

    status = 422

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = sorted(set(faults))
        shown = [str(fault) for fault in self.faults[:SHOWN]]
        rest = len(self.faults) - len(shown)
        super().__init__("\n".join([*shown, *([f"and {rest} more faults"] if rest else [])]))


@dataclass(frozen=True)
class TaskForceFile:
    """A file that fits the schema and hangs together. Faults found while replaying it are named through `places`."""

    values: dict[str, Any]
    places: Places


def read(raw: bytes) -> TaskForceFile:
    """Read a task-force file. Raises Faulty with every fault: of the YAML, else of the schema, else of references."""
    parsed = parse(raw)
    if parsed.faults:
        raise Faulty(parsed.faults)
    places = parsed.places
    for find in (schema.breaches, references.broken, _blocks, _rules):
        faults = [places.fault(path, sentence) for path, sentence in find(parsed.values)]
        if faults:
            raise Faulty(faults)
    return TaskForceFile(parsed.values, places)


def _blocks(values: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Comments on blocks that their version does not have."""
    for n, recommendation in enumerate(values.get("recommendations", [])):
        counts = [len(blocks.split(version.get("text", ""))) for version in recommendation["versions"]]
        for m, comment in enumerate(recommendation.get("comments", [])):
            number, count = comment["version"], counts[comment["version"] - 1]
            if comment.get("block", 0) > count:
                path = ("recommendations", n, "comments", m, "block")
                yield path, f"Version {number} has {count} blocks; there is no block {comment['block']}."


def _rules(values: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Rules that fit the schema and mean nothing."""
    rules: list[tuple[Path, Any]] = [(("task_force", "rule"), values["task_force"]["rule"])]
    rules += [
        (("rounds", n, "rule"), facts["rule"])
        for n, facts in enumerate(values.get("rounds", []))
        if "rule" in facts
    ]
    for path, rule in rules:
        try:
            Rule.from_stored(rule)
        except ValueError as fault:
            yield path, str(fault)
