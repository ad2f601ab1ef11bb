"""What a principal may let somebody do in their name, in words. The charter says which of these it allows at all."""

SCOPES = {
    "read": "read drafts",
    "draft": "draft",
    "comment": "comment",
    "attend": "attend meetings",
    "prepare_vote": "prepare a vote",
    "vote": "vote",
    "sign": "sign",
}
