"""Links from any page to what a term of art means, on the page What counts."""

from atlas import glossary, palette, text
from atlas.marking import HEADINGS, marked
from atlas.ui import address


def link_html(anchor: str, shown: str | None = None) -> str:
    """A link to a term, escaped; it keeps what the reader looks at.

    ``shown`` are the words of the sentence it stands in; without them, the term's own name.
    Raises ``KeyError`` for a term that is not in the glossary.
    """
    href = glossary.address(anchor, address.current().to_params())
    name = shown or glossary.term(anchor).name
    return (
        f'<a class="atlas-term" style="color:{palette.ACCENT}" href="{text.html(href)}" '
        f'target="_self">{text.html(name)}</a>'
    )


def linked_html(sentence: str) -> str:
    """A sentence, escaped, in which each term of art is a link to what it means."""
    return "".join(
        link_html(anchor, part) if anchor else text.html(part) for part, anchor in marked(sentence)
    )


def heading_html(heading: str) -> str:
    """The heading of a column, escaped; a link to what it means where it is a term by itself."""
    anchor = HEADINGS.get(heading)
    return link_html(anchor, heading) if anchor else text.html(heading)
