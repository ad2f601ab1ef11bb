"""What a signature under the report means: the forms that a charter chooses from, and the sentence of each."""

FULL, THRUST, CHAIRS = "full", "thrust", "chairs"
FORMS = {
    FULL: "Full endorsement: whoever signs endorses the report and every recommendation, apart from what they except",
    THRUST: "General thrust: whoever signs endorses the general thrust and judgments, not every finding",
    CHAIRS: "Report of the co-chairs: members who sign are associated with it, and answer for none of its words",
}
SENTENCES = {
    FULL: (
        "Those who endorse this report endorse its findings and each of its recommendations, apart from those that "
        "they except by number."
    ),
    THRUST: (
        "Those who endorse this report endorse the general policy thrust and the judgments that the task force "
        "reached, though not necessarily every finding and recommendation."
    ),
    CHAIRS: (
        "This is the report of the co-chairs, who answer for its words. Those who endorse it are associated with it, "
        "and agree that it states fairly what the task force discussed."
    ),
}
