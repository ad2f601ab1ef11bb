"""Who moved between a straw poll and the vote: on the gradient and on the ballot each says on which side one stands."""

from taskforce.voting.rules.gradient import SIDES, Step
from taskforce.voting.rules.positions import POSITIONS, Side


def moved(step: Step | None, choice: str) -> str:
    """`up` for who moved towards the matter, `down` for who moved away from it, empty for who stayed on their side.

    Whoever was silent in one of both, or recused, did not move.
    """
    if step is None or not choice or POSITIONS[choice].side == Side.OUT:
        return ""
    before, after = SIDES.index(step.side), SIDES.index(POSITIONS[choice].side.value)
    return {True: "up", False: "down"}[after < before] if after != before else ""
