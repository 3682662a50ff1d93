"""The columns that every File 7 of the Indices of Deprivation has, under names of our own."""

from collections.abc import Mapping

TITLES = {
    "imd": "Index of Multiple Deprivation (IMD)",
    "income": "Income",
    "employment": "Employment",
    "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability",
    "crime": "Crime",
    "barriers": "Barriers to Housing and Services",
    "living_environment": "Living Environment",
    "idaci": "Income Deprivation Affecting Children Index (IDACI)",
    "idaopi": "Income Deprivation Affecting Older People (IDAOPI)",
    "children_young_people": "Children and Young People Sub-domain",
    "adult_skills": "Adult Skills Sub-domain",
    "geographical_barriers": "Geographical Barriers Sub-domain",
    "wider_barriers": "Wider Barriers Sub-domain",
    "indoors": "Indoors Sub-domain",
    "outdoors": "Outdoors Sub-domain",
}
LAND = ("lsoa_code", "lsoa_name", "council_code", "council_name")
IMD = ("imd_score", "imd_rank", "imd_decile")
OTHER = tuple(
    f"{domain}_{kind}"
    for domain in TITLES
    if domain != "imd"
    for kind in ("score", "rank", "decile")
)


def our_names(header_of: Mapping[str, str]) -> dict[str, str]:
    """Return our name for each published header of a File 7.

    ``header_of`` gives the headers that differ from release to release, by our name.
    """
    names = {published: ours for ours, published in header_of.items()}
    for domain, title in TITLES.items():
        names[f"{title} Score"] = f"{domain}_score"
        names[f"{title} Score (rate)"] = f"{domain}_score"
        names[f"{title} Rank (where 1 is most deprived)"] = f"{domain}_rank"
        names[f"{title} Decile (where 1 is most deprived 10% of LSOAs)"] = f"{domain}_decile"
        # As published in 2025 the header of one sub-domain is cut off here.
        names[f"{title} Decile (where 1 is most deprived 10% of LSO"] = f"{domain}_decile"
    return names
