"""What flows down the pages of a Word file: headings, words, links, pictures and captions."""

import io
from dataclasses import dataclass, field

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from atlas.export import cells
from atlas.export.word import styles, xml
from atlas.export.word.template import Page

LONGEST_ADDRESS = 200  # letters that anybody might copy from paper; a longer one is cut on show


def shown(address: str) -> str:
    """How an address is written: one with notes in it fills half a page, and nobody types it."""
    return address if len(address) <= LONGEST_ADDRESS else f"{address.partition('?')[0]}?…"


@dataclass
class Flow:
    """A file as it is written, from the top; it counts its captions and remembers its headings."""

    docx: Docx
    page: Page
    counts: dict[str, int] = field(default_factory=dict)
    headings: list[tuple[str, str]] = field(default_factory=list)  # bookmark, words
    said: dict[str, str] = field(default_factory=dict)  # what need not be said twice, and where

    def say(self, style: str, said: str, *, label: str = "", breaks: str = "") -> Paragraph:
        """Write one paragraph, in the named style; ``label`` stands before it in bold."""
        made = self._paragraph(style)
        self._break(made, breaks)
        if label:
            made._p.append(xml.run(f"{label}  ", style=styles.STRONG))
        made._p.append(xml.run(said))
        return made

    def heading(self, said: str, *, level: int = 1, breaks: str = "") -> None:
        """Write a heading, perhaps in a new ``column``, at the ``top`` of one or on a ``page``."""
        made = self._paragraph(f"heading {level}")
        self._break(made, breaks)
        if level > 1:
            made._p.append(xml.run(said))
            return
        at = len(self.headings) + 1
        mark = f"_Toc{at:09}"
        made._p.append(xml.element("bookmarkStart", id=at, name=mark))
        made._p.append(xml.run(said))
        made._p.append(xml.element("bookmarkEnd", id=at))
        self.headings.append((mark, said))

    def caption(self, kind: str, said: str) -> None:
        """Write a caption with its number: "Figure 3. What it finds"."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        made = self._paragraph("caption")._p
        made.append(xml.run(f"{kind} "))
        for part in xml.field(rf"SEQ {kind} \* ARABIC", str(self.counts[kind])):
            made.append(part)
        made.append(xml.run(f". {said}"))

    def picture(self, drawn: bytes, *, alt: str, width: float) -> None:
        """Set a picture in the line of text, as wide as is said in millimetres."""
        made = self._paragraph("Picture")
        shape = made.add_run().add_picture(io.BytesIO(drawn), width=Mm(width))
        for side in "TBLR":  # without these LibreOffice leaves room on every side
            shape._inline.set(f"dist{side}", "0")
        about = shape._inline.docPr
        about.set("name", f"Picture {about.get('id')}")
        about.set("descr", cells.clean(alt))

    def link(self, style: str, address: str, *, label: str, said: str = "") -> None:
        """Write an address after what is ``said``, as a link only where it is one of the web."""
        address = cells.clean(address)
        made = self._paragraph(style)._p
        made.append(xml.run(said))
        made.append(xml.run(f"{label}  ", style=styles.STRONG))
        if not address.startswith(("http://", "https://")):
            made.append(xml.run(shown(address)))
            return
        made.append(self._linked(address))

    def contents(self, before: Paragraph) -> None:
        """Write the contents where ``before`` stands: links to the parts, and Word's own field."""
        lines = [self._entry(mark, said, at) for at, (mark, said) in enumerate(self.headings, 1)]
        asked = OxmlElement("w:instrText")
        asked.text = r' TOC \o "1-1" \n \h \z \u '
        for at, part in enumerate(xml.opened(asked), 1):
            lines[0].insert(at, part)
        lines[-1].append(xml.closed())
        for line in lines:
            before._p.addprevious(line)
        before._p.getparent().remove(before._p)

    def _entry(self, mark: str, said: str, at: int) -> BaseOxmlElement:
        tab = xml.element("r", xml.element("tab"))
        link = xml.element(
            "hyperlink", xml.run(str(at)), tab, xml.run(said), anchor=mark, history=1
        )
        return xml.element("p", _styled("toc 1"), link)

    def _linked(self, address: str) -> BaseOxmlElement:
        key = self.docx.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        words = xml.run(shown(address), style=styles.LINK)
        made = xml.element("hyperlink", words, history=1)
        made.set(qn("r:id"), key)
        return made

    def _break(self, made: Paragraph, breaks: str) -> None:
        if breaks == "page":
            made.paragraph_format.page_break_before = True
            made.paragraph_format.space_before = Pt(0)
        elif breaks:
            made.paragraph_format.space_before = Pt(0)  # the tops of columns are in line
            if breaks != "top":
                made._p.append(xml.element("r", xml.element("br", type=breaks)))

    def _paragraph(self, style: str) -> Paragraph:
        made = self.docx.add_paragraph()
        made._p.insert(0, _styled(style))
        return made


def _styled(style: str) -> BaseOxmlElement:
    return xml.element("pPr", xml.element("pStyle", val=styles.Style(name=style).code))
