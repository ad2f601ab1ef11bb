"""Numbers as people write them in a sentence."""

_WORDS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def spelled(number: int) -> str:
    """`no`, `one` … `twelve`, then figures."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def counted(number: int, one: str, many: str) -> str:
    """`one comment waits`, `three comments wait`: the words that fit the number, with a small letter."""
    return f"{spelled(number)} {one if number == 1 else many}"


def listed(parts: list[str]) -> str:
    """`two are adopted, three are in drafting and one is withdrawn`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]
