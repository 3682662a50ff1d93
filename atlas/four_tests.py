"""The four tests of a community business, read openly on one body.

Power to Change describes a community business by four tests. Registers hold legal form: what
they show of a test is said, and what only people who know the body can say is said to be that.
Nothing here passes or fails anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas import text
from atlas.warehouse import Row

IN_PART, NOT_SAID = "in part", "not said"
CHARITIES = ("charity", "charitable_company", "cio")
SOCIETIES = ("community_benefit_society", "cooperative_society", "registered_society")
MEMBERS_OWN = (*SOCIETIES, "credit_union")


@dataclass(frozen=True)
class Question:
    """One of Power to Change's four tests: what it asks, and what no register can answer."""

    code: str
    name: str
    asks: str
    only_people: str


TESTS = (
    Question(
        "rooted",
        "Locally rooted",
        "Is it of one place that people recognise, and does it answer to what that place needs?",
        "Whether those who run it and work in it are from there, and whether people there think "
        "of it as theirs.",
    ),
    Question(
        "trading",
        "Trading for the benefit of the local community",
        "Does it live mainly by what it sells or lets, and does what is left over stay with the "
        "community?",
        "How much of its income it earns, and where the surplus goes.",
    ),
    Question(
        "accountable",
        "Accountable to the local community",
        "Have local people a real say in how it is run?",
        "Who its members are, whether they meet and vote, and how else local people are heard.",
    ),
    Question(
        "impact",
        "Broad community impact",
        "Does it do good for many different people there, and not for one group only?",
        "Who uses it, what changes for them, and who is missed.",
    ),
)


@dataclass(frozen=True)
class Answer:
    """What the registers show of one test: ``state`` is ``IN_PART`` or ``NOT_SAID``."""

    test: Question
    state: str
    sentence: str


def answers(body: Row) -> list[Answer]:
    """Read the four tests on one body; it has the columns of ``what_counts_examples.sql``."""
    read = (_rooted, _trading, _accountable, _impact)
    return [Answer(test, *rule(body)) for test, rule in zip(TESTS, read, strict=True)]


def _rooted(body: Row) -> tuple[str, str]:
    why = text.sentence(body["grade_reason"] or "")
    if body["address_grade"] in ("A", "B"):
        return IN_PART, why
    return NOT_SAID, f"{why} An address says little of where its roots are.".strip()


_TRADES: Mapping[str, tuple[str, str]] = {
    "cic": (
        IN_PART,
        "By law it works for a community and its assets are locked. The register does not say "
        "which community, or how much it earns.",
    ),
    "community_benefit_society": (
        IN_PART,
        "By law it carries on a business for the benefit of the community. The register does not "
        "say which community, or how much it earns.",
    ),
    "cooperative_society": (
        IN_PART,
        "By law it is a business, for the benefit of its members. Whether they are the local "
        "community is not said.",
    ),
    "registered_society": (
        IN_PART,
        "It is a business, for its members or for the community: its register does not say which "
        "of the two.",
    ),
    "credit_union": (
        IN_PART,
        "It saves with and lends to its members, who have something in common; whether that is "
        "this place is not said.",
    ),
}


def _trading(body: Row) -> tuple[str, str]:
    if body["legal_form"] in _TRADES:
        return _TRADES[body["legal_form"]]
    if body["legal_form"] in CHARITIES:
        state = IN_PART if body["tier"] == "community_business" else NOT_SAID
        lead = "Its purposes are charitable by law, for the public."
        return state, f"{lead} {text.sentence(body['tier_reason'] or '')}".strip()
    return NOT_SAID, "Its register does not say whether it trades, or for whose benefit."


def _accountable(body: Row) -> tuple[str, str]:
    form = body["legal_form"]
    if form in MEMBERS_OWN:
        return (
            IN_PART,
            "By law its members have one vote each. Who they are, and where they live, is not "
            "said.",
        )
    if form == "cic":
        return (
            NOT_SAID,
            "Every year it must report how it involved those it affects. The report is public at "
            "Companies House and is not read here.",
        )
    if form in CHARITIES:
        return (
            NOT_SAID,
            "Its trustees answer to the Charity Commission for its purposes. How local people are "
            "heard is not said.",
        )
    return NOT_SAID, "Its register does not say who decides."


def _impact(body: Row) -> tuple[str, str]:
    if not body["activity_name"]:
        return NOT_SAID, "Its register does not say what it does, or for whom."
    doing = text.lower_first(str(body["activity_name"]))
    return NOT_SAID, f"It gives its activity as {doing}. Whom it reaches is not said."
