"""Forms: what people type, cleaned and kept. Faults stand beside the field and say what to do."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are older
from wtforms.validators import (
    InputRequired,
    NumberRange,
    Optional,
    StopValidation,
    ValidationError,
)
from wtforms.widgets import CheckboxInput, ListWidget

from taskforce.core import prose
from taskforce.core.errors import Refused
from taskforce.web.uploads import Upload

LONGEST_NAME = 100


class Form(FlaskForm):
    """A form whose fields are listed, and nothing else is ever taken from what was sent."""

    class Meta(FlaskForm.Meta):
        """What a form takes from a request."""

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """What stands in the fields of a page: files for `Upload` alone, no JSON, no name that none of ours has."""
            if formdata is None or isinstance(formdata, MultiDict):
                return formdata
            if not form.is_submitted():
                return None
            uploads = {field.name for field in form if isinstance(field, Upload)}
            typed = request.form.items(multi=True)
            sent: list[tuple[str, Any]] = [(name, words) for name, words in typed if name not in uploads]
            sent += [(name, request.files[name]) for name in uploads & request.files.keys()]
            return MultiDict(
                (name, what) for name, what in sent if name.isascii() and len(name) <= LONGEST_NAME
            )

    def is_sent(self) -> bool:
        """Whether it was sent and every field is sound."""
        return bool(self.validate_on_submit())

    def facts(self) -> dict[str, Any]:
        """What was typed, by the names of the fields."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}

    def refuse(self, refusal: Refused) -> None:
        """Put a refusal of an action beside its field, or above the form when it names none of ours."""
        if refusal.field in self:
            field = self[refusal.field]
            field.errors = [*field.errors, refusal.sentence]
        else:
            self.form_errors.append(refusal.sentence)


class Storable:
    """Refuse what no database can keep, and what is too long, with the figure."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.field_flags = {"maxlength": longest}

    def __call__(self, form: Form, field: Any) -> None:
        words = field.data or ""
        if not prose.is_storable(words):
            raise StopValidation("This holds a character that cannot be kept. Please type it again.")
        if len(words) > self.longest:
            raise StopValidation(f"At most {self.longest:,} characters; this has {len(words):,}.")


def straight(form: Form, field: Any) -> None:
    """Nothing unseen that turns the direction of words: a name is printed as it is read, letter for letter."""
    if prose.turns_words(field.data or ""):
        raise StopValidation(
            "An unseen character in it turns the direction of the words. Please type it anew by hand."
        )


class Filled:
    """Something other than space must stand here."""

    field_flags = {"required": True}  # noqa: RUF012

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def __call__(self, form: Form, field: Any) -> None:
        if not (field.data or "").strip():
            raise StopValidation(self.sentence)


def _one_line(words: str | None) -> str:
    return " ".join(_clean(words).split())


def _clean(words: str | None) -> str:
    """Without control characters; a NUL stays, so that the check can refuse it rather than lose it."""
    words = words or ""
    return prose.clean(words).strip() if prose.is_storable(words) else words


def _text_checks(required: bool | str, longest: int) -> list[Callable[..., None]]:
    checks: list[Callable[..., None]] = [Storable(longest)]
    if required:
        checks.append(Filled(required if isinstance(required, str) else "Please fill this in."))
    return checks


def options(pairs: Sequence[tuple[str, str]]) -> list[SelectChoice]:
    """Pairs of value and words as the options of a choice."""
    return [SelectChoice(value=value, label=words) for value, words in pairs]


class Line(StringField):
    """One line of text. `required` may be the sentence to show when it is empty; `also` are further checks."""

    def __init__(
        self,
        label: str,
        *,
        required: bool | str = True,
        longest: int = 200,
        help: str = "",
        also: Sequence[Callable[..., None]] = (),
        **rest: Any,
    ):
        checks = [*_text_checks(required, longest), *also]
        super().__init__(label, checks, filters=[_one_line], description=help, **rest)


class Prose(TextAreaField):
    """A text of paragraphs."""

    def __init__(
        self,
        label: str,
        *,
        required: bool | str = True,
        longest: int = 50_000,
        rows: int = 6,
        help: str = "",
        **rest: Any,
    ):
        keywords = {"rows": rows, **rest.pop("render_kw", {})}
        super().__init__(
            label,
            _text_checks(required, longest),
            filters=[_clean],
            description=help,
            render_kw=keywords,
            **rest,
        )


class Choice(SelectField):
    """One of several. Anything else that is sent is refused."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        required: bool = True,
        help: str = "",
        **rest: Any,
    ):
        checks: list[Any] = [InputRequired("Please choose one.")] if required else [Optional()]
        super().__init__(label, checks, choices=options(choices), description=help, **rest)

    def pre_validate(self, form: Any) -> None:
        try:
            super().pre_validate(form)
        except ValidationError:
            raise ValidationError("Please choose one of the list.") from None


class Radio(RadioField):
    """One of a few, all of them shown. Anything else that is sent is refused."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]] = (), *, help: str = "", **rest: Any):
        super().__init__(
            label, [InputRequired("Please choose one.")], choices=options(choices), description=help, **rest
        )

    def pre_validate(self, form: Any) -> None:
        try:
            super().pre_validate(form)
        except ValidationError:
            raise ValidationError("Please choose one of these.") from None


class Ticks(SelectMultipleField):
    """Several of a list, each as a box to tick. Anything else that is sent is refused."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, choices: Sequence[tuple[str, str]] = (), *, help: str = "", **rest: Any):
        super().__init__(label, choices=options(choices), description=help, **rest)


class Tick(BooleanField):
    """Yes or no."""

    def __init__(self, label: str, *, help: str = "", **rest: Any):
        super().__init__(label, description=help, **rest)


class Number(IntegerField):
    """A whole number between two bounds."""

    def __init__(
        self,
        label: str,
        *,
        least: int,
        most: int,
        required: bool = True,
        help: str = "",
        **rest: Any,
    ):
        between = f"A whole number from {least:,} to {most:,}."
        checks: list[Any] = [
            InputRequired(between) if required else Optional(),
            NumberRange(least, most, between),
        ]
        super().__init__(label, checks, description=help, **rest)
        self._between = between

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(self._between) from None


class Day(DateField):
    """A calendar day."""

    def __init__(self, label: str, *, required: bool = True, help: str = "", **rest: Any):
        checks: list[Any] = [InputRequired("Please give a day.")] if required else [Optional()]
        super().__init__(label, checks, description=help, **rest)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Please give a day as year-month-day, for example 2022-05-18.") from None


class Moment(DateTimeLocalField):
    """A day and hour as a wall clock shows it; the action brings it into UTC with the zone that it knows."""

    def __init__(self, label: str, *, required: bool = True, help: str = "", **rest: Any):
        checks: list[Any] = [InputRequired("Please give a day and an hour.")] if required else [Optional()]
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        super().__init__(label, checks, format=formats, description=help, **rest)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Please give a day and an hour, for example 2022-05-18 17:00.") from None
