"""The printed numbers of recommendations: by section, those adopted first."""

from collections.abc import Mapping, Sequence


def numbers(
    sections: Sequence[str], adopted: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """`2.3` for each key: the third of the second section; those not adopted go on counting behind those adopted.

    `sections` are themes in the order of the outline; the others are pairs of key and theme, in order of print. What
    stands under a theme without a section counts in a section behind all of them.
    """
    places = {theme: str(place) for place, theme in enumerate(sections, 1)}
    counts: dict[str, int] = {}
    given: dict[str, str] = {}
    for key, theme in [*adopted, *others]:
        place = places.get(theme, str(len(sections) + 1))
        counts[place] = counts.get(place, 0) + 1
        given[key] = f"{place}.{counts[place]}"
    return given


def missing_sections(
    sections: Sequence[str], adopted: Sequence[tuple[str, str]], titles: Mapping[str, str]
) -> list[str]:
    """The titles of themes under which something was adopted, but which have no section to print it in."""
    homeless = dict.fromkeys(theme for _, theme in adopted if theme not in sections)
    return [titles[theme] for theme in homeless]
