"""Meetings: an agenda of timed items, who came, what was decided and by whom it is done, and the minutes."""
