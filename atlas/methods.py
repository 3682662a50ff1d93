"""How each figure is made, in plain words with its reference: for the page Data and method.

The formulas themselves are in ``atlas/measures``; what the words mean is in ``atlas/glossary.py``.
"""

from collections.abc import Mapping
from types import MappingProxyType

METHODS: Mapping[str, str] = MappingProxyType(
    {
        "Expected": "A place’s residents, times the organisations for each resident in all its "
        "peers’ places of the same kind, town or country. Peers are the councils in which the same "
        "registers are whole.",
        "Rates and their intervals": "Organisations for every 1,000 residents, with exact Poisson "
        "limits at 95% (Garwood 1936). With fewer than 5 expected no rate is shown; with fewer "
        "than 20 it carries a caution.",
        "Estimate drawn towards its peers": "Empirical Bayes, gamma and Poisson (Clayton and "
        "Kaldor 1987). How much places differ is itself not known, so every answer is a mixture "
        "over many degrees of difference, weighted by the counts. In simulations its 95% interval "
        "held the truth in 94 of 100 places, and in 91 of 100 where places differ little.",
        "Look here first, possible": "For a place in England’s worst fifth of need: the chance "
        "that it is in the lowest fifth of provision among its peers, by 2,000 draws with a fixed "
        "seed. From 8 in 10 “look here first”, from 5 in 10 “possible”. In simulated regions with "
        "perfectly even provision at most 1 in 20 had any place named, and none was named first. "
        "Where places differ little the chance is overstated: of those said to be 5 to 8 in 10, "
        "some 4 to 5 in 10 were.",
        "Definitions in which it stays": "Three sets of kinds, two of address grades, and "
        "charities’ contact addresses in or out: twelve ways to count. The badge says in how many "
        "the place stays on the list.",
        "Funnel": "Listed over expected, with the limits that chance alone would keep (95 and 99.8 "
        "in 100). Whether places differ by more than chance is tested over all of them "
        "(chi-squared), and where they do the limits are widened, the outermost tenth on each "
        "side drawn in for that (Spiegelhalter 2005).",
        "Who gains": "Share of organisations less share of residents in each tenth of deprivation, "
        "with an interval by drawing neighbourhoods again; the concentration index (Kakwani, "
        "Wagstaff and van Doorslaer 1997) is below nought where the deprived places have more.",
        "What is growing": "Registrations of the last three whole years of those still listed, "
        "beside what the peers’ rate would give. Companies House lists only the living, so earlier "
        "years were larger than they look; removals are told only where a register keeps them.",
        "Need of larger places": "The neighbourhoods’ scores, each by its residents, averaged as "
        "MHCLG does for councils and ranked again among places of that size. Never an average of "
        "ranks or deciles. Our councils agree with MHCLG’s published summaries.",
        "Change": "Ranks and deciles only, never scores. A neighbourhood that was split has its "
        "parent’s older rank; one that was merged or redrawn is not known.",
        "Councils like ours": "Nearest by deprivation, town or country, and residents, each in "
        "standard deviations; the distance is shown and the choice of measures is the reader’s.",
        "Wider clusters of need": "Local Moran’s statistic (Anselin 1995) over neighbourhoods that "
        "touch, against 999 shuffles.",
    }
)
