"""The letter that asks somebody for comments. It names what is asked about, and holds no word of a draft."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What the letter needs, in printed words. `until` is empty where there is no hour; so are `words`."""

    title: str
    task_force: str
    words: str
    until: str
    page: str
    sender: str


def letter(facts: Facts, pass_at: str, *, again: bool) -> tuple[str, str]:
    """The subject, of one line, and the text. `pass_at`: where one says that one has no comments."""
    until = f" until {facts.until}" if facts.until else ""
    opening = (
        f"The {facts.task_force} has not heard from you yet on this:"
        if again
        else f"{facts.sender} asks for your comments in the {facts.task_force}:"
    )
    title = " ".join(facts.title.split())
    parts = [
        f"{opening}\n\n{title}",
        facts.words,
        f"Read and comment{until}:\n{facts.page}",
        f"Nothing to say? Tell us in one click, without signing in:\n{pass_at}",
        "That link is yours alone. Please do not pass this letter on.",
    ]
    subject = f"{'Still open' if again else 'Your comments'}: {title}"
    return subject[:150], "\n\n".join(part for part in parts if part) + "\n"
