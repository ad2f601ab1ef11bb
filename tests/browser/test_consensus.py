"""A round by consensus: staff prepare a ballot, their principal casts it, somebody else blocks and says why."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.members import queries as people
from taskforce.members.actions import make_sign_in_link
from taskforce.members.actions.people import add_person, give_account
from taskforce.members.models import Delegation, Person
from taskforce.members.queries import actor_of
from taskforce.recommendations import actions as recommendations
from taskforce.recommendations import queries as board
from taskforce.voting.rules.presets import PRESETS
from tests.browser import things
from tests.browser.conftest import Site, faults_of, person, sign_in
from tests.browser.pages import DEMONSTRATION

pytestmark = pytest.mark.browser

STAFF = "dana.quarry@example.org"
SILT = "The river authority was not asked."


def furnish(site: Site) -> str:
    """Samuel Roe has a member of staff who prepares his votes; a recommendation is put to the vote by consensus."""
    with things.database(site.data) as database, database.write() as session:
        home = session.scalars(
            select(TaskForce).where(TaskForce.slug == DEMONSTRATION.rpartition("/")[2])
        ).one()
        home.delegable = [*home.delegable, "prepare_vote"]
        session.flush()
        facilitator = session.scalars(
            select(Person).where(Person.task_force_id == home.id, Person.key == "ellery")
        ).one()
        session.refresh(facilitator, ["roles"])
        actor = actor_of(facilitator)
        staff = add_person(session, actor, printed_name="Dana Quarry", roles=["delegate"], is_sample=True)
        give_account(session, actor, staff, STAFF)
        principal = people.by_key(session, actor)["roe"]
        session.add(
            Delegation(
                task_force_id=home.id,
                principal_id=principal.id,
                delegate_id=staff.id,
                scopes=["read", "prepare_vote"],
                starts_on=clock.now().date().replace(year=2020),
                granted_by=principal.printed_name,
                granted_at=clock.now(),
            )
        )
        found = board.by_key(session, actor)["tribal-consultation"]
        made = recommendations.propose(
            session,
            actor,
            theme=found.theme.key,
            fields={"title": "Ask the river", "addressee": "Cities", "action": "should ask the river"},
            source="The river was there before.",
        )
        for verb in (recommendations.draft, recommendations.open_for_comment, recommendations.close_comments):
            verb(session, actor, board.recommendation(session, actor, made.public_id))
        round_ = recommendations.put_to_vote(
            session,
            actor,
            board.recommendation(session, actor, made.public_id),
            question="Shall the river be asked?",
            closes_at=clock.now() + timedelta(days=1),
            rule=PRESETS["consensus"][1].to_stored(),
        )
        return f"{site.url}{DEMONSTRATION}/votes/{round_.public_id}"


def test_staff_prepare_the_principal_casts_and_a_block_needs_its_reason(
    demo_site: Site, chromium: Browser
) -> None:
    ballot = furnish(demo_site)
    dana, samuel, other = person(chromium), person(chromium, "phone"), person(chromium)
    with things.database(demo_site.data) as database, database.write() as session:
        link = make_sign_in_link(session, STAFF)
    sign_in(dana, f"{demo_site.url}/sign-in/{link}")
    dana.goto(ballot)
    dana.get_by_label("Stand aside").check()
    dana.get_by_label("Why (needed to block)").fill("We were not at the meeting.")
    dana.get_by_role("button", name="Prepare this ballot").click()
    expect(dana.get_by_text("The ballot is prepared.")).to_be_visible()

    sign_in(samuel, demo_site.door("roe"))
    samuel.goto(ballot)
    expect(samuel.get_by_text("Dana Quarry for Samuel Roe")).to_be_visible()
    assert faults_of(samuel) == []
    samuel.get_by_role("button", name="Cast this ballot: Stand aside").click()
    expect(samuel.get_by_text("Your position is taken").first).to_be_visible()

    sign_in(other, demo_site.door("yarrow"))
    other.goto(ballot)
    other.get_by_label("Block", exact=False).first.check()
    other.get_by_role("button", name="Cast my position").click()
    expect(other.get_by_text("Please say why").first).to_be_visible()
    expect(other.get_by_label("Block", exact=False).first).to_be_checked()
    other.get_by_label("Why (needed to block)").fill(SILT)
    other.get_by_role("button", name="Cast my position").click()
    expect(other.get_by_text("Your position is taken: block.").first).to_be_visible()
