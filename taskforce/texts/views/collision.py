"""When somebody else saved first: both texts, and the form again on top of theirs, so that nothing is lost."""

from werkzeug.datastructures import MultiDict

from taskforce.texts.actions import TextConflict
from taskforce.texts.rules.compare import compare_words
from taskforce.web.forms import Form
from taskforce.web.page import Answer, page


def collision(form: Form, conflict: TextConflict) -> Answer:
    """The page of a TextConflict (409), for the view that writes versions.

    `form` is what was sent, with the number of its version in a field `base`; sent again, it is written on top of the
    version that came between. In the view: `except TextConflict as conflict: return collision(form, conflict)`.
    """
    form["base"].process(MultiDict({form["base"].name: str(conflict.base)}))
    changes = {
        label: compare_words(conflict.theirs.get(label, ""), words)
        for label, words in conflict.mine.items()
        if conflict.theirs.get(label, "") != words
    }
    return page("texts/collision.html", 409, form=form, conflict=conflict, changes=changes)
