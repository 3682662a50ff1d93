"""Every term of art of the app, each with an anchor that any page can link to, and a sentence.

The page What counts shows them all. A word that a page leans on and that is not common speech
belongs here; the tests ask that each is said in one or two plain sentences.
"""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

from atlas.glossary_terms import GROUPS, TERMS, Term

__all__ = ["GROUPS", "OF_FORM", "TERMS", "Term", "address", "in_group", "term"]

PATH = "what_counts"  # where the page with the glossary is served
_BY_ANCHOR = {term.anchor: term for term in TERMS}
# Where a legal form has its own entry, or the nearest one.
OF_FORM: Mapping[str, str] = MappingProxyType(
    {
        "cic": "community-interest-company",
        "community_benefit_society": "community-benefit-society",
        "cooperative_society": "co-operative-society",
        "registered_society": "registered-society",
        "charity": "charity",
        "charitable_company": "charity",
        "cio": "charitable-incorporated-organisation",
        "credit_union": "credit-union",
        "casc": "community-amateur-sports-club",
        "clg": "company-limited-by-guarantee",
        "unregistered_group": "local-list",
    }
)


def term(anchor: str) -> Term:
    """The term of an anchor; raises ``KeyError`` for one that is not there."""
    return _BY_ANCHOR[anchor]


def address(anchor: str, params: Mapping[str, str]) -> str:
    """Where a term is explained, keeping what the reader looks at: its link, not escaped.

    Raises ``KeyError`` for a term that is not there.
    """
    return f"{PATH}?{urlencode(params)}#{term(anchor).anchor}"


def in_group(group: str) -> list[Term]:
    """The terms of one group of ``GROUPS``, by name."""
    return sorted((held for held in TERMS if held.group == group), key=lambda held: held.name)
