"""Every address of the program, made real: each endpoint with each method, and the name of a thing for each id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import AnyConverter, Rule

# What stands in the house at the `public_id` of an endpoint, in a state in which the facilitator can reach it.
# A new endpoint with an id is named here, or the walk stops.
BEHIND = {
    "stage": "charter.pass_gate",
    "person": "today.nudge members.person members.record_approval members.send_for_approval members.edit_person"
    " members.set_portrait members.remove_portrait members.office_of members.grant_delegation"
    " members.leave members.change_address members.affiliations",
    "left": "members.come_back",
    "invited": "members.invite members.withdraw_invitation",
    "portrait": "files.portrait files.small_portrait",
    "paper": "files.download",
    "delegation": "members.end_delegation members.grant_again",
    "interest": "members.withdraw_interest",
    "announcement": "announcement.show announcement.write_announcement announcement.correct_spelling"
    " announcement.publish_announcement announcement.correct_announcement announcement.move_announcement",
    "announced": "announcement.download",
    "source": "sources.edit_source",
    "practice": "sources.edit_practice",
    "text": "texts.show texts.compare texts.notes texts.accept_suggestions texts.comment texts.reply"
    " texts.dispose_comment texts.copy texts.respond_to_disposition texts.keep_copy texts.be_here"
    " texts.drop_copy texts.mark_read texts.readers texts.open_review",
    "review": "texts.close_review texts.remind_review",
    "asking": "comment_rounds.show comment_rounds.close_comment_round comment_rounds.remind_comment_round"
    " comment_rounds.pass_comment_round comment_rounds.download_standings",
    "round": "voting.show voting.cast_position voting.prepare_ballot voting.close_round voting.state_outcome"
    " voting.round_file voting.call_roll voting.enter_position",
    "straw poll": "voting.straw_poll voting.answer_straw_poll voting.close_straw_poll voting.straw_poll_file",
    "recommendation": "recommendations.show recommendations.write recommendations.place recommendations.step"
    " recommendations.merge recommendations.split recommendations.state_lineage recommendations.open_straw_poll",
    "voted": "recommendations.make_statement",
    "statement": "recommendations.rewrite_statement recommendations.sign_statement"
    " recommendations.unsign_statement recommendations.withdraw_statement",
    "earlier report": "recommendations.add_earlier_recommendations",
    "earlier": "recommendations.correct_earlier_recommendation recommendations.drop_earlier_recommendation",
    "lineage": "recommendations.take_back_lineage",
    "ready": "recommendations.put_to_vote recommendations.open_for_comment",
    "meeting": "meetings.show meetings.change_meeting meetings.cancel_meeting meetings.publish_agenda"
    " meetings.hold_meeting meetings.add_item meetings.called meetings.invite_people meetings.remind_people"
    " meetings.answer_invitation meetings.download_entry meetings.print_agenda meetings.papers meetings.send_paper"
    " meetings.carry_over meetings.mark_coming_or_going",
    "held": "meetings.run meetings.record_attendance meetings.minutes meetings.draft_minutes meetings.write_minutes"
    " meetings.circulate_minutes meetings.approve_minutes meetings.print_minutes",
    "item": "meetings.begin_item meetings.lengthen_item meetings.say_reached meetings.change_item"
    " meetings.place_item meetings.move_item meetings.remove_item",
    "sent paper": "meetings.open_paper meetings.take_back_paper",
    "item held": "meetings.record_decision meetings.assign_action",
    "decision": "meetings.strike_decision",
    "action": "meetings.strike_action meetings.complete_action",
    "part": "report.show report.change_part report.move_part report.remove_part report.write_part",
    "removed": "report.put_back_part",
    "letter": "report.name_signers",
    "edition": "report.download_edition report.read_edition report.publish_edition report.open_endorsement",
    "endorsement": "report.endorsement report.answer_endorsement report.state_clearance report.close_endorsement",
    "publication": "report.call_off_publication",
}
THING_OF = {endpoint: thing for thing, endpoints in BEHIND.items() for endpoint in endpoints.split()}
ELSE = {
    "number": 1,
    "token": "no-such-token",
    "filename": "css/base.css",
    "name": "no-such-report",
    "session_id": "no-such-session",
    "account_id": "no-such-account",
}


@dataclass(frozen=True)
class Door:
    """One address with one method. `has_id`: whether it names a thing of a task force."""

    endpoint: str
    method: str
    path: str
    has_id: bool

    @property
    def is_inside(self) -> bool:
        """Whether it is inside a task force."""
        return self.path.startswith("/t/")


def doors(app: Flask, slug: str, things: Mapping[str, str]) -> Iterator[Door]:
    """Every door of the program, with the address of this task force and the ids of these things."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            for path in _paths(rule, slug, things):
                yield Door(rule.endpoint, method, path, "public_id" in rule.arguments)


def _paths(rule: Rule, slug: str, things: Mapping[str, str]) -> Iterator[str]:
    values: dict[str, object] = {name: ELSE[name] for name in rule.arguments & ELSE.keys()}
    if "slug" in rule.arguments:
        values["slug"] = slug
    if "public_id" in rule.arguments:
        values["public_id"] = things[THING_OF[rule.endpoint]]
    if "comment_id" in rule.arguments:
        values["comment_id"] = things["comment"]
    one_of = {name: part.items for name, part in rule._converters.items() if isinstance(part, AnyConverter)}
    ways = [{name: way} for name, choice in one_of.items() for way in sorted(choice)] or [{}]
    for way in ways:
        built = rule.build({**values, **way}, append_unknown=False)
        assert built is not None, f"{rule} wants {rule.arguments}: name it in tests/web/doors.py"
        yield built[1]
