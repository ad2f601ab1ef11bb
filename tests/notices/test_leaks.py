"""No word of a draft leaves by mail, whatever the demonstration does."""

import re

import pytest
from sqlalchemy import select

from taskforce.cli import DEMONSTRATION
from taskforce.config import Settings
from taskforce.core import jobs
from taskforce.core.db import Database
from taskforce.notices import actions
from taskforce.notices.jobs import send_letters
from taskforce.notices.models import Notice
from taskforce.notices.rules.sentences import sentence
from taskforce.notices.rules.telling import TELLINGS
from taskforce.records import reading
from taskforce.records.replay import replay
from taskforce.texts.models import Block, Comment, Disposition, Reply, TextVersion
from taskforce.voting.models import Position

WORDS = 6  # so many words in a row are no accident


def runs(text: str) -> set[str]:
    """Every six words in a row, without marks."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}


def test_no_mail_of_the_whole_demonstration_holds_six_words_of_a_draft(
    database: Database, settings: Settings, app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "REPLAYED", "as if it happened now")
    with database.write() as session:
        task_force = replay(session, reading.read(DEMONSTRATION.read_bytes()))
    send_letters(jobs.Work(database, settings, 0, "letters", None, {}))
    with database.read() as session:
        mails = [job.payload for job in session.scalars(select(jobs.Job).where(jobs.Job.kind == "mail"))]
        told = session.scalars(select(Notice)).all()
        drafts = [
            *session.scalars(select(Block.source)),
            *session.scalars(select(Comment.body)),
            *session.scalars(select(Reply.body)),
            *session.scalars(select(Disposition.reason)),
            *session.scalars(select(Position.reason)),
        ]
        titles = {version.fields.get("title", "") for version in session.scalars(select(TextVersion))}
    assert len(mails) > 10
    assert len(told) > 100
    open_words = {sentence(one, who="", title=title).plain for one in TELLINGS for title in titles}
    open_words.add(task_force.name)
    hidden = set().union(*map(runs, drafts)) - set().union(*map(runs, open_words))
    for mail in mails:
        pieces = [mail["subject"], mail["text"], *re.split("<[^>]*>", mail.get("html") or "")]
        for piece in pieces:
            assert not hidden & runs(piece.replace(task_force.name, "|"))
