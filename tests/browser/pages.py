"""The pages of the demonstration that `bin/look` draws and the tests of the face walk."""

from dataclasses import dataclass

DEMONSTRATION = "/t/city-state-diplomacy"


@dataclass(frozen=True)
class Page:
    """A page as somebody of a role reaches it: from a path, following the first link that fits each selector."""

    name: str
    role: str
    path: str
    follow: tuple[str, ...] = ()


PAGES = (
    Page("sign-in", "nobody", "/sign-in"),
    Page("charter", "member", f"{DEMONSTRATION}/charter"),
)
