"""Pages of votes; with them the job that closes a round at its hour becomes known."""

from taskforce.voting import jobs, panels, waiting
from taskforce.voting.views import ballot, matrix, polls, record, rolls, rounds, rule
from taskforce.voting.views.blueprint import blueprint

__all__ = [
    "ballot",
    "blueprint",
    "jobs",
    "matrix",
    "panels",
    "polls",
    "record",
    "rolls",
    "rounds",
    "rule",
    "waiting",
]
