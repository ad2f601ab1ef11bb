"""Comment rounds as the tests set them up: on a text of one version, closing in a week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.texts import actions, queries
from taskforce.texts.models import CommentRound
from taskforce.texts.states import Standing
from tests.people import Cast
from tests.texts.scenes import Scene

WEEK = timedelta(days=7)


@dataclass
class Rounds:
    """One round on one text or several."""

    cast: Cast
    scenes: list[Scene] = field(default_factory=list)
    public_id: str = ""

    def open(
        self,
        *,
        by: str = "farida",
        asked: Sequence[str] | None = None,
        texts: int = 1,
        lasts: timedelta | None = WEEK,
        **facts: Any,
    ) -> "Rounds":
        """Each act is a transaction of its own, as on the pages."""
        for n in range(texts):
            self.scenes.append(Scene(self.cast).begin(owner_id=f"dredge-{n}"))
            self.scenes[-1].write()
        with self.cast.database.write() as session:
            actor = self.cast.actor(by)
            may = queries.may_be_asked(session, actor)
            made = actions.open_comment_round(
                session,
                actor,
                title="One dredge",
                texts=[queries.text(session, actor, one.public_id) for one in self.scenes],
                closes_at=clock.now() + lasts if lasts else None,
                asked=None if asked is None else [one for one in may if one.key in asked],
                **facts,
            )
        self.public_id = made.public_id
        return self

    def do(self, act: Callable[..., Any], by: str = "farida") -> Any:
        """One of the actions on the round."""
        with self.cast.database.write() as session:
            actor = self.cast.actor(by)
            return act(session, actor, queries.comment_round(session, actor, self.public_id))

    def seen(self, session: Session) -> CommentRound:
        """The round as everybody reads it."""
        return queries.comment_round(session, self.cast.actor("olive"), self.public_id)

    @property
    def standings(self) -> dict[str, Standing]:
        """What each of those asked has done, by the first part of their name."""
        with self.cast.database.read() as session:
            found = queries.standings(session, self.seen(session))
        return {one.asked.printed_name.split()[0]: one.standing for one in found}

    @property
    def is_open(self) -> bool:
        """Whether comments are still asked for."""
        with self.cast.database.read() as session:
            return self.seen(session).is_open
