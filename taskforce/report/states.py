"""The kinds of parts that a report has, and the life of an edition."""

from enum import StrEnum

from taskforce.core.states import Move


class PartKind(StrEnum):
    """What a part of the report is. All of them may hold text; most print the record after it."""

    LETTER = "letter"
    SUMMARY = "summary"
    CHAPTER = "chapter"
    RECOMMENDATIONS = "recommendations"
    PRACTICES = "practices"
    SECTION = "section"
    ROLL_CALL = "roll_call"
    ENDORSEMENT = "endorsement"
    MEMBERS = "members"
    METHOD = "method"
    NOTES = "notes"
    MEETINGS = "meetings"
    COLOPHON = "colophon"


class EditionState(StrEnum):
    """The life of an edition: asked for, being printed, then a file or a list of faults."""

    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"


class Choice(StrEnum):
    """What a signer answers on an edition. No answer is none of them, and no signature."""

    ENDORSE = "endorse"
    WITH_VIEW = "with_view"
    EXCEPT = "except"
    DECLINE = "decline"
    STAY_OUT = "stay_out"


CHOICES = {
    Choice.ENDORSE: "I endorse it",
    Choice.WITH_VIEW: "I endorse it, with an additional view",
    Choice.EXCEPT: "I endorse it, except some recommendations",
    Choice.DECLINE: "I do not endorse it",
    Choice.STAY_OUT: "I do not take part in the endorsement",
}
SIGNS = frozenset({Choice.ENDORSE, Choice.WITH_VIEW, Choice.EXCEPT})


class Clearance(StrEnum):
    """How the office of a signer stands to the printing of the name."""

    REQUESTED = "requested"
    WITH_COUNSEL = "counsel"
    CLEARED = "cleared"
    REFUSED = "refused"


CLEARANCES = {
    Clearance.REQUESTED: "Requested",
    Clearance.WITH_COUNSEL: "With counsel",
    Clearance.CLEARED: "Cleared: the name may be printed",
    Clearance.REFUSED: "Refused: the name is not printed",
}


K = PartKind
TITLES = {
    K.LETTER: "Letter from the co-chairs",
    K.SUMMARY: "Executive summary",
    K.CHAPTER: "Introduction",
    K.RECOMMENDATIONS: "The recommendations",
    K.PRACTICES: "What is done today",
    K.SECTION: "Section",
    K.ROLL_CALL: "Roll call",
    K.ENDORSEMENT: "Endorsement",
    K.MEMBERS: "Members",
    K.METHOD: "Method",
    K.NOTES: "Notes and sources",
    K.MEETINGS: "Meetings",
    K.COLOPHON: "About this report",
}
PRINTS = {
    K.LETTER: "The letter, with the names of those who sign it.",
    K.SUMMARY: "The text.",
    K.CHAPTER: "The text.",
    K.RECOMMENDATIONS: "After the text, each adopted recommendation as a sentence, and all of them in a table.",
    K.PRACTICES: "After the text, each practice with its place and its source; nothing while there is neither.",
    K.SECTION: "After the text, the recommendations adopted under this theme as they were voted on.",
    K.ROLL_CALL: "After the text, how everybody voted, in one table.",
    K.ENDORSEMENT: "After the text, who endorses this report and how; before any answer, that nobody has.",
    K.MEMBERS: "After the text, everybody by printed name, in order of precedence.",
    K.METHOD: "After the text, purpose, mandate and decision rule, and what was not adopted.",
    K.NOTES: "After the text, every source that the report cites.",
    K.MEETINGS: "After the text, the meetings that were held, with attendance and decisions.",
    K.COLOPHON: "After the text, how the file was made, and its fingerprint.",
}
MANY = frozenset({K.LETTER, K.CHAPTER, K.SECTION})  # every other kind stands in a report once
BARE = frozenset({K.LETTER, K.SUMMARY, K.CHAPTER})  # these print nothing but their text
OPEN_TO_MEMBERS = frozenset({K.CHAPTER, K.PRACTICES, K.SECTION})  # members draft these

IN_WORK = (EditionState.WAITING, EditionState.RUNNING)
START = Move("print it", IN_WORK, EditionState.RUNNING)  # again, after a worker has died
FINISH = Move("keep the file", (EditionState.RUNNING,), EditionState.READY)
FAIL = Move("give it up", IN_WORK, EditionState.FAILED)
