"""Random people do random things with votes; a few of these lives here, very many in bin/soak."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.people import Cast
from tests.voting.life import Life


def test_whatever_anybody_tries_votes_stand_as_the_model_says(cast: Cast) -> None:
    run_state_machine_as_test(
        lambda: Life(cast),  # type: ignore[arg-type]  # a maker serves as well as the class
        settings=settings(
            max_examples=3, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
