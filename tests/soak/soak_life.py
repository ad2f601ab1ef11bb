"""Three hundred lives of votes in two task forces, each of forty acts of random people, against a small model."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.people import Cast
from tests.voting.life import Life


def test_in_three_hundred_lives_votes_stand_as_the_model_says(cast: Cast) -> None:
    run_state_machine_as_test(
        lambda: Life(cast),  # type: ignore[arg-type]  # a maker serves as well as the class
        settings=settings(
            max_examples=300, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
