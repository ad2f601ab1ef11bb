"""Who is to act next on a recommendation, in words for a list."""

STEERS = "the facilitator or a co-chair"
_TURNS = {
    "idea": "{proposer} puts it forward",
    "proposed": f"{STEERS} takes it into drafting",
    "drafting": "{proposer} writes it",
    "open_for_comment": "everybody comments",
    "comments_closed": "the facilitator puts it to the vote",
    "up_for_decision": "the facilitator puts it to the vote",
}


def turn(state: str, proposer: str, *, is_voted_on: bool, open_comments: int) -> str:
    """`Samuel Roe writes it`: who does what next; empty where nothing is to be done any more."""
    if is_voted_on:
        return "the voters vote"
    if state == "comments_closed" and open_comments:
        return f"{proposer} or {STEERS} answers the comments"
    return _TURNS.get(state, "").format(proposer=proposer)
