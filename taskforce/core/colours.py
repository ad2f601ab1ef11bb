"""Arithmetic of colours: contrast after WCAG 2.2, shades of one hue. Colours are "#rrggbb" or "#rgb"."""

import re

_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\b")
WHITE = "#ffffff"


def tokens(css: str) -> dict[str, str]:
    """The colours that a style sheet of tokens gives for light paper, by name ("th1": "#31679b")."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return dict(_TOKEN.findall(plain.partition(":root {")[2].partition("}")[0]))


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green, blue. Raises `ValueError` for what is not a colour."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(f"not a colour: {colour}")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        value / 12.92 if (value := part / 255) <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for part in channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the other colour in this one."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def dark_enough(colour: str, least: float, against: str = WHITE) -> str:
    """The colour, darkened as little as needed for that contrast against the paper."""
    for step in range(21):
        darker = mixed(colour, "#000000", step / 20)
        if contrast(darker, against) >= least:
            return darker
    return "#000000"


def shades(colour: str, count: int) -> list[str]:
    """`count` shades from light to the colour's darkest, each a step from the last."""
    if count == 1:
        return [colour]
    light, dark = mixed(colour, WHITE, 0.82), mixed(colour, "#000000", 0.35)
    return [
        mixed(light, colour, at / ((count - 1) / 2))
        if at <= (count - 1) / 2
        else mixed(colour, dark, (at - (count - 1) / 2) / ((count - 1) / 2))
        for at in range(count)
    ]
