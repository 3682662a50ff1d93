"""What charities report: classes they tick, and parts A and B of the annual return."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from etl.practice.charities import EXTRACTED, number_of, stamp, write_table, year_end
from etl.practice.organisations import Body

CLASSES = {
    101: ("What", "General Charitable Purposes"),
    102: ("What", "Education/training"),
    103: ("What", "The Advancement Of Health Or Saving Of Lives"),
    104: ("What", "Disability"),
    105: ("What", "The Prevention Or Relief Of Poverty"),
    106: ("What", "Overseas Aid/famine Relief"),
    107: ("What", "Accommodation/housing"),
    108: ("What", "Religious Activities"),
    109: ("What", "Arts/culture/heritage/science"),
    110: ("What", "Amateur Sport"),
    111: ("What", "Animals"),
    112: ("What", "Environment/conservation/heritage"),
    113: ("What", "Economic/community Development/employment"),
    116: ("What", "Recreation"),
    117: ("What", "Other Charitable Purposes"),
    201: ("Who", "Children/young People"),
    202: ("Who", "Elderly/old People"),
    203: ("Who", "People With Disabilities"),
    207: ("Who", "The General Public/mankind"),
    301: ("How", "Makes Grants To Individuals"),
    302: ("How", "Makes Grants To Organisations"),
    305: ("How", "Provides Buildings/facilities/open Space"),
    306: ("How", "Provides Services"),
    307: ("How", "Provides Advocacy/advice/information"),
}
_START = (
    "date_of_extract", "organisation_number", "registered_charity_number",
    "latest_fin_period_submitted_ind", "fin_period_order_number", "ar_cycle_reference",
    "fin_period_start_date", "fin_period_end_date", "ar_due_date", "ar_received_date",
)  # fmt: skip
_BANDS = (
    *(f"count_salary_band_{low}0001_{low + 1}0000" for low in range(6, 15)),
    *(f"count_salary_band_{low}0001_{low + 5}0000" for low in range(15, 50, 5)),
    "count_salary_band_over_500000",
)
PART_A = (
    *_START, "total_gross_income", "total_gross_expenditure", "charity_raises_funds_from_public",
    "charity_professional_fundraiser", "charity_agreement_professional_fundraiser",
    "charity_commercial_participator", "charity_agreement_commerical_participator",
    "grant_making_is_main_activity", "charity_receives_govt_funding_contracts",
    "count_govt_contracts", "charity_receives_govt_funding_grants", "count_govt_grants",
    "income_from_government_contracts", "income_from_government_grants",
    "charity_has_trading_subsidiary", "trustee_also_director_of_subsidiary",
    "does_trustee_receive_any_benefit", "trustee_payments_acting_as_trustee",
    "trustee_receives_payments_services", "trustee_receives_other_benefit",
    "trustee_resigned_employment", "employees_salary_over_60k", *_BANDS, "count_volunteers",
)  # fmt: skip
PART_B = (
    *_START, "income_donations_and_legacies", "income_other_trading_activities",
    "income_charitable_activities", "income_investments", "income_other",
    "income_total_income_and_endowments", "income_legacies", "income_endowments",
    "expenditure_raising_funds", "expenditure_charitable_expenditure", "expenditure_other",
    "expenditure_total", "expenditure_investment_management", "expenditure_grants_institution",
    "expenditure_governance", "expenditure_support_costs", "expenditure_depreciation",
    "gain_loss_investment", "gain_loss_pension_fund", "gain_loss_revaluation_fixed_investment",
    "gain_loss_other", "reserves", "assets_total_fixed", "assets_own_use",
    "assets_long_term_investment", "defined_benefit_pension_scheme", "assets_other_assets",
    "assets_total_liabilities", "assets_current_investment", "assets_total_assets_and_liabilities",
    "creditors_one_year_total_current", "creditors_falling_due_after_one_year", "assets_cash",
    "funds_endowment", "funds_unrestricted", "funds_restricted", "funds_total", "count_employees",
    "charity_only_accounts", "consolidated_accounts",
)  # fmt: skip
# Part A is asked above this income, part B above the other (and of some below it here).
ASKED_PART_A, ASKED_PART_B = 10_000, 500_000
_YEARS = 3


def write_classes(rng: np.random.Generator, folder: Path, *, bodies: Sequence[Body]) -> int:
    """What, who and how of each charity. Returns the number of rows."""
    rows: list[list[object]] = []
    for body in bodies:
        if body.linked or body.ended or not body.kind:
            continue
        others = rng.choice((201, 202, 203, 207, 301, 302, 305, 306, 307), 3, replace=False)
        for code in sorted({int(body.kind), *others.tolist()}):
            rows.append([EXTRACTED, number_of(body), body.charity, 0, code, *CLASSES[code]])
    header = (
        "date_of_extract", "organisation_number", "registered_charity_number",
        "linked_charity_number", "classification_code", "classification_type",
        "classification_description",
    )  # fmt: skip
    write_table(folder, "charity_classification", header=header, rows=rows)
    return len(rows)


def _periods(body: Body) -> list[list[object]]:
    """The columns that say which year, latest first."""
    rows: list[list[object]] = []
    last = year_end(body)
    for back in range(_YEARS):
        end = last.replace(year=last.year - back)
        if end <= body.began:
            break
        start = date(end.year - 1, 4, 1) if end.month == 3 else date(end.year, 1, 1)
        rows.append([
            EXTRACTED, number_of(body), body.charity, str(back == 0), back + 1,
            f"AR{end.year % 100}", stamp(start), stamp(end),
            stamp(date(end.year + 1, 1, 31)), stamp(date(end.year, 10, 20)),
        ])  # fmt: skip
    return rows


def _reporting(bodies: Sequence[Body], above: int) -> list[tuple[Body, int]]:
    return [
        (body, body.income)
        for body in bodies
        if body.income is not None and body.income > above and not body.ended and not body.linked
    ]


def write_part_a(rng: np.random.Generator, folder: Path, *, bodies: Sequence[Body]) -> int:
    """Part A, three years of it: one charity in nine is paid by government contracts."""
    rows: list[list[object]] = []
    for body, income in _reporting(bodies, ASKED_PART_A):
        contracts, subsidiary = rng.random() < 0.11, rng.random() < 0.07
        volunteers = int(rng.integers(0, 60))
        for back, period in enumerate(_periods(body)):
            then = int(income * 0.96**back)
            paid = int(then * rng.uniform(0.1, 0.6)) if contracts else None
            told: dict[str, object] = {
                "total_gross_income": then,
                "total_gross_expenditure": int(then * rng.uniform(0.85, 1.1)),
                "charity_raises_funds_from_public": "True",
                "grant_making_is_main_activity": "False",
                "charity_receives_govt_funding_contracts": str(bool(contracts)),
                "count_govt_contracts": 1 if contracts else None,
                "charity_receives_govt_funding_grants": "False",
                "income_from_government_contracts": paid,
                "charity_has_trading_subsidiary": str(bool(subsidiary)),
                "count_volunteers": volunteers,
            }
            rows.append([*period, *(told.get(title) for title in PART_A[len(_START) :])])
    write_table(folder, "charity_annual_return_parta", header=PART_A, rows=rows)
    return len(rows)


def write_part_b(rng: np.random.Generator, folder: Path, *, bodies: Sequence[Body]) -> int:
    """Part B: two in three of the larger charities, and some smaller ones, earn by trading."""
    rows: list[list[object]] = []
    for body, income in _reporting(bodies, 25_000):
        if income < ASKED_PART_B and rng.random() > 0.18:
            continue
        trades = rng.random() < 0.66
        share = rng.dirichlet((2.0, 1.2 if trades else 0.01, 1.5, 0.3, 0.2))
        for back, period in enumerate(_periods(body)):
            then = int(income * 0.96**back)
            parts = [int(then * part) for part in share.tolist()]
            if not trades:
                parts[1] = 0
            told: dict[str, object] = dict(zip(PART_B[len(_START) :], parts, strict=False))
            told["income_total_income_and_endowments"] = sum(parts)
            told["expenditure_total"] = int(then * 0.97)
            told["reserves"] = int(then * 0.3)
            told["count_employees"] = then // 32_000
            told["charity_only_accounts"] = "True"
            rows.append([*period, *(told.get(title) for title in PART_B[len(_START) :])])
    write_table(folder, "charity_annual_return_partb", header=PART_B, rows=rows)
    return len(rows)
