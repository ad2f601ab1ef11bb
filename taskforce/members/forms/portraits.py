"""What is asked about a portrait."""

from taskforce.files.rules.sniff import PORTRAITS
from taskforce.web.forms import Form, Line
from taskforce.web.uploads import Upload


class PortraitForm(Form):
    """A photo with the words that belong to it. Where there is one already, the words alone may change."""

    file = Upload(
        "Photo",
        [*PORTRAITS, "jpeg"],
        required=False,
        help="JPEG or PNG, up to 20 MB. Lists show the middle of it.",
    )
    alt = Line(
        "What it shows",
        longest=500,
        required="Please say in a sentence what the picture shows.",
        help="For those who do not see it: “Mateo de la Cruz at a desk, in front of the city’s flag”.",
    )
    licence = Line(
        "Licence",
        required="Please say under which licence, or with whose permission, it may be shown.",
        help="For example: public domain; CC BY 4.0; with the permission of the mayor’s office.",
    )
    credit = Line("Credit", required=False, help="Who took it, as it is to be named beside it.")
