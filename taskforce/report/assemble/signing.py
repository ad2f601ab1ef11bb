"""The page of endorsement: what was answered on exactly the words that are printed around it."""

from collections.abc import Mapping
from dataclasses import replace

from taskforce.charter.rules.signing import SENTENCES
from taskforce.members.states import RoleName
from taskforce.report import frozen, models
from taskforce.report.assemble import people
from taskforce.report.assemble.binding import Binding
from taskforce.report.rules import endorsing, wording
from taskforce.report.rules.signed import Endorser, Endorsers
from taskforce.report.states import Choice
from taskforce.report.volume import Endorsement, Prose, Volume

TITLES = {
    Choice.ENDORSE: "Endorse this report",
    Choice.WITH_VIEW: "Endorse this report, with an additional view",
    Choice.EXCEPT: "Endorse this report, except some recommendations",
    Choice.DECLINE: "Do not endorse this report",
    Choice.STAY_OUT: "Did not take part in the endorsement",
}
NONE = models.EndorsementAnswer(choice="", view="", exceptions=[], by_name="")


def signed(volume: Volume, binding: Binding) -> Volume:
    """The volume with its page of endorsement filled in, where it has one.

    Answers that were given on other words are not printed: nobody signed these.
    """
    if not any(isinstance(part, Endorsement) for part in volume.parts):
        return volume
    asked = binding.record.endorsement
    if asked and asked.body_sha256 != frozen.fingerprint_of_body(frozen.plain(volume)):
        asked = None
    made = tuple(
        _filled(part, binding, asked) if isinstance(part, Endorsement) else part for part in volume.parts
    )
    return replace(volume, parts=made)


def _filled(part: Endorsement, binding: Binding, asked: models.Endorsement | None) -> Endorsement:
    form = asked.form if asked else binding.record.charter.report_form
    if asked is None:
        return replace(part, meaning=SENTENCES[form], standing=endorsing.NOT_ASKED)
    printed = [one for one in asked.signers if one.answer and one.is_printed]
    standing = endorsing.standing(
        asked=len(asked.signers), silent=len(asked.silent), held_back=asked.held_back, is_open=asked.is_open
    )
    groups = [(title, [one for one in printed if _choice(one) == choice]) for choice, title in TITLES.items()]
    made = tuple(
        Endorsers(title, tuple(_endorser(one, binding.numbers) for one in found))
        for title, found in groups
        if found
    )
    return replace(part, meaning=SENTENCES[form], standing=standing, groups=made)


def _choice(signer: models.Signer) -> str:
    return signer.answer.choice if signer.answer else ""


def _endorser(signer: models.Signer, numbers: Mapping[str, str]) -> Endorser:
    person, answer = signer.person, signer.answer or NONE
    excepted = [numbers[key] for key in answer.exceptions if key in numbers]
    by = wording.printable(answer.by_name) if answer.by_name != signer.printed_name else ""
    return Endorser(
        key=person.key,
        name=wording.line(person.printed_name),
        title=wording.line(person.printed_title),
        role=people.LEADS[RoleName.CO_CHAIR] if signer.is_co_chair else "",
        words=endorsing.particulars(excepted, by),
        view=Prose.plain(wording.printable(answer.view)),
        is_sample=person.is_sample,
    )
