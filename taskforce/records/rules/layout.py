"""How a task-force file is set: plain values in, YAML that people like to read out.

Short records stand on one line, paragraphs are folded, lists and tables inside a text keep their lines. The same
values always give the same bytes, and reading them gives the same values.
"""

import io
import re
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

WIDTH = 110
_ONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_UNEASY = re.compile(r"^\s|\s$|\n[ \t]|[ \t]\n|  ")  # what a folded or literal text might not give back
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")
_CROWDED = re.compile(r"[,\[\]{}]")  # what would need quotes inside a record on one line


class _Setter(yaml.SafeDumper):
    """Sets what the rules below choose. Days and times need no quotes: our reader takes them as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
        for first, rules in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def analyze_scalar(self, scalar: Any) -> Any:
        """Times stand without quotes inside a record on one line as well."""
        analysis = super().analyze_scalar(scalar)
        if _MOMENT.fullmatch(scalar):
            analysis.allow_flow_plain = True
        return analysis


def _text(setter: yaml.SafeDumper, words: str) -> ScalarNode:
    return setter.represent_scalar("tag:yaml.org,2002:str", words, style=_style(words))


def _style(words: str) -> str | None:
    """Plain on one line, folded for paragraphs, literal where single line breaks count, else quoted."""
    if len(words) <= WIDTH - 20 and "\n" not in words:
        return None
    if _UNEASY.search(words) or not all(part.isprintable() for part in words.split("\n")):
        return '"'
    return "|" if _ONE_BREAK.search(words) else ">"


_Setter.add_representer(str, _text)


def to_yaml(document: dict[str, Any]) -> str:
    """The document as YAML. Takes mappings, lists, texts, whole numbers and truth values, and nothing else."""
    node = _Setter(io.StringIO(), sort_keys=False).represent_data(document)
    _choose(node, 0)
    written: str = yaml.serialize(node, Dumper=_Setter, width=WIDTH, allow_unicode=True)
    return written


def _choose(node: Node, indent: int) -> None:
    """Give each mapping and list its form: on one line where it is small and easy, else one entry to a line."""
    if isinstance(node, MappingNode):
        node.flow_style = indent > 0 and indent + _length(node) <= WIDTH
        for _, value in node.value:
            _choose(value, indent + 2)
    elif isinstance(node, SequenceNode):
        short = all(isinstance(item, ScalarNode) for item in node.value)
        node.flow_style = short and indent + _length(node) <= WIDTH
        for item in node.value:
            _choose(item, indent + 2)


def _length(node: Node) -> int:
    """About how many columns the node takes on one line; more than any line has where it should not be on one."""
    if isinstance(node, ScalarNode):
        uneasy = node.style in (">", "|") or _CROWDED.search(node.value)
        return WIDTH + 1 if uneasy else len(node.value) + 2
    if isinstance(node, MappingNode):
        return sum(_length(key) + _length(value) for key, value in node.value) + 2
    return sum(_length(item) for item in node.value) + 2
