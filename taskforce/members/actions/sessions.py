"""Sessions on the server: they begin when somebody signs in, and end when they are told to, or by themselves."""

from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.errors import NotFound
from taskforce.members import tokens
from taskforce.members.models import Account, Login

LOGIN_LASTS = timedelta(hours=20)


def begin_login(session: Session, account: Account, *, browser: str = "") -> str:
    """A new session of the account in this kind of browser; returns its secret."""
    token, moment = tokens.new(), clock.now()
    session.execute(delete(Login).where(Login.ends_at < moment))
    session.add(
        Login(
            token_hash=tokens.hashed(token),
            account_id=account.id,
            started_at=moment,
            ends_at=moment + LOGIN_LASTS,
            seen_at=moment,
            browser=browser,
        )
    )
    return token


def mark_seen(session: Session, token: str, *, operating: bool) -> None:
    """The session with this secret was used just now; `operating`: on a page for operators."""
    moment = clock.now()
    facts = {"seen_at": moment, "operated_at": moment} if operating else {"seen_at": moment}
    session.execute(update(Login).where(Login.token_hash == tokens.hashed(token)).values(facts))


def sign_out(session: Session, token: str) -> None:
    """End the session with this secret, wherever its cookie may still lie."""
    session.execute(delete(Login).where(Login.token_hash == tokens.hashed(token)))


def end_session(session: Session, account_id: int, public_id: str) -> None:
    """End one session of the account. Raises NotFound for any other."""
    mine = select(Login).where(Login.account_id == account_id, Login.public_id == public_id)
    found = session.scalar(mine)
    if found is None:
        raise NotFound
    session.delete(found)


def end_other_sessions(session: Session, account_id: int, token: str) -> int:
    """End every session of the account but the one with this secret. Returns how many there were."""
    others = Login.account_id == account_id, Login.token_hash != tokens.hashed(token)
    ended = list(session.scalars(select(Login.id).where(*others)))
    session.execute(delete(Login).where(*others))
    return len(ended)
