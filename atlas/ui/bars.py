"""Small charts that are text: bars and columns in HTML, each with its figure written on it."""

from collections.abc import Sequence

from atlas import text


def bars_html(items: Sequence[tuple[str, int, str]], *, says: str) -> str:
    """Draw horizontal bars from zero; an item is its label, its value and its figure in words."""
    most = max((value for _, value, _ in items), default=0) or 1
    rows = "".join(
        f'<li><span>{text.html(label)}</span><span class="figure">{text.html(figure)}</span>'
        f'<i style="width:{100 * value / most:.1f}%"></i></li>'
        for label, value, figure in items
    )
    return f'<ul class="atlas-bars" aria-label="{text.html(says)}">{rows}</ul>'


def columns_html(items: Sequence[tuple[int, int | None]], *, says: str, marked: int) -> str:
    """Draw one column a year from zero, the last ``marked`` in colour; an item is year, count.

    A count that is not known has a question mark and no column.
    """
    most = max((value or 0 for _, value in items), default=0) or 1
    first_marked = len(items) - marked
    columns = "".join(
        f'<li class="{"on" if at >= first_marked else "off"}">'
        f'<span class="figure">{"?" if value is None else value}</span>'
        f'<i style="height:{44 * (value or 0) / most:.0f}px"></i>'
        f'<span class="label"><span class="century">{year // 100}</span>{year % 100:02}</span></li>'
        for at, (year, value) in enumerate(items)
    )
    return f'<ul class="atlas-columns" aria-label="{text.html(says)}">{columns}</ul>'
