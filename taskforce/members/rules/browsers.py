"""What a browser says of itself, in the words of people: `Firefox on Windows`, `Safari on an iPhone`."""

KINDS = (  # the first that fits: most call themselves by the names of others too
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
PLACES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "a Chromebook"),
    ("Mac OS", "a Mac"),
    ("Linux", "Linux"),
)


def in_words(user_agent: str) -> str:
    """The kind of browser and where it runs; never more of what was sent than that."""
    kind = next((words for mark, words in KINDS if mark in user_agent), "A browser")
    place = next((words for mark, words in PLACES if mark in user_agent), "")
    return f"{kind} on {place}" if place else kind
