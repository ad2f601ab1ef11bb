"""The print style of the house: faces, colours and sheet that everything printed here shares, whatever it is."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from taskforce.core import colours

CHECKOUT = Path(__file__).resolve().parents[2]
STATIC = CHECKOUT / "taskforce" / "static"
TOKENS = STATIC / "css" / "tokens.css"
FONTS = STATIC / "build" / "print"
FACES = tuple(
    f"{family}_{cut}.ttf"
    for family in ("SourceSerif4", "PublicSans")
    for cut in ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")
)
FLOOD_CONTRAST = 6.0  # of the accent under white words


def assets(*sheets: str) -> dict[str, Path | bytes]:
    """What a document of the house may load: the faces, the tokens, and these sheets of `static/print`."""
    found: dict[str, Path | bytes] = {name: FONTS / name for name in FACES}
    return found | {"tokens.css": TOKENS} | {name: STATIC / "print" / name for name in sheets}


def accent(colour: str) -> str:
    """The colour of a task force, dark enough for white words on it and for words on paper."""
    return colours.dark_enough(colour or colours.tokens(TOKENS.read_text("utf-8"))["accent"], FLOOD_CONTRAST)


def inks(colour: str) -> bytes:
    """A sheet that gives the accent to what is printed."""
    dark = accent(colour)
    light = colours.mixed(dark, colours.WHITE, 0.86)
    return f":root {{ --flood: {dark}; --on-flood: {light} }}\n".encode()


def templates(*folder: str) -> Environment:
    """Templates of what is printed, in this folder of `templates`: all that is put in is escaped."""
    return Environment(
        loader=FileSystemLoader(CHECKOUT.joinpath("templates", *folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
