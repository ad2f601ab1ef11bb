"""Passwords, beside the mailed link for whoever wants one."""

from datetime import timedelta

from sqlalchemy.orm import Session

from taskforce.core import clock, mail
from taskforce.core.errors import Refused
from taskforce.members.actions.sessions import begin_login, end_other_sessions
from taskforce.members.actions.tries import forgive_tries
from taskforce.members.models import Account
from taskforce.members.rules.passwords import weakness

FRESH = timedelta(minutes=15)  # after signing in, a change asks for no present password
WRONG = "This address and password do not fit together. You can ask for a link instead."


def require_strong(password: str, address: str) -> None:
    """Raise Refused when the password is short, or among the first that anybody would try."""
    fault = weakness(password, address)
    if fault:
        raise Refused("password", fault)


def set_password(session: Session, account: Account, hashed: str, *, token: str, base_url: str) -> int:
    """Keep the hash of a new password; the account's other sessions end, and it is told by mail.

    Returns how many sessions ended.
    """
    was_set, account.password_hash = account.has_password, hashed
    account.password_set_at = clock.now()
    done = "changed" if was_set else "set"
    return _tell(session, account, done, token=token, base_url=base_url)


def remove_password(session: Session, account: Account, *, token: str, base_url: str) -> int:
    """From now on only mailed links sign in; the other sessions end. Returns how many."""
    account.password_hash, account.password_set_at = "", None
    return _tell(session, account, "removed", token=token, base_url=base_url)


def _tell(session: Session, account: Account, done: str, *, token: str, base_url: str) -> int:
    ended = end_other_sessions(session, account.id, token)
    mail.send(
        session,
        "",
        account.address,
        f"Your password was {done}",
        f"The password with which you sign in at {base_url} was {done}. Wherever else you were signed in, you are "
        "signed out.\n\nIf that was not you, sign in with a mailed link and set a new password at once:\n"
        f"{base_url}/account\n",
    )
    return ended


def sign_in_with_password(
    session: Session, account: Account, checked: str, *, network: str, browser: str
) -> str:
    """Sign in: the password fitted the hash `checked`. Returns the secret of a new session.

    Raises Refused when another password was set while this one was looked at.
    """
    if account.password_hash != checked:
        raise Refused("password", WRONG)
    forgive_tries(session, account.address, network)
    return begin_login(session, account, browser=browser)
