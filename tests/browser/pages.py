"""The pages of the demonstration that `bin/look` draws and the tests of the face walk, each as one role sees it.

In a path, `{office}` is the public id of the recommendation with that key, `{vote-office}` that of its latest vote, and
so on: tests/browser/things.py finds them. The second and the third task force (harbors.yaml, quarries.yaml) bring what
the demonstration does not hold at this hour: ideas, drafts of minutes, what is empty.
"""

from dataclasses import dataclass

DEMONSTRATION = "/t/city-state-diplomacy"
HARBORS = "/t/harbors"
QUARRIES = "/t/quarries"
NOBODY, MEMBER, CHAIR, FACILITATOR, OBSERVER = "nobody", "member", "co-chair", "facilitator", "observer"
OPERATOR = "operator"
ROLES = (NOBODY, MEMBER, CHAIR, FACILITATOR, OBSERVER, OPERATOR)


@dataclass(frozen=True)
class Page:
    """A page as somebody of a role reaches it; `press` is the button to press there, after `fill` (selector: words)."""

    name: str
    role: str
    path: str
    status: int = 200
    press: str = ""
    fill: tuple[tuple[str, str], ...] = ()


def pages(role: str, where: str, paths: dict[str, str]) -> list[Page]:
    """Plain pages: name and path below `where`."""
    return [Page(name, role, where + path) for name, path in paths.items()]


PAGES = (
    # ---- before signing in
    *pages(
        NOBODY,
        "",
        {"sign-in": "/sign-in", "use-link": "/sign-in/{link}", "invitation": "/invitation/{invitation}"},
    ),
    Page("sign-in-refused", NOBODY, "/sign-in", 422, press="Send me a link"),
    Page(
        "link-sent",
        NOBODY,
        "/sign-in",
        press="Send me a link",
        fill=(("[name=address]", "someone@example.org"),),
    ),
    Page("announcement-public", NOBODY, "/announcements/city-and-state-diplomacy"),
    Page("link-over", NOBODY, "/sign-in/no-such-link", 404),
    Page("not-here-nobody", NOBODY, "/no/such/page", 404),
    Page("declined", NOBODY, "/invitation/{invitation-to-decline}", press="Decline"),
    # ---- a member reads, comments, votes
    *pages(
        MEMBER,
        DEMONSTRATION,
        {
            "today": "/today",
            "notices": "/notices",
            "choose-notices": "/notices/choose",
            "board": "/recommendations",
            "board-of-one-state": "/recommendations?state=up_for_decision",
            "board-by-state": "/recommendations?by=state",
            "board-of-one-theme": "/recommendations?by=state&theme=ties&whose=mine",
            "read-report": "/report/read",
            "board-of-no-such-state": "/recommendations?state=idea",
            "recommendation-adopted": "/recommendations/{office}",
            "recommendation-open-for-comment": "/recommendations/{listening}",
            "recommendation-comments-closed": "/recommendations/{communities-table}",
            "recommendation-up-for-decision": "/recommendations/{grants-dialogue}",
            "recommendation-failed": "/recommendations/{matching-grant}",
            "propose": "/recommendations/new",
            "comment-rounds": "/comment-rounds",
            "comment-round": "/comment-rounds/{asking}",
            "text": "/texts/{text-office}",
            "text-version": "/texts/{text-office}/versions/2",
            "compare": "/texts/{text-office}/compare?a=1&b=4",
            "compare-last-two": "/texts/{text-people-exchange}/compare",
            "comment": "/texts/{text-listening}/versions/2/comment?on={block-listening}",
            "comment-on-the-whole": "/texts/{text-listening}/versions/2/comment",
            "comments-on-a-place": "/texts/{text-listening}/versions/2/comments?on={block-listening}",
            "reply": "/texts/{text-listening}/comments/{comment}/reply",
            "votes": "/votes",
            "all-positions": "/votes/positions",
            "ballot": "/votes/{vote-police-exchange-review}",
            "vote-adopted": "/votes/{vote-office}",
            "vote-failed": "/votes/{vote-matching-grant}",
            "meetings": "/meetings",
            "calendar-feed": "/meetings/calendar",
            "meeting-to-come": "/meetings/{meeting-m2}",
            "meeting-held": "/meetings/{meeting-m1}",
            "minutes-approved": "/meetings/{meeting-m1}/minutes",
            "report-member": "/report",
            "editions-member": "/report/editions",
            "people-member": "/people",
            "person-member": "/people/{person-iriarte}",
            "approve": "/approve",
            "office": "/office",
            "acting-for-nobody": "/acting",
            "charter-member": "/charter",
            "sources-member": "/sources",
            "practices-member": "/sources/practices",
            "add-source": "/sources/new",
        },
    ),
    Page("home", MEMBER, "/"),
    Page("vote-own-text", MEMBER, HARBORS + "/recommendations/{one-dredge}"),
    Page("write-own", MEMBER, HARBORS + "/recommendations/{two-dredges}/write"),
    Page("propose-refused", MEMBER, DEMONSTRATION + "/recommendations/new", 422, press="Propose it"),
    Page("ballot-refused", MEMBER, DEMONSTRATION + "/votes/{vote-police-exchange-review}", 422, press="Cast"),
    Page("no-such-page", MEMBER, DEMONSTRATION + "/recommendations/nothing", 404),
    Page("not-open-to-you", MEMBER, DEMONSTRATION + "/charter/edit", 403),
    Page("comments-are-closed", MEMBER, DEMONSTRATION + "/texts/{text-office}/versions/4/comment", 403),
    *pages(
        MEMBER,
        QUARRIES,
        {
            "today-empty": "/today",
            "notices-empty": "/notices",
            "board-empty": "/recommendations",
            "propose-without-themes": "/recommendations/new",
            "votes-empty": "/votes",
            "meetings-empty-member": "/meetings",
            "report-empty-member": "/report",
            "sources-empty-member": "/sources",
            "charter-empty-member": "/charter",
        },
    ),
    # ---- a co-chair certifies
    *pages(
        CHAIR,
        DEMONSTRATION,
        {
            "recommendation-co-chair": "/recommendations/{communities-table}",
            "place": "/recommendations/{office}/place",
            "votes-co-chair": "/votes",
            "ballot-co-chair": "/votes/{vote-tribal-consultation}",
            "meeting-co-chair": "/meetings/{meeting-m2}",
            "minutes-co-chair": "/meetings/{meeting-m1}/minutes",
            "report-co-chair": "/report",
            "letter": "/report/parts/{part-letter}",
            "write-letter": "/report/parts/{part-letter}/write",
        },
    ),
    # ---- the facilitator keeps the house
    *pages(
        FACILITATOR,
        DEMONSTRATION,
        {
            "today-facilitator": "/today",
            "undelivered": "/notices/undelivered",
            "board-facilitator": "/recommendations",
            "recommendation-drafting": "/recommendations/{transnational-council}",
            "recommendation-to-answer": "/recommendations/{listening}",
            "recommendation-before-the-vote": "/recommendations/{communities-table}",
            "recommendation-deferred": "/recommendations/{institutes-pairing}",
            "recommendation-in-vote": "/recommendations/{tribal-consultation}",
            "write": "/recommendations/{transnational-council}/write",
            "defer": "/recommendations/{listening}/defer",
            "withdraw": "/recommendations/{listening}/withdraw",
            "close-comments": "/recommendations/{listening}/close-comments",
            "take-up-again": "/recommendations/{matching-grant}/take-up-again",
            "put-to-vote": "/recommendations/{communities-table}/put-to-vote",
            "open-for-comment": "/recommendations/{transnational-council}/open-for-comment",
            "open-comment-round": "/comment-rounds/open",
            "comment-round-steered": "/comment-rounds/{asking}",
            "dispose": "/texts/{text-listening}/comments/{comment}/answer",
            "readers": "/texts/{text-office}/readers",
            "not-saved-nothing": "/texts/{text-office}/copy",
            "votes-facilitator": "/votes",
            "vote-open-without-ballot": "/votes/{vote-tribal-consultation}",
            "meetings-facilitator": "/meetings",
            "call-meeting": "/meetings/new",
            "meeting-to-come-facilitator": "/meetings/{meeting-m2}",
            "meeting-people": "/meetings/{meeting-m2}/people",
            "meeting-papers": "/meetings/{meeting-m2}/papers",
            "send-paper": "/meetings/{meeting-m2}/papers/send",
            "change-meeting": "/meetings/{meeting-m2}/change",
            "cancel-meeting": "/meetings/{meeting-m2}/cancel",
            "add-item": "/meetings/{meeting-m2}/items/new",
            "change-item": "/meetings/items/{item-m2-6}/change",
            "run": "/meetings/{meeting-m2}/run",
            "run-item": "/meetings/{meeting-m2}/run?item={item-m2-6}",
            "attendance": "/meetings/{meeting-m2}/attendance",
            "report": "/report",
            "report-section": "/report/parts/{part-section-ties}",
            "report-generated-part": "/report/parts/{part-roll-call}",
            "report-notes": "/report/parts/{part-notes}",
            "change-report": "/report/title",
            "write-part": "/report/parts/{part-section-ties}/write",
            "change-part": "/report/parts/{part-section-ties}/title",
            "signers": "/report/parts/{part-letter}/signers",
            "add-part": "/report/parts/add",
            "editions": "/report/editions",
            "people": "/people",
            "add-person": "/people/add",
            "approvals": "/approvals",
            "announcements": "/announcements",
            "begin-announcement": "/announcements/begin",
            "approvals-of-one": "/people/{person-murphy}/approvals",
            "person-listed": "/people/{person-murphy}",
            "person-seated": "/people/{person-de-la-fontanilla}",
            "edit-person": "/people/{person-omerrow}/edit",
            "portrait": "/people/{person-omerrow}/portrait",
            "office-of-somebody": "/people/{person-iriarte}/office",
            "let-somebody-act": "/people/{person-iriarte}/office/grant",
            "somebody-has-left": "/people/{person-iriarte}/leave",
            "offices-and-posts": "/people/{person-iriarte}/affiliations",
            "another-address": "/people/{person-iriarte}/address",
            "charter": "/charter",
            "edit-charter": "/charter/edit",
            "state-outcome": "/votes/{vote-matching-grant}/state-outcome",
            "choose-rule": "/votes/rule",
            "interests": "/interests",
            "interest-register": "/interests/register",
            "themes": "/charter/themes",
            "stages": "/charter/stages",
            "disclaimers": "/charter/disclaimers",
            "sources": "/sources",
            "edit-source": "/sources/{source-transforming-state}/edit",
            "practices": "/sources/practices",
            "add-practice": "/sources/practices/new",
            "edit-practice": "/sources/practices/{practice-glasgow}/edit",
        },
    ),
    *pages(
        FACILITATOR,
        HARBORS,
        {
            "recommendation-idea": "/recommendations/{one-dredge}",
            "recommendation-proposed": "/recommendations/{two-dredges}",
            "recommendation-withdrawn": "/recommendations/{no-dredge}",
            "meetings-harbors": "/meetings",
            "meeting-without-agenda": "/meetings/{meeting-begun}",
            "run-without-agenda": "/meetings/{meeting-begun}/run",
            "meeting-drafted": "/meetings/{meeting-drafted}",
            "minutes-drafted": "/meetings/{meeting-drafted}/minutes",
            "write-minutes": "/meetings/{meeting-drafted}/minutes/write",
            "minutes-circulated": "/meetings/{meeting-circulated}/minutes",
            "meeting-cancelled": "/meetings/{meeting-off}",
            "report-begun": "/report",
            "person-to-invite": "/people/{person-uninvited}",
        },
    ),
    *pages(
        FACILITATOR,
        QUARRIES,
        {
            "board-empty-facilitator": "/recommendations",
            "meetings-empty": "/meetings",
            "report-empty": "/report",
            "begin-report": "/report/begin",
            "people-almost-empty": "/people",
            "charter-empty": "/charter",
            "themes-empty": "/charter/themes",
            "sources-empty": "/sources",
            "practices-empty": "/sources/practices",
        },
    ),
    Page(
        "collision",
        FACILITATOR,
        DEMONSTRATION + "/recommendations/{transnational-council}/write",
        409,
        press="Save this version",
        fill=(("[name=base]", "1"), ("[name=source]", "One council.\n\nThree subjects.")),
    ),
    Page(
        "conflict",
        FACILITATOR,
        DEMONSTRATION + "/charter/edit",
        409,
        press="Save the charter",
        fill=(("[name=edition]", "99"),),
    ),
    Page(
        "wrong-state",
        FACILITATOR,
        DEMONSTRATION + "/recommendations/{office}/write",
        409,
    ),
    # ---- people from a list, permissions, one's own account, the installation
    *pages(
        FACILITATOR,
        DEMONSTRATION,
        {
            "import-people": "/people/import",
            "invite-all": "/people/invite-all",
            "permissions": "/permissions",
        },
    ),
    Page(
        "import-people-seen",
        FACILITATOR,
        DEMONSTRATION + "/people/import",
        press="Look at the list",
        fill=(
            ("[name=text]", "Name;Mail;Level\nAna Lee;ana@example.org;state\nBo Lee;bo at example;galactic"),
        ),
    ),
    Page(
        "import-people-refused", FACILITATOR, DEMONSTRATION + "/people/import", 422, press="Look at the list"
    ),
    Page("first-page", MEMBER, DEMONSTRATION),
    Page("account", MEMBER, "/account"),
    Page("account-refused", MEMBER, "/account", 422, press="Set a password"),
    Page(
        "sign-in-wrong",
        NOBODY,
        "/sign-in",
        422,
        press="Sign in",
        fill=(("[name=address]", "someone@example.org"), ("[name=password]", "not the right one")),
    ),
    *pages(OPERATOR, "", {"installation": "/installation", "found-another": "/installation/found"}),
    # ---- an observer reads
    *pages(
        OBSERVER,
        DEMONSTRATION,
        {
            "board-observer": "/recommendations",
            "recommendation-observer": "/recommendations/{listening}",
            "votes-observer": "/votes",
            "vote-observer": "/votes/{vote-grants-dialogue}",
            "meeting-observer": "/meetings/{meeting-m1}",
            "report-observer": "/report",
        },
    ),
)

# Every endpoint that answers GET is in the list above, or here with the reason.
NOT_HERE = {
    "stops.stop": "needs a signed link out of a letter; test_today follows one",
    "static": "files",
    "members.import_template": "a file; tests/members/test_importing.py reads it",
    "announcement.show": "test_announcement looks at it at every stage, at 360 and 1440",
    "announcement.write_announcement": "the same",
    "announcement.download": "a file; test_announcement fetches it",
    "announcement.read_print": "the same, for anybody",
    "calendar.follow": "a calendar behind a secret; tests/meetings follow it",
    "meetings.download_entry": "a calendar entry; tests/meetings read it",
    "meetings.print_agenda": "a file; tests/meetings/test_typeset.py reads it",
    "meetings.print_minutes": "the same",
    "members.do": "needs a signed link out of a mail; test_announcement and test_meeting follow some",
    "files.download": "a file; tests/files fetch it",
    "files.portrait": "a picture; test_portrait sees it drawn",
    "files.small_portrait": "the same",
    "report.download_edition": "a file; test_journey downloads one",
    "voting.positions_file": "a file",
    "voting.record_file": "a file",
    "comment_rounds.download_standings": "a file; tests/texts/test_comment_round_pages.py reads it",
    "voting.cast_position": "leads to the vote; what it refuses is the page “ballot-refused”",
    "members.found": "stands only in an installation with nothing in it; test_journey looks at it",
    "report.download_recommendations": "a file; test_sheets reads one",
    "published.show": "stands only when something is published; test_publication walks through it",
    "published.download_report": "a file; tests/report/test_publishing.py fetches it",
    "published.download_summary": "the same",
    "published.download_recommendations": "the same",
    "sources.choose": "answers the script of the editor; test_writing chooses from it",
    "report.read_edition": "like the page “read-report”; test_publication walks through one that is public",
    "report.publish_edition": "wants an edition that is ready; test_publication presses its button",
}
