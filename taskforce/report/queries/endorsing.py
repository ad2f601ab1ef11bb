"""Reading endorsements: the one of an edition, the latest, who is asked, and what changed since an edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from taskforce.charter.models import TaskForce
from taskforce.charter.rules.signing import SENTENCES
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.report import frozen
from taskforce.report.models import Edition, Endorsement, Manuscript, Signer
from taskforce.report.rules import changes
from taskforce.texts.rules.compare import Row


@dataclass(frozen=True)
class PutBefore:
    """What is put before a signer: the edition, what their signature means, what they may except, what changed since.

    `earlier`: the endorsement in which they last answered; `rows`: what the edition says otherwise since then.
    """

    endorsement: Endorsement
    means: str
    recommendations: Sequence[tuple[str, str]]
    most_words: int
    earlier: Endorsement | None
    rows: Sequence[Row]


def _whole(task_force_id: int) -> Select[Endorsement]:
    signers = joinedload(Endorsement.signers)
    return (
        select(Endorsement)
        .where(Endorsement.task_force_id == task_force_id)
        .options(
            joinedload(Endorsement.edition).joinedload(Edition.job),
            signers.joinedload(Signer.person),
            signers.joinedload(Signer.answers),
        )
    )


def latest_endorsement(session: Session, actor: Actor) -> Endorsement | None:
    """The last that was opened, with its signers, their people and answers."""
    last = _whole(actor.task_force_id).order_by(Endorsement.id.desc()).limit(1)
    return session.scalars(last).unique().one_or_none()


def endorsements(session: Session, actor: Actor) -> list[Endorsement]:
    """All of them, the first first."""
    return list(session.scalars(_whole(actor.task_force_id).order_by(Endorsement.id)).unique())


def endorsement(session: Session, actor: Actor, public_id: str) -> Endorsement:
    """One of the actor's task force. Raises NotFound."""
    found = session.scalars(_whole(actor.task_force_id).where(Endorsement.public_id == public_id)).unique()
    one = found.one_or_none()
    if one is None:
        raise NotFound
    return one


def endorsement_of(session: Session, actor: Actor, content: Mapping[str, Any]) -> Endorsement | None:
    """The endorsement that was asked for on exactly these words, if it is the latest."""
    last = latest_endorsement(session, actor)
    return last if last and last.body_sha256 == frozen.fingerprint_of_body(content) else None


def signer(endorsement: Endorsement, person_id: int | None) -> Signer | None:
    """That person among those who are asked."""
    return next((one for one in endorsement.signers if one.person_id == person_id), None)


def choices_of(session: Session, endorsement: Endorsement) -> list[tuple[str, str]]:
    """Key and label of each recommendation in the edition that is put forward, in the order of print."""
    return changes.recommendations(session.get_one(Manuscript, endorsement.edition_id).content)


def answered_before(session: Session, endorsement: Endorsement, person_id: int | None) -> Endorsement | None:
    """The last endorsement before this one in which that person answered."""
    earlier = (
        _whole(endorsement.task_force_id)
        .join(Endorsement.signers)
        .where(Endorsement.id < endorsement.id, Signer.person_id == person_id, Signer.answers.any())
        .order_by(Endorsement.id.desc())
        .limit(1)
    )
    return session.scalars(earlier).unique().one_or_none()


def changed_since(session: Session, endorsement: Endorsement, earlier: Endorsement) -> list[Row]:
    """What the edition says otherwise than an earlier one; the answers themselves are left out."""
    old, new = (session.get_one(Manuscript, one.edition_id).content for one in (earlier, endorsement))
    return changes.changed(frozen.body(old), frozen.body(new))


def put_before(session: Session, endorsement: Endorsement, signer: Signer | None) -> PutBefore:
    """The edition as that signer sees it; what changed only while they have not answered on it themselves."""
    answered = signer is not None and signer.answer is not None and not signer.answer.is_carried
    asks = signer is not None and endorsement.is_open and not answered
    earlier = answered_before(session, endorsement, signer.person_id) if signer and asks else None
    return PutBefore(
        endorsement,
        SENTENCES[endorsement.form],
        choices_of(session, endorsement),
        session.get_one(TaskForce, endorsement.task_force_id).statement_words,
        earlier,
        changed_since(session, endorsement, earlier) if earlier else (),
    )
