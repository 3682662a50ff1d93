"""Elements of a Word file, written as they are named in it."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from atlas.export import cells


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Make ``w:tag`` with attributes of the same namespace; ``_`` ends a name Python keeps."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), cells.clean(value))
    for child in children:
        made.append(child)
    return made


def run(said: str, *, style: str | None = None) -> BaseOxmlElement:
    """Make a run of text, in a character style."""
    words = OxmlElement("w:t")
    words.text = cells.clean(said)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    looks = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *looks, words)


def field(code: str, shown: str) -> list[BaseOxmlElement]:
    """Make the runs of a field, with what it shows until it is worked out again."""
    asked = OxmlElement("w:instrText")
    asked.text = f" {code} "
    asked.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [*opened(asked), run(shown), closed()]


def opened(asked: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Make the runs that open a field."""
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", asked),
        element("r", element("fldChar", fldCharType="separate")),
    ]


def closed() -> BaseOxmlElement:
    """Make the run that closes a field."""
    return element("r", element("fldChar", fldCharType="end"))
