"""Which words of a sentence are terms of art, so that a page can link each to what it means.

Only what is not common speech is marked, each term once in a sentence; "need", "ward" and
"council" read as they are. Pure.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

# The words as they stand in a sentence, as a pattern -> the anchor of the term in the glossary.
PHRASES: Mapping[str, str] = MappingProxyType(
    {
        r"community interest compan(?:y|ies)": "community-interest-company",
        r"community benefit societ(?:y|ies)": "community-benefit-society",
        r"co-operative societ(?:y|ies)": "co-operative-society",
        r"companies limited by guarantee": "company-limited-by-guarantee",
        r"asset locks?": "asset-lock",
        r"likely community business(?:es)?": "community-business",
        r"(?:wider|whole) social economy": "social-economy",
        r"address grades?|addresses graded": "grade",
        r"twelve definitions|(?:of|all) 12 definitions|twelve ways of counting": "definition",
        r"neighbourhood groups?": "neighbourhood-group",
        r"Index of Multiple Deprivation": "imd",
        r"Community Needs Index": "cni",
        r"doubly disadvantaged": "doubly-disadvantaged",
        r"deciles?": "decile",
        r"95% intervals?|95% limits": "interval",
        r"estimates? drawn towards?|shrunk estimates?": "shrinkage",
        r"funnel": "funnel",
        r"peers": "peers",
        r"concentration index": "concentration-index",
    }
)
# The heading of a table's column that is a term by itself -> its anchor.
HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "Expected": "expected",
        "New expected": "expected",
        "Grade": "grade",
        "Address grade": "grade",
        "Definitions": "robustness-badge",
        "For 1,000 residents": "rate",
        "Among the fifth with fewest": "probability",
        "Growing faster than its peers": "probability",
    }
)
_ANY = re.compile("|".join(rf"\b({phrase})(?!\w)" for phrase in PHRASES), re.IGNORECASE)
_ANCHORS = tuple(PHRASES.values())


def marked(sentence: str) -> list[tuple[str, str | None]]:
    """Part a sentence into its words, each with the anchor of its term or none.

    The parts, put together again, are the sentence.
    """
    parts: list[tuple[str, str | None]] = []
    told: set[str] = set()
    end = 0
    for found in _ANY.finditer(sentence):
        anchor = _ANCHORS[(found.lastindex or 1) - 1]
        if anchor in told:
            continue
        told.add(anchor)
        parts += [(sentence[end : found.start()], None), (found.group(), anchor)]
        end = found.end()
    return [part for part in (*parts, (sentence[end:], None)) if part[0]]
