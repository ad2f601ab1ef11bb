"""Checks a record of votes: `python3 verify.py [FOLDER or record.zip] [--head FINGERPRINT]`.

It needs Python 3.11 and nothing else: this file lies in every record, and shares no line with the program that wrote
it. It makes the chain again, link by link, compares what is said of each vote with what was sealed, and counts every
vote anew by its rule. With `--head`, the fingerprint that was mailed at the close of a vote, it also says whether
this is the chain that stood then: whoever writes the whole chain anew cannot change the mails that went out.
"""

import argparse
import hashlib
import json
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

Facts = dict[str, Any]
OPENED, CALLED, CAST, CLOSED = "round.opened", "roll.called", "position.cast", "round.closed"
FOR, AGAINST = ("yes", "no_objection"), ("no", "block")
CHOICES = ("yes", "no_objection", "no", "block", "abstain", "recuse")
GOVERNMENT = ("federal", "state", "local", "tribal")


def plain(value: Any) -> Any:
    """Text as NFC, whatever it stands in; numbers, true, false and null as they are; anything else is a fault."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    raise ValueError(f"{value!r} has no canonical form")


def digest(value: Any) -> str:
    """SHA-256 of canonical JSON: NFC, sorted keys, no spaces."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def share(written: Any, number: int, *, more_than: bool) -> int:
    """How many reach this share of `number`; a number is itself."""
    if isinstance(written, int):
        return written + more_than
    top, bottom = (int(part) for part in written.split("/"))
    return top * number // bottom + 1 if more_than else -(-top * number // bottom)


def wholly_opposed(seats: list[Facts], stands: dict[str, str]) -> list[str]:
    """The levels of government of which somebody is against and nobody for it; who only breaks ties apart."""
    found = []
    for level in GOVERNMENT:
        of = [seat for seat in seats if seat.get("level") == level and not seat.get("breaks_ties")]
        said = {stands[seat["person"]] for seat in of}
        if said & set(AGAINST) and not said & set(FOR):
            found.append(level)
    return found


def count(rule: Facts, seats: list[Facts], choices: dict[str, str]) -> Facts:
    """The result by the rule: `seats` as frozen, `choices` by person. Counted over people, one by one."""
    stands = {
        one["person"]: choices.get(one["person"]) or "recuse" * bool(one.get("recused_why")) for one in seats
    }
    apart = {seat["person"] for seat in seats if seat.get("breaks_ties")}
    voters = [stands[person] for person in stands if person not in apart]
    given = counted = [choice for choice in voters if choice]
    if rule.get("chairs_vote") == "tie" and given.count("yes") == given.count("no") > 0:
        counted = given + [stands[person] for person in apart if stands[person]]
    silent = len(voters) - len(given)
    consents = rule.get("silence") == "consents"
    pro = sum(choice in FOR for choice in counted) + (silent if consents else 0)
    con = sum(choice in AGAINST for choice in counted)
    blocks = counted.count("block")
    said = sum(choice in FOR for choice in counted) + con
    base = {
        "cast": said,
        "present": said + counted.count("abstain"),
        "all": len(voters),
        "not_recused": len(voters) - counted.count("recuse"),
        "fixed": len(voters),
    }[rule["base"]]
    more_than = rule["operator"] == "more_than"
    needed = max(1, share(rule["threshold"], base, more_than=more_than))
    quorum = share(rule["quorum"], len(voters), more_than=False)
    reached = pro >= needed and pro > con
    if pro == con and rule.get("tie") == "adopted" and pro > 0:
        fixed = isinstance(rule["threshold"], int)
        reached = pro >= (needed if fixed else share(rule["threshold"], base, more_than=False))
    lacks_yes = "yes" in rule.get("choices", ["yes"]) and not counted.count("yes")
    met = len(given) >= quorum
    opposed = wholly_opposed(seats, stands) if rule.get("levels") == "none_opposed" else []
    adopted = met and reached and not lacks_yes and not blocks and not opposed
    figures: Facts = {name: counted.count(name) for name in CHOICES} | {
        "silent": silent, "given": len(given), "electorate": len(voters), "base": base, "needed": needed,
        "in_favour": pro, "quorum_needed": quorum, "quorum_met": met, "is_settled": adopted or (met and not consents),
    }  # fmt: skip
    figures |= {"opposed": opposed} if rule.get("levels") == "none_opposed" else {}
    return {"outcome": "adopted" if adopted else "not_adopted", "counts": figures}


def chain_faults(links: list[Facts]) -> list[str]:
    """What is wrong with the links among themselves."""
    faults, prev = [], "0" * 64
    for at, link in enumerate(links, 1):
        head = link.get("head")
        sealed = digest(head) if head else link["head_sha256"]
        if link["n"] != at or (head and head["n"] != at):
            faults.append(f"link {link['n']} stands where link {at} should: one was removed, added or moved")
        if link["prev"] != prev:
            faults.append(f"link {link['n']} does not join the one before it")
        if hashlib.sha256(f"tf1{link['prev']}{sealed}".encode()).hexdigest() != link["sha256"]:
            faults.append(f"link {link['n']} was changed: its fingerprint is another")
        if head and "said" in link and digest({"salt": link["salt"], "said": link["said"]}) != head["sealed"]:
            faults.append(f"link {link['n']} was changed: it said something else when it was sealed")
        prev = link["sha256"]
    return faults


def round_faults(one: Facts, links: list[Facts]) -> list[str]:
    """What is wrong with one closed vote, against its links."""
    by_kind = {
        kind: [link for link in links if link["head"]["kind"] == kind]
        for kind in (OPENED, CALLED, CAST, CLOSED)
    }
    if len(by_kind[OPENED]) != 1 or len(by_kind[CLOSED]) != 1:
        return ["it was not opened once and closed once in the chain"]
    opened, closed = by_kind[OPENED][0], by_kind[CLOSED][0]
    matter = {**one["matter"], "sha256": digest(one["matter"]["text"])}
    matter.pop("text")
    seal = {
        "matter": matter, "electorate": digest(one["electorate"]), "rule": one["rule"], "question": one["question"],
        "closes_at": one["closes_at"],
    }  # fmt: skip
    seal |= one["more"]
    found = count(one["rule"], one["electorate"], {who["person"]: who["choice"] for who in one["positions"]})
    checks = {
        "what was put to the vote is not what was sealed when it opened (text, rule, electorate, question or hour)":
            {digest(seal), opened["said"]["sha256"], closed["said"]["sha256"], one["sha256"]} == {one["sha256"]},
        "the text is not the one that was frozen": matter["sha256"] == opened["said"]["matter_sha256"],
        "it was opened or closed at another time":
            (opened["head"]["at"], closed["head"]["at"]) == (one["opened_at"], one["closed_at"]),
        "the result is not the one that was sealed": all(
            one[name] == closed["said"][name] for name in ("outcome", "sentence", "counts")
        ),
        "counted anew, the result is another":
            found == {name: one[name] for name in ("outcome", "counts")},
        "an act stands before its opening or after its close":
            all(opened["n"] < link["n"] < closed["n"] for link in by_kind[CALLED] + by_kind[CAST]),
        "the roll was called otherwise: who was there, where, or when":
            [(link["n"], link["head"]["at"], link["said"]) for link in by_kind[CALLED]]
            == [(roll["link"], roll["at"], {**roll["said"], "round": one["id"]}) for roll in one.get("rolls", [])],
    }  # fmt: skip
    return [words for words, holds in checks.items() if not holds] + position_faults(
        one, by_kind[CAST], closed
    )


def position_faults(one: Facts, casts: list[Facts], closed: Facts) -> list[str]:
    """What is wrong with the positions of one vote: the last link of each person counts, and it alone."""
    last = {link["head"]["person"]: link for link in casts}
    stated = {who["person"]: who for who in one["positions"]}
    seats = {seat["person"] for seat in one["electorate"]}
    faults = [f"somebody outside the electorate voted: {person}" for person in sorted(set(last) - seats)]
    if {person: link["n"] for person, link in last.items()} != closed["said"]["counted"]:
        faults.append("the positions that were counted are not the last of each person in the chain")
    for person in sorted(set(last) | set(stated)):
        link, said = last.get(person, {}), stated.get(person, {})
        sealed = {
            name: link.get("said", {}).get(name, "")
            for name in ("choice", "reason", "cast_at", "cast_by", "entered_by")
        }
        if sealed != {name: said.get(name, "") for name in sealed} or said.get("link") != link.get("n"):
            faults.append(f"the position of {person} is not the one that was sealed")
    for link in casts:
        at = link["head"]["at"]
        if (
            not one["more"].get("opens_at", one["opened_at"]) <= at < one["closes_at"]
            or link.get("said", {}).get("cast_at", at) != at
        ):
            faults.append(f"link {link['n']} was cast at another time, or when the vote was not open")
    return faults


def verify(rounds: list[Facts], links: list[Facts], head: str = "") -> list[str]:
    """Everything that is wrong with a record; nothing when it is whole. `head`: one that was mailed at a close."""
    faults = chain_faults(links)
    of_round: dict[str, list[Facts]] = {}
    for link in links:
        if "head" in link:
            of_round.setdefault(link["head"]["round"], []).append(link)
    known = {one["id"]: one for one in rounds}
    faults += [
        f"vote {name} stands in the chain and not in the record" for name in of_round if name not in known
    ]
    for name, one in known.items():
        faults += [f"vote {name}: {words}" for words in round_faults(one, of_round.get(name, []))]
    if head and head.lower().replace(" ", "") not in [link["sha256"] for link in links]:
        faults.append("the head that was mailed is not in this chain: the chain was written anew")
    return faults


def read(place: Path) -> tuple[list[Facts], list[Facts]]:
    """Rounds and links of a folder or zip."""
    if place.is_dir():
        texts = [(place / name).read_text(encoding="utf-8") for name in ("rounds.json", "links.jsonl")]
    else:
        with zipfile.ZipFile(place) as file:
            texts = [file.read(name).decode() for name in ("rounds.json", "links.jsonl")]
    return json.loads(texts[0]), [json.loads(line) for line in texts[1].splitlines()]


def judged(place: Path, head: str = "") -> tuple[list[str], list[str]]:
    """What is wrong with the record there, and what is to be told of it. A record that cannot be read is wrong."""
    try:
        rounds, links = read(place)
        faults = verify(rounds, links, head)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as fault:
        return [f"this is no record of votes, or it was damaged: {fault!r}"], []
    told = [f"{one['matter']['label']}: {one['sentence']}" for one in rounds]
    told.append(f"{len(rounds)} votes, {len(links)} links")
    told.append(f"head {links[-1]['sha256'] if links else '0' * 64}")
    return faults, told


def main() -> int:
    """The command; 0 when the record is whole."""
    asked = argparse.ArgumentParser(description="Checks a record of votes.")
    asked.add_argument("record", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    asked.add_argument("--head", default="", help="the fingerprint that was mailed when a vote closed")
    given = asked.parse_args()
    faults, told = judged(given.record, given.head)
    sys.stdout.write("\n".join([*told, *(f"WRONG: {fault}" for fault in faults), ""]))
    sys.stdout.write("This record is not whole.\n" if faults else "This record is whole.\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
