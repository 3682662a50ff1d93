"""The maps of England: councils shaded by the share of their neighbourhoods of some kind."""

from collections.abc import Mapping, Sequence

from atlas import measures, palette, text
from atlas.drawings import Legend, Shade
from atlas.warehouse import Row


def shades(rows: Sequence[Row], which: str) -> dict[str, Shade]:
    """Shade councils by the share of their neighbourhoods that are ``which``, in words."""
    return {
        row["council25_code"]: Shade(
            measures.share_class(row["share"], palette.SHARE_BREAKS),
            f"{row['worst_count']:,} of {row['known_count']:,} neighbourhoods "
            f"({row['share_words'] or text.NOT_KNOWN})",
            f"{which}; click to open",
        )
        for row in rows
    }


def legend(held: Mapping[str, Shade], which: str) -> Legend:
    """The legend of those shades."""
    return Legend(
        title=f"Share of neighbourhoods {which}",
        labels=palette.SHARE_LABELS,
        not_known=any(shade.class_no is None for shade in held.values()),
    )


def said(row: Row) -> str | None:
    """The share of one council in words; none where it is not known."""
    return None if row["share"] is None else text.percent(row["share"])
