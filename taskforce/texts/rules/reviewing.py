"""The letter that asks somebody from outside to look at one text. It holds no word of it."""

from dataclasses import dataclass

KINDS = {
    "fact_check": "a fact check",
    "legal": "a legal review",
    "tax_status": "a check of the tax status",
    "other": "a review",
}


@dataclass(frozen=True)
class Facts:
    """What the letter needs, in printed words. `until` is empty where there is no hour; so are `words`."""

    name: str
    kind: str
    task_force: str
    words: str
    until: str
    page: str
    sender: str


def letter(facts: Facts) -> tuple[str, str]:
    """The subject and the text."""
    until = f" until {facts.until}" if facts.until else ""
    parts = [
        f"{facts.name},",
        f"{facts.sender} asks you for {KINDS[facts.kind]} of a text of the {facts.task_force}.",
        facts.words,
        f"Read it and say what you find{until}, without signing in:\n{facts.page}",
        "The link is yours alone and opens this one text. It is a draft: please do not pass it on.",
    ]
    return f"{KINDS[facts.kind][2:].capitalize()} for the {facts.task_force}"[:150], "\n\n".join(
        filter(None, parts)
    ) + "\n"
