"""A house in which everything is there, for tests that walk through all of it: two task forces that are each other's
strangers, with the same people and papers in both, and a name for every thing that an address can hold."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from taskforce.announcement import actions as announcements
from taskforce.announcement.models import FOLDER as ANNOUNCED
from taskforce.charter import actions as charters
from taskforce.charter import queries as charter
from taskforce.core import clock
from taskforce.core.actor import Actor, program
from taskforce.core.db import Base, Database
from taskforce.core.disk import keep
from taskforce.files import actions as files
from taskforce.meetings import actions as meetings
from taskforce.meetings import queries as agendas
from taskforce.meetings.models import Meeting
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members.models import Account
from taskforce.recommendations import actions as recommendations
from taskforce.recommendations import queries as board
from taskforce.records import reading
from taskforce.records.replay import replay
from taskforce.report import actions as report
from taskforce.report import frozen
from taskforce.report import queries as volumes
from taskforce.report.models import FOLDER
from taskforce.report.volume import Endorsement, Volume
from taskforce.sources import queries as register
from taskforce.texts import actions as texts
from taskforce.texts import queries as rounds
from taskforce.texts.actions import reviews
from taskforce.voting import actions as voting
from taskforce.voting import queries as votes
from tests.files import made
from tests.people import send, token_of
from tests.records.lively import LIVELY

NOW = datetime(2022, 5, 24, 16, 0, tzinfo=UTC)  # after all that happens in the file
SLUGS = {"harbors": "example.org", "islands": "example.net"}
ADDRESSES = {
    "facilitator": "noor.ellery",
    "co_chair": "asa.lund",
    "member": "samuel.roe",
    "observer": "olive.brandt",
}
ROLES = tuple(ADDRESSES)
OBSERVER = "roles: [observer], precedence: 5"
FIELDS = {"title": "Count the fish", "addressee": "Harbor towns", "action": "should count the fish"}
CHANGES = ("INSERT", "UPDATE", "DELETE")
VOTED, DRAFTED = "Zanzibarisms.", "Quartermasterly."  # words of a position in an open vote, and of a draft
Things = dict[str, str]


@dataclass(frozen=True)
class Visitor:
    """Somebody who comes: in which role, from which task force, with which cookie and token of protection."""

    role: str
    slug: str
    cookie: str
    token: str


@dataclass(eq=False)
class House:
    """The program with both task forces. `things`: by slug the public id of every thing by what it is."""

    app: Flask
    database: Database
    things: dict[str, Things] = field(default_factory=dict)
    visitors: dict[tuple[str, str], Visitor] = field(default_factory=dict)

    def visitor(self, role: str, slug: str = "harbors") -> Visitor:
        """The person of that role, signed in; "nobody" is not. What a page does to the cookie is not kept."""
        return self.visitors[role, slug]

    def ask(self, visitor: Visitor, method: str, path: str, **rest: Any) -> TestResponse:
        """What the visitor is answered, on the day on which all of this plays."""
        client = self.app.test_client(use_cookies=False)
        with clock.at(NOW):
            return client.open(path, method=method, headers={"Cookie": visitor.cookie}, buffered=True, **rest)

    def get(self, visitor: Visitor, path: str) -> TestResponse:
        """What the visitor sees at the path."""
        return self.ask(visitor, "GET", path)

    def send(self, visitor: Visitor, path: str, facts: Mapping[str, Any]) -> TestResponse:
        """What becomes of a form that the visitor sends with its token of protection."""
        return self.ask(visitor, "POST", path, data={**facts, "csrf_token": visitor.token})

    def actor(self, role: str, slug: str = "harbors") -> Actor:
        """The person of that role as an actor."""
        with self.database.read() as session:
            return _actor(session, role, slug)

    def digest(self, *left_out: str) -> str:
        """A fingerprint of every row of every table but those left out."""
        found = hashlib.sha256()
        with self.database.read() as session:
            for table in Base.metadata.sorted_tables:
                if table.name not in left_out:
                    rows = session.execute(select(table).order_by(*table.primary_key)).all()
                    found.update(repr((table.name, rows)).encode())
        return found.hexdigest()

    @contextmanager
    def rehearsal(self) -> Iterator[list[str]]:
        """Whatever is written inside is written to its last statement and then taken back.

        Yields the statements that would have been kept, for the tests to look at and to clear.
        """
        kept: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.database, "write", lambda: self._taken_back(kept))
            yield kept

    @contextmanager
    def _taken_back(self, kept: list[str]) -> Iterator[Session]:
        sent: list[str] = []
        engine = self.database.engine.execution_options(writes=True)
        event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
        with engine.connect() as connection, connection.begin() as whole:
            # the session believes in its commit; only the transaction around it knows better
            session = Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only")
            yield session
            session.commit()
            session.expunge_all()
            kept += [statement for statement in sent if statement.startswith(CHANGES)]
            whole.rollback()


def build(app: Flask, database: Database) -> House:
    """Both task forces out of the lively file, and on top what it does not hold: drafts, open doors, an edition."""
    house = House(app, database)
    for slug, domain in SLUGS.items():
        text = LIVELY.replace("slug: harbors", f"slug: {slug}").replace("@example.org", f"@{domain}")
        text = text.replace(OBSERVER, f"{OBSERVER}, email: olive.brandt@{domain}")
        with clock.at(NOW), database.write() as session:
            replay(session, reading.read(text.encode()))
        house.things[slug] = _furnish(house, slug)
        for role in ("nobody", *ROLES):
            house.visitors[role, slug] = visit(house, role, slug)
    return house


def visit(house: House, role: str, slug: str) -> Visitor:
    """Somebody of that role comes with a browser of their own, and signs in unless they are nobody."""
    client = house.app.test_client()
    with clock.at(NOW):
        if role != "nobody":
            with house.database.write() as session:
                link = members.make_sign_in_link(session, f"{ADDRESSES[role]}@{SLUGS[slug]}")
            assert send(client, f"/sign-in/{link}", {}).status_code == 303
        token = token_of(client)
    cookie = client.get_cookie("taskforce")
    assert cookie is not None
    return Visitor(role, slug, f"taskforce={cookie.value}", token)


def _actor(session: Session, role: str, slug: str) -> Actor:
    account = session.query(Account).filter_by(address=f"{ADDRESSES[role]}@{SLUGS[slug]}").one()
    return people.find_entry(session, account.id, slug).actor


def _furnish(house: House, slug: str) -> Things:
    things: Things = {}
    for room in (_people, _files, _papers, _coming, _held, _minutes, _volume, _announced):
        with clock.at(NOW), house.database.write() as session:
            things |= room(house, session, _actor(session, "facilitator", slug))
    return things


def _people(house: House, session: Session, facilitator: Actor) -> Things:
    made = members.add_person(session, facilitator, printed_name="Ines Far", roles=["member"])
    found = people.by_key(session, facilitator)
    whole = charter.charter(session, facilitator)
    stages = [vars(stage) for stage in whole.stages]
    vote = {
        "title": "Votes",
        "starts_on": date(2022, 5, 20),
        "ends_on": date(2022, 6, 20),
        "gate": "All voted.",
    }
    charters.set_stages(session, facilitator, whole, [*stages, vote])
    session.flush()
    session.expire_all()
    stage = charter.charter(session, facilitator).stages[-1]
    gone = members.add_person(session, facilitator, printed_name="Gone Far", roles=["member"])
    members.leave(session, facilitator, gone, how="resigned", on=date(2022, 5, 20))
    lent = members.grant_delegation(session, facilitator, found["roe"], found["olive"], scopes=["read"])
    return {
        "delegation": lent.public_id,
        "left": gone.public_id,
        "invited": made.public_id,
        "person": found["roe"].public_id,
        "stage": stage.public_id,
    }


def _files(house: House, session: Session, facilitator: Actor) -> Things:
    """The portrait of a member, and a paper."""
    folder = house.app.extensions["settings"].data
    roe = people.person(session, facilitator, people.by_key(session, facilitator)["roe"].public_id)
    photo = files.sound("portrait", "roe.png", made.picture())
    words = {"alt": "Samuel Roe at the quay.", "licence": "Public domain"}
    members.set_portrait(session, facilitator, roe, folder=folder, photo=photo, **words)
    paper = files.store(session, facilitator, kind="paper", folder=folder, name="x.pdf", data=made.pdf())
    return {"portrait": roe.portrait.public_id if roe.portrait else "", "paper": paper.public_id}


def _papers(house: House, session: Session, facilitator: Actor) -> Things:
    """A proposal that is open for comments, with one that waits for an answer; and what the file brought."""
    member = people.actor_of(people.by_key(session, facilitator)["roe"])
    fish = recommendations.propose(
        session, member, theme="storms", fields=FIELDS, source="Nobody knows [@survey]."
    )
    for verb in (recommendations.draft, recommendations.open_for_comment):
        verb(session, facilitator, board.recommendation(session, facilitator, fish.public_id))
    text = board.recommendation(session, facilitator, fish.public_id).text
    asking = rounds.open_comment_round_on(session, text)
    outside = [reviews.Named("Ada Stone", "Library", "ada@example.org")]
    review = texts.open_review(session, facilitator, text, kind="legal", reviewers=outside)
    said = texts.comment(session, member, text, version=1, on="", kind="critical", body="How many?")
    idea = recommendations.propose(session, member, theme="storms", fields=FIELDS, source="Hm.", as_idea=True)
    ready = recommendations.propose(session, member, theme="storms", fields=FIELDS, source="Somebody knows.")
    for verb in (recommendations.draft, recommendations.open_for_comment, recommendations.close_comments):
        verb(session, facilitator, board.recommendation(session, facilitator, ready.public_id))
    settled = board.by_key(session, facilitator)["one-dredge"]
    merged = board.by_key(session, facilitator)["mark-wrecks"]
    (before,) = board.earlier_reports(session, facilitator)
    theirs = before.recommendations
    (link,) = board.lineage_of(session, settled)
    interest = members.declare_interest(session, facilitator, category="other", words="I sail.")
    roe = {"kind": "dissent", "text": "The sea gives."}
    statement = recommendations.make_statement(session, member, settled, **roe)
    closed, opened = sorted(votes.rounds(session, facilitator), key=lambda one: one.round.is_open)
    polls = votes.straw_polls(session, facilitator)
    voting.answer_straw_poll(session, member, polls[0], step=1, reason=VOTED)
    voting.cast_position(session, member, opened.round, choice="no", reason=VOTED)
    return {
        "recommendation": fish.public_id,
        "idea": idea.public_id,
        "ready": ready.public_id,
        "adopted": settled.public_id,
        "voted": settled.public_id,
        "statement": statement.public_id,
        "merged": merged.public_id,
        "earlier report": before.public_id,
        "earlier": theirs[1].public_id,
        "lineage": link.public_id,
        "text": text.public_id,
        "comment": said.public_id,
        "review": review.public_id,
        "asking": asking.public_id if asking else "",
        "round": opened.round.public_id,
        "straw poll": polls[0].public_id,
        "closed straw poll": polls[1].public_id,
        "interest": interest.public_id,
        "closed round": closed.round.public_id,
        "source": register.register(session, facilitator)[0].public_id,
        "practice": register.practices(session, facilitator)[0].public_id,
    }


def _coming(house: House, session: Session, facilitator: Actor) -> Things:
    """A meeting that is to come, with two items, and one that has begun."""
    meeting = _call(session, facilitator, datetime(2022, 6, 20, 18, 0, tzinfo=UTC))
    item, _ = (
        meetings.add_item(session, facilitator, meeting, title=title, kind="decision", minutes=5)
        for title in ("Fish", "Boats")
    )
    begun = _call(session, facilitator, datetime(2022, 5, 24, 15, 0, tzinfo=UTC))
    return {"meeting": meeting.public_id, "item": item.public_id, "begun": begun.public_id}


def _held(house: House, session: Session, facilitator: Actor) -> Things:
    """A meeting that was held, with its record; the minutes are a draft."""
    roe = people.by_key(session, facilitator)["roe"]
    meeting = _call(session, facilitator, datetime(2022, 5, 24, 14, 0, tzinfo=UTC))
    item = meetings.add_item(session, facilitator, meeting, title="Sand", kind="decision", minutes=5)
    decision = meetings.record_decision(session, facilitator, item, words="Sand was agreed upon.")
    action = meetings.assign_action(session, facilitator, item, words="Measure it.", owner=roe)
    meetings.hold_meeting(session, facilitator, meeting)
    meetings.draft_minutes(session, facilitator, meeting)
    meetings.write_minutes(session, facilitator, meeting, base=1, source=DRAFTED)
    draft = agendas.meeting(session, facilitator, meeting.public_id).minutes
    file, folder = files.sound("paper", "sand.pdf", made.pdf()), house.app.extensions["settings"].data
    paper = meetings.send_paper(session, facilitator, meeting, file=file, folder=folder)
    return {
        "held": meeting.public_id,
        "sent paper": paper.public_id,
        "item held": item.public_id,
        "decision": decision.public_id,
        "action": action.public_id,
        "draft": draft.text.public_id if draft else "",
    }


def _minutes(house: House, session: Session, facilitator: Actor) -> Things:
    """A meeting whose minutes are not begun, and one whose minutes went round."""
    meeting, other = (
        _call(session, facilitator, datetime(2022, 5, day, 14, 0, tzinfo=UTC)) for day in (18, 19)
    )
    meetings.hold_meeting(session, facilitator, meeting)
    meetings.hold_meeting(session, facilitator, other)
    meetings.draft_minutes(session, facilitator, other)
    meetings.circulate_minutes(session, facilitator, other)
    return {"unwritten": meeting.public_id, "circulated": other.public_id}


def _call(session: Session, facilitator: Actor, starts_at: datetime) -> Meeting:
    made = meetings.call_meeting(
        session,
        facilitator,
        title="A meeting",
        kind="plenary",
        starts_at=starts_at,
        ends_at=starts_at.replace(hour=20),
        zone="America/New_York",
        place="",
        link="",
    )
    return agendas.meeting(session, facilitator, made.public_id)


def _volume(house: House, session: Session, facilitator: Actor) -> Things:
    """An edition with a file, made without printing; and the parts of the working report."""
    whole = volumes.report(session, facilitator)
    hand = program(facilitator.task_force_id)
    edition = report.export_report(session, facilitator, whole)
    report.start_edition(session, hand, edition)
    content = frozen.plain(Volume("A report", "Harbors", (Endorsement("endorsement", "Endorsement"),)))
    report.finish_edition(session, hand, edition, report.Print("a" * 64, "b" * 64, 3, 20, {}, content))
    waits = report.publish_edition(session, facilitator, whole, edition, at=NOW + timedelta(days=30))
    asked = report.open_endorsement(session, facilitator, edition, closes_at=NOW + timedelta(days=20))
    folder = house.app.extensions["settings"].data / FOLDER
    folder.mkdir(exist_ok=True)
    keep(folder / edition.file, b"%PDF-1.7 the file")
    parts = {part.key: part for part in whole.parts}
    return {
        "edition": edition.public_id,
        "publication": waits.public_id,
        "endorsement": asked.public_id,
        "letter": parts["letter"].public_id,
        "part": parts["dredging"].public_id,
        "removed": parts["chapter"].public_id,
        "part text": parts["dredging"].text.public_id,
    }


def _announced(house: House, session: Session, facilitator: Actor) -> Things:
    """An announcement that is written, and one that was published and printed."""
    day = NOW.date()
    draft = announcements.begin_announcement(session, facilitator, headline="Soon", dated_on=day)
    out = announcements.begin_announcement(session, facilitator, headline="At last", dated_on=day)
    for sheet in people.sheets(session, facilitator):
        parts = [str(line.part) for line in sheet.open]
        if parts:
            members.record_approval(
                session, facilitator, sheet, parts=parts, by_name="They", words="on paper"
            )
    edition = announcements.publish_announcement(session, facilitator, out)
    assert edition.printed is not None
    folder = house.app.extensions["settings"].data / ANNOUNCED
    folder.mkdir(exist_ok=True)
    keep(folder / edition.printed.file, b"%PDF-1.7")
    edition.printed.size, edition.printed.pages = 8, 1
    return {"announcement": draft.public_id, "announced": out.public_id}
