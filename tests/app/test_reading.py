"""The sentences that read a map, and how much may be said of provision."""

from atlas import coverage, measures, reading
from atlas.menu import Measure, menu, releases

IMD = Measure(
    code="imd", group="iod", release=2025, name="Index of Multiple Deprivation",
    kind="index", description="", source="iod",
)  # fmt: skip
CNI = Measure(
    code="cni", group="cni", release=2023, name="Community Needs Index",
    kind="index", description="", source="cni",
)  # fmt: skip


def row(number: int, rank: int | None, comparability: str = "published") -> dict:
    return {
        "lsoa21_code": f"E0199{number:04}",
        "neighbourhood_name": f"Alder {number:03}A",
        "area_name": None,
        "rank": rank,
        "decile": None if rank is None else (rank - 1) * 10 // 33_755 + 1,
        "comparability": comparability,
    }


def test_the_finding_is_the_share_in_the_worst_tenth():
    said = reading.need([row(1, 5), row(2, 9_000), row(3, 20_000), row(4, 33_000)], IMD, "Alder")
    assert said.finding == (
        "1 in 4 of Alder’s neighbourhoods (1 of 4) are in England’s most deprived tenth."
    )
    assert "Need is highest in Alder 001A, Alder 002A and Alder 003A." in said.evidence
    assert "decile 4.5" in said.evidence


def test_a_council_with_nothing_in_the_worst_tenth_says_which_is_highest():
    said = reading.need([row(1, 9_000), row(2, 30_000)], IMD, "Alder")
    assert said.finding == (
        "None of Alder’s 2 neighbourhoods is in England’s most deprived tenth; Alder 001A, "
        "the highest, is in the third most deprived tenth."
    )
    assert "spread evenly" not in said.evidence


def test_community_need_is_not_called_deprivation():
    said = reading.need([row(1, 5), row(2, 9_000)], CNI, "Alder")
    assert "highest-need tenth" in said.finding
    assert "deprived" not in said.finding + said.evidence + "".join(said.cautions)


def test_what_is_not_known_is_counted_and_left_out():
    rows = [row(1, 5), row(2, 30_000, "split"), row(3, None, "merged")]
    said = reading.need(rows, IMD, "Alder")
    assert "(1 of 2)" in said.finding
    assert said.cautions[0].startswith("1 neighbourhood cannot be read")
    assert said.cautions[1].startswith("1 neighbourhood split")


def test_a_map_of_nothing_known_is_a_sentence():
    assert "not known" in reading.need([row(1, None)], IMD, "Alder").finding
    assert "cannot be read" in reading.double([{"class_no": None}], "Alder", "tenth").finding
    assert "not known" in reading.england([{"share": None}], IMD, "tenth").finding


def test_both_indices_are_read_together():
    rows = [{"class_no": number} for number in (1, 1, 2, 3, 4, None)]
    said = reading.double(rows, "Alder", "fifth")
    assert "1 in 5 of Alder’s neighbourhoods (1 of 5)" in said.finding
    assert "worst fifth on both" in said.finding
    assert "1 is in the worst fifth on deprivation only, 1 on community need only." in said.evidence
    assert said.cautions[0] == "1 neighbourhood not known."


def test_double_classes():
    assert measures.double_class(1, 1, 1) == measures.BOTH
    assert measures.double_class(1, 2, 1) == measures.DEPRIVED_ONLY
    assert measures.double_class(2, 2, 2) == measures.BOTH
    assert measures.double_class(9, 1, 1) == measures.NEED_ONLY
    assert measures.double_class(3, 3, 2) == measures.NEITHER
    assert measures.double_class(None, 1, 1) is None


def test_shares_are_classed_with_none_apart():
    breaks = (0.05, 0.1, 0.2)
    found = [measures.share_class(share, breaks) for share in (None, 0, 0.01, 0.05, 0.15, 0.5)]
    assert found == [None, 1, 2, 3, 4, 5]


def test_england_is_read_by_council():
    rows = [
        {"council25_code": "a", "council_name": "Alder", "share": 0.5, "worst_count": 5},
        {"council25_code": "b", "council_name": "Birch", "share": 0.0, "worst_count": 0},
        {"council25_code": "c", "council_name": "Cedar", "share": None, "worst_count": 0},
    ]
    said = reading.england(rows, IMD, "tenth")
    assert said.finding.startswith("1 of 2 councils have at least one neighbourhood")
    assert said.evidence == "The share is highest in Alder (50%)."


def register(state: str, title: str = "Companies House") -> dict:
    return {"coverage": state, "title": title, "publisher": "Someone"}


GRADES = [
    {"address_grade": "B", "organisation_count": 3},
    {"address_grade": "C", "organisation_count": 9},
]


def test_complete_registers_are_counted_plainly():
    held = coverage.provision([register("complete")])
    assert held.figure(0) == "0"
    assert held.sentence("Alder") == ""
    assert coverage.count_sentence(held, GRADES, "Alder").startswith(
        "12 organisations are listed in Alder: 3 of grade B and 9 of grade C."
    )
    assert coverage.count_sentence(held, [], "Alder").startswith("No organisation of the chosen")


def test_a_partial_register_makes_a_count_at_least():
    held = coverage.provision([register("complete"), register("partial")])
    assert held.figure(12) == "at least 12"
    assert held.figure(0) == "not known"
    assert coverage.count_sentence(held, GRADES, "Alder").startswith("At least 12 organisations")
    assert "not known" in coverage.count_sentence(held, [], "Alder")


def test_a_missing_register_makes_every_count_not_known():
    held = coverage.provision([register("partial", "Mutuals"), register("missing")])
    assert held.figure(12) == held.figure(0) == "not known"
    said = coverage.count_sentence(held, GRADES, "Hull") + held.sentence("Hull")
    assert "not known" in said
    assert "no Hull entries of the Companies House (Someone)" in said
    assert not any(character.isdigit() for character in said)


def form(name: str, plural: str, count: int, held: str) -> dict:
    return {
        "legal_form_name": name, "legal_form_plural": plural, "organisation_count": count,
        "coverage": held,
    }  # fmt: skip


def test_each_form_is_counted_as_far_as_its_own_register_is_held():
    rows = [
        form("Company", "companies", 233, "complete"),
        form("Society", "societies", 28, "partial"),
        form("Charity", "charities", 1, "complete"),
        form("Club", "clubs", 1, "missing"),
    ]
    said = "They are 233 companies, at least 28 societies, 1 charity and clubs (not known)."
    assert coverage.forms_sentence(rows) == said
    assert coverage.forms_sentence([]) == ""


def test_no_register_at_all_is_not_known_too():
    held = coverage.provision([])
    assert held.figure(0) == "not known"
    assert held.sentence("Hull") == "This build holds no register of organisations for Hull."


def line(group: str, domain: str, release: int, name: str, kind: str = "index") -> dict:
    return {
        "measure_group": group, "domain": domain, "release": release, "name": name,
        "kind": kind, "description": "", "source": group,
    }  # fmt: skip


def test_both_indices_together_need_both():
    imd = line("iod", "imd", 2025, "Index of Multiple Deprivation")
    cni = line("cni", "cni", 2023, "Community Needs Index")
    assert "double" in releases(menu([imd, cni]))
    assert "double" not in releases(menu([imd]))
    assert "double" not in releases(menu([cni, imd | {"release": 2019}]))


def test_a_menu_reads_in_blocks():
    held = menu([line("iod", "income", 2025, "Income", "domain")])
    assert held["income", 2025].label == "Deprivation: income"
    assert held["income", 2025].full_name == "Deprivation: income, 2025"
