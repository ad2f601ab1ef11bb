"""What is asked about a paper."""

from collections.abc import Iterable

from taskforce.files.rules.sniff import PAPERS
from taskforce.meetings.models import AgendaItem
from taskforce.web.forms import Choice, Form, Line
from taskforce.web.uploads import Upload


class PaperForm(Form):
    """A file, what it is called, and for which item it is."""

    file = Upload("File", PAPERS, help="PDF, Word, a picture or a table as CSV, up to 20 MB.")
    title = Line("Title", required=False, help="Without one it is called as the file is.")
    item = Choice("For", required=False)

    def offer(self, items: Iterable[AgendaItem]) -> None:
        """Let the writer choose among the items of the agenda."""
        self.item.choices = [("", "The meeting as a whole"), *((one.public_id, one.title) for one in items)]
