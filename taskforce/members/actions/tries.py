"""Tries at the door are counted, so that nobody can go on guessing; on one network, so that nobody is locked out by
somebody elsewhere."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.errors import TooMany
from taskforce.members import tokens
from taskforce.members.models import DoorTry

WINDOW = timedelta(minutes=5)
MOST_FOR_ADDRESS = 10  # from one network within the window
MOST_FROM_NETWORK = 100  # forty people in one room, behind one address, some of them twice


def count_try(session: Session, address: str, network: str) -> None:
    """Count one more password typed or link asked for. Raises TooMany, and counts nothing, when there were enough.

    To be called before the password is looked at: of twenty tries at once for one address, ten are too many already.
    """
    moment, hashed = clock.now(), _hashed(address)
    session.execute(delete(DoorTry).where(DoorTry.at <= moment - WINDOW))
    tries = session.execute(
        select(DoorTry.at, DoorTry.address_hash).where(DoorTry.network == network).order_by(DoorTry.at)
    ).all()
    times = [at for at, _ in tries]
    for_address = [at for at, whose in tries if whose == hashed]
    for counted, most in ((for_address, MOST_FOR_ADDRESS), (times, MOST_FROM_NETWORK)):
        if len(counted) >= most:
            raise TooMany(counted[-most] + WINDOW - moment)
    session.add(DoorTry(address_hash=hashed, network=network, at=moment))


def forgive_tries(session: Session, address: str, network: str) -> None:
    """Whoever came in was no guesser: their tries on this network count no more."""
    mine = DoorTry.network == network, DoorTry.address_hash == _hashed(address)
    session.execute(delete(DoorTry).where(*mine))


def _hashed(address: str) -> str:
    return tokens.hashed(address.strip().lower())
