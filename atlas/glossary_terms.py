"""What every term of art of the app means here, in one or two plain sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "forms": "Forms of organisation",
        "counting": "Who is counted",
        "places": "Places",
        "need": "Need",
        "sure": "How sure we are",
    }
)


@dataclass(frozen=True)
class Term:
    """One term: its anchor in the page, its name, what it means here, and its group."""

    anchor: str
    name: str
    meaning: str
    group: str


def _of(group: str, **terms: tuple[str, str]) -> list[Term]:
    return [
        Term(anchor.replace("_", "-"), name, meaning, group)
        for anchor, (name, meaning) in terms.items()
    ]


TERMS: tuple[Term, ...] = (
    *_of(
        "forms",
        community_interest_company=(
            "Community interest company (CIC)",
            "A limited company that must work for the benefit of a community. Its assets are "
            "locked for that purpose by law, what shareholders may be paid is capped, and it "
            "reports to its own regulator every year.",
        ),
        community_benefit_society=(
            "Community benefit society",
            "A society that trades for the benefit of a community and not only of its members. "
            "It is owned by members with one vote each, whatever they put in; many are paid for "
            "by community shares.",
        ),
        co_operative_society=(
            "Co-operative society",
            "A business owned and run by its members, who may be its customers, workers, "
            "tenants or suppliers, with one vote each. Members share in what it earns by how "
            "much they use it, not by how much money they put in.",
        ),
        registered_society=(
            "Registered society (before August 2014)",
            "A society registered under the older law: the register does not say whether it is "
            "a co-operative or for community benefit, and it is one of the two.",
        ),
        charity=(
            "Charity",
            "An organisation whose every purpose is charitable in law and for the public "
            "benefit. Nobody owns it for profit; trustees hold it for its purpose.",
        ),
        charitable_incorporated_organisation=(
            "Charitable incorporated organisation (CIO)",
            "A charity with limited liability that is registered with the Charity Commission "
            "alone and is no company.",
        ),
        credit_union=(
            "Credit union",
            "A savings and loans co-operative of people with something in common, such as where "
            "they live or work.",
        ),
        community_amateur_sports_club=(
            "Community amateur sports club (CASC)",
            "A sports club open to the whole community that HM Revenue and Customs has put on "
            "its list. What it owns must go to sport or charity if it closes.",
        ),
        company_limited_by_guarantee=(
            "Company limited by guarantee",
            "A company with members who promise a small sum instead of holding shares. Many "
            "voluntary bodies have this form, and so do trade bodies and blocks of flats, so "
            "form alone does not say what it is for.",
        ),
        asset_lock=(
            "Asset lock",
            "A rule that what an organisation owns stays with its purpose: it may be sold for "
            "what it is worth or passed to another locked body, and not shared out among owners.",
        ),
        dormant=(
            "Dormant",
            "Registered, and not trading: its own latest accounts or its activity code say so. "
            "It is listed among those left out.",
        ),
    ),
    *_of(
        "counting",
        social_economy=(
            "Social economy",
            "Organisations that exist for their members or their community before profit: "
            "community businesses, and the wider set of charities, clubs and mutuals.",
        ),
        community_business=(
            "Community business (likely)",
            "Community interest companies, community benefit societies, co-operative societies, "
            "and charities that work in one council and show trading income. “Likely”, because "
            "registers hold legal form and not who runs it or for whom.",
        ),
        tier=(
            "Kind (tier)",
            "What sort of organisation it is: likely community business, the wider social economy, "
            "another company limited by guarantee, a group on the council’s own list, or left "
            "out. It says nothing of the place.",
        ),
        grade=(
            "Address grade (A, B, C, D, X)",
            "How well we know that an organisation is at a place. A: its work there is "
            "confirmed. B: registered there, and it says it works in this council only. C: "
            "registered there, nothing else known. D: an address where very many are registered, "
            "or a national body. X: left out.",
        ),
        definition=(
            "Definition",
            "Which kinds and grades are counted, and whether a charity counts where only its "
            "contact address is known. Twelve are reasonable; the one in use is in the link and "
            "said on the page.",
        ),
        organisation=(
            "Organisation",
            "One legal person, however many registers list it and however many places it works "
            "from. It counts once in a place.",
        ),
        register=(
            "Register",
            "A public list that an organisation must or may be on, kept by a regulator or an "
            "official body. Groups that no register lists are in no count of registers.",
        ),
        coverage=(
            "Coverage",
            "How much of a register is held here for a council: all of it, a part or none. "
            "Where it is not all, the number is “at least” or “not known”, which is never low.",
        ),
        local_list=(
            "The council’s own list",
            "What the council knows and the registers do not: who should count, who should not, "
            "where a body works, and groups on no register. Each line has a reason and a source.",
        ),
        four_tests=(
            "Four tests of a community business",
            "Power to Change’s description: locally rooted, trading for the benefit of the local "
            "community, accountable to it, and with broad impact on it. Registers show a part of "
            "the first two and almost nothing of the others.",
        ),
    ),
    *_of(
        "places",
        neighbourhood=(
            "Neighbourhood (LSOA)",
            "The smallest area with figures of need: a lower layer super output area of 2021, "
            "about 1,700 residents.",
        ),
        neighbourhood_group=(
            "Neighbourhood group (MSOA)",
            "Some five neighbourhoods together, a middle layer super output area of 2021, with "
            "the name that the House of Commons Library gives it.",
        ),
        ward=("Ward", "The area that elects councillors, with the boundaries of May 2025."),
        council=("Council", "A local authority district or a unitary authority, as of 2025."),
        combined_authority=(
            "Combined authority",
            "Several councils that hold some powers together, often with a mayor.",
        ),
        boundary_change=(
            "Boundary change",
            "Neighbourhoods were drawn again between 2011 and 2021. One that was split has its "
            "parent’s older ranks and says so; where two were merged or the change is irregular, "
            "older ranks are not known.",
        ),
    ),
    *_of(
        "need",
        need=(
            "Need",
            "What the Index of Multiple Deprivation and its domains, and the Community Needs "
            "Index, measure. Rank 1 and decile 1 have most.",
        ),
        imd=(
            "Index of Multiple Deprivation (IMD)",
            "The government’s official ranking of England’s neighbourhoods from the most to the "
            "least deprived, made of seven domains. Released in 2015, 2019 and 2025, among "
            "others.",
        ),
        cni=(
            "Community Needs Index (CNI)",
            "A ranking by need for places to meet, connections and an active community, by "
            "Oxford Consultants for Social Inclusion and Local Trust, 2023.",
        ),
        domain=(
            "Domain",
            "One side of deprivation with a rank of its own: income, employment, education, "
            "health, crime, barriers to housing and services, and the living environment.",
        ),
        rank=(
            "Rank",
            "A place in the order of all of England’s neighbourhoods: 1 is the most deprived. "
            "It is relative: it says who is more deprived than whom, not by how much.",
        ),
        decile=(
            "Decile (tenth)",
            "England’s neighbourhoods in ten equal parts by rank: decile 1 is the most deprived "
            "tenth. The worst fifth is deciles 1 and 2.",
        ),
        doubly_disadvantaged=(
            "Doubly disadvantaged",
            "In England’s worst tenth (or fifth) both on the Index of Multiple Deprivation 2025 "
            "and on the Community Needs Index 2023.",
        ),
        persistence=(
            "Persistence",
            "In England’s worst tenth (or fifth) in every release that is held. It says that a "
            "place stayed there relative to others, not why, and nothing of any programme.",
        ),
    ),
    *_of(
        "sure",
        expected=(
            "Expected",
            "How many organisations a place would have if it had as many for its residents as "
            "the councils it is compared with, places of the same urban or rural class taken "
            "together.",
        ),
        rate=(
            "Rate per 1,000 residents",
            "Organisations for every 1,000 residents. It is not shown where fewer than five are "
            "expected: by chance alone it would jump about.",
        ),
        interval=(
            "Interval (95%)",
            "The range in which the true figure probably lies, given how few the numbers are. "
            "Two places whose ranges overlap widely may not differ at all.",
        ),
        shrinkage=(
            "Shrinkage",
            "A small place’s figure is drawn towards that of similar places, the more so the "
            "fewer it rests on, so that chance does not decide who stands first or last.",
        ),
        funnel=(
            "Funnel plot",
            "Places drawn by size with the limits that chance alone would give. Only what lies "
            "outside the funnel is more or fewer than expected.",
        ),
        peers=(
            "Peers",
            "The councils a place is compared with: those whose registers are held in full for "
            "the same kinds of body.",
        ),
        probability=(
            "Probability of few",
            "How likely it is that a place is in the lowest fifth of its peers by organisations "
            "for its residents, all uncertainty counted. Over 0.8 reads “look here first”.",
        ),
        robustness_badge=(
            "Robustness badge",
            "In how many of the twelve reasonable definitions a place stays on the list. Twelve "
            "of twelve does not depend on how one counts.",
        ),
        equity=(
            "Equity",
            "A tenth’s share of organisations less its share of residents: below nought, it has "
            "fewer than its share.",
        ),
        concentration_index=(
            "Concentration index",
            "One number for whether organisations lean towards deprived places (below nought) "
            "or away from them (above).",
        ),
        not_known=(
            "Not known",
            "We hold no figure. It has its own hatch on the map, and is never drawn or counted "
            "as nought.",
        ),
    ),
)
