"""From a volume to a printed file: the one door of the printed report."""

from collections.abc import Iterator, Mapping

from taskforce.press import Pressed, PressJob, house, press
from taskforce.press.job import Progress
from taskforce.report.composition import Composition
from taskforce.report.frozen import fingerprint
from taskforce.report.volume import Letter, Members, Person, Volume

STYLES = ("tokens.css", "print.css")


def _no_news(done: int, total: int, words: str) -> None:
    """Nobody listens."""


def typeset(
    volume: Volume, *, predicted: Mapping[str, int] | None = None, on_progress: Progress = _no_news
) -> Pressed:
    """Print a volume. `predicted`: `Pressed.anchors` of the last print of this report, if there was one.

    The same volume gives the same bytes. Raises `PressFailed`, whose text says in plain words what is wrong.
    """
    return press(job(volume, predicted or {}), on_progress=on_progress)


def job(volume: Volume, predicted: Mapping[str, int]) -> PressJob:
    """What the press is asked for: the composition, everything that it may load, every name it has to hold."""
    made = Composition(volume, fingerprint(volume))
    assets = house.assets("print.css") | dict(made.roundel(person) for person in _people(volume))
    return PressJob(made.compose, STYLES, assets, predicted, tuple(dict.fromkeys(_must_hold(volume, made))))


def _people(volume: Volume) -> Iterator[Person]:
    for part in volume.parts:
        if isinstance(part, Members):
            yield from part.leaders
            yield from (person for group in part.groups for person in group.people)


def _must_hold(volume: Volume, made: Composition) -> Iterator[str]:
    """Every title and every printed name: the gate looks for each in the finished file."""
    yield volume.title
    yield from (part.title for part in volume.parts)
    yield from (f"{one.title}" for one in [*made.listed, *made.not_adopted])
    yield from (person.name for person in _people(volume))
    for part in volume.parts:
        if isinstance(part, Letter):
            yield from (person.name for person in part.signers)
    if volume.sample_notice:
        yield volume.sample_notice
