"""Calendar entries say what they were given, whatever it is."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from taskforce.meetings.rules import ics
from taskforce.meetings.rules.ics import Entry, Method, Part, Party

STARTS = datetime(2022, 5, 19, 18, 0, tzinfo=UTC)
FARIDA = Party("Farida Okonjo", "farida@example.org")
# What a field lets through: no control character but the line break, no lone surrogate.
WORDS = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from('\n",;:\\=^'))
)
LINE = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), st.sampled_from(",;:\\=^'")
    )
)


def entry(**facts: object) -> Entry:
    plain: dict[str, object] = {
        "uid": "a@b", "sequence": 0, "title": "First reading", "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=2), "changed_at": STARTS, "organizer": FARIDA,
    }  # fmt: skip
    return Entry(**{**plain, **facts})  # type: ignore[arg-type]


def events(text: str) -> list[Event]:
    return list(Calendar.from_ical(text).events)


@given(title=LINE.filter(str.strip), place=LINE, words=WORDS, name=LINE)
def test_what_is_read_back_is_what_was_written(title: str, place: str, words: str, name: str) -> None:
    made = entry(title=title, place=place, words=words, organizer=Party(name, "farida@example.org"))
    text = ics.write([made], Method.REQUEST, attendee=Party(name, "nia@example.org"))
    calendar = Calendar.from_ical(text)
    (found,) = calendar.events
    assert calendar["method"] == "REQUEST"
    assert (found["summary"], found.get("location", ""), found.get("description", "")) == (
        title,
        place,
        words,
    )
    assert isinstance(found["attendee"], str), "exactly one"
    assert found["attendee"] == "mailto:nia@example.org"
    assert found["organizer"] == "mailto:farida@example.org"
    assert {line.split(":", 1)[0].split(";")[0] for line in text.replace("\r\n ", "").splitlines()} <= {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND",
        "SUMMARY", "STATUS", "LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE",
    }  # fmt: skip


@given(st.text(max_size=60))
def test_a_name_opens_no_second_property_and_no_second_attendee(name: str) -> None:
    name = name.encode(errors="ignore").decode()
    (found,) = events(ics.write([entry()], Method.REQUEST, attendee=Party(name, "nia@example.org")))
    assert found["attendee"] == "mailto:nia@example.org"
    assert set(found["attendee"].params) <= {"CN", "ROLE", "PARTSTAT", "RSVP"}


def test_the_table_of_methods() -> None:
    nia = Party("Nia", "nia@example.org")
    for facts, method, attendee, status, rsvp in [
        ({}, Method.REQUEST, nia, "CONFIRMED", "TRUE"),
        ({"is_cancelled": True}, Method.CANCEL, nia, "CANCELLED", None),
        ({"is_cancelled": True}, Method.PUBLISH, None, "CANCELLED", None),
        ({}, Method.PUBLISH, None, "CONFIRMED", None),
    ]:
        text = ics.write([entry(**facts)], method, attendee=attendee)
        (found,) = events(text)
        assert [str(Calendar.from_ical(text)["method"]), str(found["status"])] == [method.value, status]
        assert (found["attendee"].params.get("RSVP") if attendee else None) == rsvp
        assert ("attendee" in found) == (attendee is not None)


def test_an_answer_stands_in_the_entry() -> None:
    (found,) = events(ics.write([entry()], Method.REQUEST, attendee=FARIDA, part=Part.ACCEPTED))
    assert found["attendee"].params["PARTSTAT"] == "ACCEPTED"


def test_moments_are_utc_in_the_night_of_the_clocks_too() -> None:
    for moment in (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)):
        text = ics.write([entry(starts_at=moment, ends_at=moment + timedelta(hours=1))], Method.PUBLISH)
        assert f"DTSTART:{moment:%Y%m%dT%H%M%SZ}" in text
        assert events(text)[0].start == moment


def test_twenty_five_meetings_in_a_feed_are_in_order_and_named() -> None:
    many = [entry(uid=f"{number}@b", title=f"Meeting {number}") for number in range(25)]
    text = ics.write(many, Method.PUBLISH, name="Rivers")
    assert [found["uid"] for found in events(text)] == [one.uid for one in many]
    assert "X-WR-CALNAME:Rivers" in text
