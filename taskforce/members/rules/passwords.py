"""Which passwords anybody would try first: short ones, and those made of common words, runs and what is known here."""

import re
import unicodedata

SHORTEST = 12
LONGEST = 200
FEWEST_OWN = 4  # letters and digits that must remain when all that is common is taken out
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qazwsxedcrfv", "abcdefghijklmnopqrstuvwxyz")
LOOKALIKES = str.maketrans("@4301!5$7", "aaeoiisst")
WORDS = (
    "password passwort passphrase passcode welcome letmein iloveyou administrator admin login sunshine princess "
    "football baseball basketball dragon monkey shadow master superman batman michael jennifer jordan charlie computer "
    "internet freedom whatever trustno secret changeme default access hello monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november december spring summer "
    "autumn winter taskforce senator governor mayor congress america american unitedstates washington usa love "
    "qwerty azerty qwertz test guest user starwars pokemon google facebook apple samsung liverpool chelsea arsenal"
)
COMMON = frozenset(WORDS.split())


def weakness(password: str, address: str) -> str | None:
    """What is wrong with a new password, in words that say what to do; None when it will do.

    `address`: of whoever sets it. Sources: NIST SP 800-63B 5.1.1.2 and OWASP ASVS 6.2 (length, common, context).
    """
    if len(password) < SHORTEST:
        return f"At least {SHORTEST} characters; this has {len(password)}. A few words are easy to remember."
    if len(password) > LONGEST:
        return f"At most {LONGEST} characters; this has {len(password)}."
    if len(_own_part(password, address)) < FEWEST_OWN:
        return "Anybody would try this among the first. Please take words that do not belong together."
    return None


def _own_part(password: str, address: str) -> str:
    """What remains when common words, runs of keys, years, digits at the ends and the own address are taken out."""
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", password).lower())
    known = [part for part in re.split(r"[\W_]+", address.lower()) if len(part) > 2]
    readings = (plain, unicodedata.normalize("NFKC", password).lower().translate(LOOKALIKES))
    return min((_without_common(reading, known) for reading in readings), key=len)


def _without_common(words: str, known: list[str]) -> str:
    words = re.sub(r"[\W_]+", "", words)
    for common in sorted({*COMMON, *known}, key=len, reverse=True):
        words = words.replace(common, "")
    words = re.sub(r"(19|20)\d\d", "", words)
    words = _without_runs(words)
    words = re.sub(r"^\d+|\d+$", "", words)
    return "".join(dict.fromkeys(words))  # what is only repeated counts once


def _without_runs(words: str) -> str:
    """Without four or more keys beside each other, forwards or backwards."""
    for row in KEYBOARD:
        for run in (row, row[::-1]):
            for length in range(len(run), 3, -1):
                for start in range(len(run) - length + 1):
                    words = words.replace(run[start : start + length], "")
    return words
