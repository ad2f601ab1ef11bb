"""Signing in by a mailed link."""

from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from taskforce.core import clock, jobs, mail
from taskforce.core.errors import Busy, NotFound
from taskforce.members import queries, tokens
from taskforce.members.actions.sessions import begin_login
from taskforce.members.actions.tries import count_try, forgive_tries
from taskforce.members.models import Account, SignInLink

LINK_LASTS = timedelta(hours=1)
MOST_OPEN_LINKS = 5  # to one address: whoever asks in another's name fills nobody's mailbox
MOST_WAITING = 500  # for the worker, at one moment: a storm is turned away before it delays everything else
JOB = "members.sign_in_link"


def make_sign_in_link(session: Session, address: str) -> str | None:
    """The secret of a new link that signs this address in; None when nobody has an account with it."""
    account = session.scalar(select(Account).where(Account.address == address.strip().lower()))
    if account is None:
        return None
    token, moment = tokens.new(), clock.now()
    session.execute(delete(SignInLink).where(SignInLink.ends_at < moment))
    session.add(
        SignInLink(
            token_hash=tokens.hashed(token),
            account_id=account.id,
            made_at=moment,
            ends_at=moment + LINK_LASTS,
        )
    )
    return token


def ask_for_sign_in_link(session: Session, address: str, *, network: str) -> None:
    """Let the worker mail a link, if the address is known: neither the answer nor its time tells whether it is.

    Raises TooMany after too many tries from this network, Busy while too many links wait already.
    """
    count_try(session, address, network)
    if jobs.count_waiting(session, JOB) >= MOST_WAITING:
        raise Busy
    jobs.enqueue(session, JOB, address=address.strip().lower())


def mail_sign_in_link(session: Session, address: str, *, base_url: str) -> None:
    """Mail a link, if the address is known and has not as many open ones already as anybody needs."""
    jobs.clear_away(session, JOB, clock.now() - LINK_LASTS)
    token = make_sign_in_link(session, address) if _open_links(session, address) < MOST_OPEN_LINKS else None
    if token:
        mail.send(
            session,
            "",
            address,
            "Your link to sign in",
            f"Open this page to sign in. The link works once, within an hour:\n{base_url}/sign-in/{token}\n\n"
            "If you did not ask for it, nothing needs to be done.\n",
        )


def _open_links(session: Session, address: str) -> int:
    links = select(func.count()).select_from(SignInLink).join(SignInLink.account)
    is_open = SignInLink.used_at.is_(None), SignInLink.ends_at > clock.now()
    return session.scalar(links.where(Account.address == address, *is_open)) or 0


def use_sign_in_link(session: Session, token: str, *, network: str = "", browser: str = "") -> str:
    """Sign in: the link is used up, and the secret of a new session comes back. Raises NotFound."""
    link = queries.valid_link(session, token)
    if link is None:
        raise NotFound("This link is no longer good. Ask for a new one.")
    link.used_at = clock.now()
    forgive_tries(session, link.account.address, network)
    return begin_login(session, link.account, browser=browser)
