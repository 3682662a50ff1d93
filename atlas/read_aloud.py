"""What a map shows, for whoever cannot see it: how many places in each class, and the worst."""

from collections import Counter
from collections.abc import Mapping, Sequence

from atlas import text
from atlas.drawings import Legend, Map, TwoWayLegend


def of_map(drawing: Map, most: Sequence[str] = (), *, more: str = "") -> str:
    """Read a map from its own classes; ``most`` names the places to read first, in order."""
    counts = Counter(shade.class_no for shade in drawing.shades.values())
    said = [
        f"{label}, {counts[no]:,}" for no, label in _labels(drawing.legend).items() if counts[no]
    ]
    if counts[None]:
        said.append(f"{text.NOT_KNOWN}, {counts[None]:,}")
    title = f"{drawing.legend.title}: " if drawing.legend and said else ""
    sentences = [
        f"Map of {text.plural(len(drawing.shades), drawing.level)}.",
        f"{title}{'; '.join(said)}." if said else "",
        f"First are {text.listed(most)}." if most else "",
        more,
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _labels(legend: Legend | TwoWayLegend | None) -> Mapping[int, str]:
    """The words of each class, in the order of the legend."""
    if legend is None:
        return {}
    if isinstance(legend, Legend):
        return dict(enumerate(legend.labels, 1))
    return {
        no: f"need {row} and organisations {column}"
        for row, classes in zip(legend.rows, legend.classes, strict=True)
        for column, no in zip(legend.columns, classes, strict=True)
    }
