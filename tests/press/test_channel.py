"""What parent and child say to each other."""

import io

import pytest

from taskforce.press import channel


def test_what_is_written_is_read() -> None:
    stream = io.BytesIO()
    channel.write(stream, {"laid": {"Größe": [1, 2]}})
    channel.write(stream, {})
    stream.seek(0)
    assert [channel.read(stream), channel.read(stream)] == [{"laid": {"Größe": [1, 2]}}, {}]


def test_the_end_of_the_other_side_is_told() -> None:
    with pytest.raises(channel.Hangup):
        channel.read(io.BytesIO())


def test_half_a_message_is_no_message() -> None:
    stream = io.BytesIO()
    channel.write(stream, {"a": 1})
    with pytest.raises(channel.Hangup):
        channel.read(io.BytesIO(stream.getvalue()[:-1]))


class Endless(io.BytesIO):
    """Announces a message of 4 GiB."""

    def read(self, size: int | None = -1, /) -> bytes:
        assert size == 4
        return b"\xff" * 4


def test_a_length_without_measure_is_not_waited_for() -> None:
    with pytest.raises(channel.Hangup):
        channel.read(Endless())
