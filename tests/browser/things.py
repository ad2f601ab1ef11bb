"""Where the things of the demonstration stand today: their public ids are made anew with each installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import program
from taskforce.core.db import Database
from taskforce.meetings.models import AgendaItem, Meeting
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members import tokens
from taskforce.members.models import Account, Invitation, Person
from taskforce.members.states import InvitationState, RoleName
from taskforce.recommendations.models import EarlierRecommendation, EarlierReport, Recommendation
from taskforce.records import reading
from taskforce.records.replay import replay
from taskforce.report import actions as report
from taskforce.report import assemble, frozen
from taskforce.report import queries as volumes
from taskforce.report.models import Edition, Endorsement, Manuscript, Part, Report
from taskforce.report.states import EditionState
from taskforce.sources.models import Practice, Source
from taskforce.texts.models import Block, Comment, CommentRound, Text, TextVersion
from taskforce.voting.models import Round, StrawPoll

HERE = Path(__file__).parent
BESIDE = (HERE / "harbors.yaml", HERE / "quarries.yaml")  # task forces that stand beside the demonstration
OPEN_TEXT = "listening"  # the recommendation whose text takes comments


@contextmanager
def database(data: Path) -> Iterator[Database]:
    """The database of an installation in this folder."""
    found = Database(f"sqlite:///{data / 'taskforce.sqlite'}", data / "write.lock")
    yield found
    found.engine.dispose()


def door(database: Database, who: str) -> str:
    """A path that signs the person with this key in, once; for a role, the first person who has it."""
    with database.write() as session:
        runs = next((one.address for one in people.operators(session)), "") if who == "operator" else ""
        address = runs or people.address_of_first(session, who.replace("-", "_")) or _address(session, who)
        return f"/sign-in/{members.make_sign_in_link(session, address)}"


def _address(session: Session, key: str) -> str:
    account = select(Account.address).join(Person, Person.account_id == Account.id).where(Person.key == key)
    return session.scalars(account.order_by(Person.id)).first() or ""


def settle(data: Path) -> dict[str, str]:
    """Put the two small task forces beside the demonstration, and find what stands in the paths of `pages.PAGES`."""
    with database(data) as base, base.write() as session:
        if session.scalars(select(Recommendation).where(Recommendation.key == "one-dredge")).first() is None:
            for file in BESIDE:
                replay(session, reading.read(file.read_bytes()))
            _print_editions(session)
        return {
            **_texts(session),
            **_meetings(session),
            **_earlier(session),
            **_keyed(session),
            **_doors(session),
        }


def _texts(session: Session) -> dict[str, str]:
    found = {}
    for one in session.scalars(select(Recommendation)):
        found[one.key] = one.public_id
        text = session.get_one(Text, one.text_id)
        found[f"text-{one.key}"] = text.public_id
        latest = select(Round).where(Round.matter_id == one.public_id).order_by(Round.id.desc()).limit(1)
        for round_ in session.scalars(latest):
            found[f"vote-{one.key}"] = round_.public_id
        polled = select(StrawPoll.public_id).where(StrawPoll.matter_id == one.public_id)
        for poll in session.scalars(polled.order_by(StrawPoll.id)):
            found[f"poll-{one.key}"] = poll
        if one.key == OPEN_TEXT:
            asking = select(CommentRound.public_id).where(CommentRound.owner_id == one.public_id)
            found["asking"] = session.scalars(asking.order_by(CommentRound.id.desc())).first() or ""
            first_said = select(Comment).where(Comment.text_id == text.id).order_by(Comment.id).limit(1)
            said = session.scalars(first_said).one()
            found["comment"] = said.public_id
            found["comment-words"] = '"{}"'.format(said.body.replace('"', '""'))
            first = select(Block.key).join(TextVersion, Block.version_id == TextVersion.id)
            first = first.where(TextVersion.text_id == text.id, TextVersion.number == text.number)
            found[f"block-{one.key}"] = session.scalars(first.order_by(Block.position)).first() or ""
    return found


def _earlier(session: Session) -> dict[str, str]:
    """An earlier report, and the last of its recommendations: of that nothing is said yet."""
    last = session.scalars(
        select(EarlierRecommendation).order_by(EarlierRecommendation.id.desc()).limit(1)
    ).one()
    report = session.get_one(EarlierReport, last.report_id)
    return {"earlier-report": report.public_id, "earlier": last.public_id}


def _meetings(session: Session) -> dict[str, str]:
    found = {}
    for meeting in session.scalars(select(Meeting)):
        found[f"meeting-{meeting.key}"] = meeting.public_id
        for item in session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)):
            found[f"item-{meeting.key}-{item.position}"] = item.public_id
    return found


def _keyed(session: Session) -> dict[str, str]:
    kinds: dict[str, Any] = {"person": Person, "part": Part, "source": Source, "practice": Practice}
    asked = dict.fromkeys(["endorsement"], session.scalars(select(Endorsement)).one().public_id)
    editions = {f"edition-{one.number}": one.public_id for one in session.scalars(select(Edition))}
    return (
        asked
        | editions
        | {
            f"{word}-{one.key}": one.public_id
            for word, kind in kinds.items()
            for one in session.scalars(select(kind))
        }
    )


def _doors(session: Session) -> dict[str, str]:
    """A link to sign in, and two invitations of which one is to be declined."""
    person = session.scalars(select(Person).where(Person.key == "uninvited")).one()
    address = people.address_of_first(session, RoleName.MEMBER) or ""
    found = {"link": members.make_sign_in_link(session, address) or ""}
    for name in ("invitation", "invitation-to-decline"):
        found[name] = tokens.new()
        session.add(
            Invitation(
                task_force_id=person.task_force_id,
                person_id=person.id,
                address="wilhelmina@example.org",
                token_hash=tokens.hashed(found[name]),
                state=InvitationState.INVITED,
                invited_at=clock.now(),
                ends_at=clock.now() + timedelta(days=1),
            )
        )
    return found


def _print_editions(session: Session) -> None:
    """One edition that was printed and one that failed, without the minute that printing takes."""
    whole = session.scalars(select(Report).order_by(Report.id).limit(1)).one()
    common = {"task_force_id": whole.task_force_id, "report_id": whole.id, "by_name": "Noor Ellery"}
    ready = Edition(number=1, state=EditionState.READY, file="one.pdf", pages=47, size=1_234_567, **common)
    failed = Edition(
        number=2, state=EditionState.FAILED, file="two.pdf", faults=["Note 7 stands twice."], **common
    )
    for edition in (ready, failed):
        edition.asked_at = edition.over_at = clock.now() - timedelta(hours=1)
        edition.content_sha256 = edition.file_sha256 = tokens.hashed(edition.file)
        session.add(edition)
    session.flush()
    _put_forward(session, ready)


def _put_forward(session: Session, edition: Edition) -> None:
    """The edition is put before those who sign; two of them, who do not exist, have answered."""
    hand = program(edition.task_force_id)
    content = frozen.plain(assemble.volume(volumes.record(session, hand)))
    session.add(Manuscript(edition_id=edition.id, content=content))
    everybody = people.everybody(session, hand)
    facilitator = next(one for one in everybody if RoleName.FACILITATOR in one.role_names and one.account_id)
    closes_at = clock.now() + timedelta(days=7)
    made = report.open_endorsement(
        session,
        people.actor_of(facilitator),
        edition,
        closes_at=closes_at,
        words="Please read chapter 2 again.",
    )
    chosen = [one for one in made.signers if one.person.is_sample][-2:]
    keys = [key for key, _ in volumes.choices_of(session, made)]
    answers = (
        {"choice": "endorse"},
        {"choice": "except", "exceptions": keys[:2], "view": "Not without money."},
    )
    for signer, answer in zip(chosen, answers, strict=True):
        actor = people.actor_of(people.person(session, hand, signer.person.public_id))
        report.answer_endorsement(session, actor, made, **answer)  # type: ignore[arg-type]
