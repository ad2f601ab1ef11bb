"""What somebody is told by mail."""

from taskforce.notices.rules.kinds import FIRST_HOUR, KINDS, WAYS
from taskforce.web.forms import Choice, Form

HOURS = [(str(hour), f"{hour:02}:00") for hour in range(24)]


class ChooseForm(Form):
    """The hour of the daily mail, and one choice for each kind."""

    hour = Choice("The daily mail comes at", HOURS, default=str(FIRST_HOUR))


for _kind in KINDS:
    setattr(
        ChooseForm,
        _kind.key,
        Choice(_kind.words, [(way, WAYS[way]) for way in _kind.ways], help=_kind.hint, default=_kind.default),
    )
