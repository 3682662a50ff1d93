"""An empty Word file of ours: A4, British English, our styles, its header and its footer."""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, time

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement, serialize_for_reading
from docx.section import Section, _Footer, _Header
from docx.shared import Mm

from atlas.document import Document
from atlas.export import cells
from atlas.export.word import styles
from atlas.export.word.xml import element, field, run
from atlas.provenance import PRACTICE


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page and its margins, in millimetres."""

    width: float = 210
    height: float = 297
    side: float = 25
    above: float = 27
    below: float = 24

    @property
    def text(self) -> float:
        """The width of its text."""
        return self.width - 2 * self.side


UPRIGHT, LYING = Page(), Page(width=297, height=210)
DENSE = Page(side=17, above=16, below=14)
# What the library's own empty file brings and nobody reads: 450 kB of old styles and a thumbnail.
_UNUSED = ("stylesWithEffects", "thumbnail", "customXml", "webSettings")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def blank(document: Document, page: Page, *, has_cover: bool) -> Docx:
    """Make an empty file for a paper; with a cover, its first page has no header or footer."""
    made = docx.Document()
    _drop_unused(made)
    styles.put(made, house=document.house.colour, is_dense=page is DENSE)
    _name_fonts(made)
    _number_headings(made, is_numbered=page is not DENSE)
    _settle(made)
    _describe(made, document)
    lay_out(made.sections[0], document, page)
    made.sections[0].different_first_page_header_footer = has_cover
    return made


def saved(made: Docx) -> bytes:
    """The bytes of a file: of the same paper always the same, whenever it is written."""
    written, out = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            dated = zipfile.ZipInfo(name, _EARLIEST)
            dated.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(dated, old.read(name))
    return out.getvalue()


def _drop_unused(made: Docx) -> None:
    for holder in (made.part, made.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _UNUSED:
                del holder.rels[key]


def _part(made: Docx, kind: str) -> Part:
    found: Part = next(
        relation.target_part
        for relation in made.part.rels.values()
        if relation.reltype.endswith(f"/{kind}")
    )
    return found


def _name_fonts(made: Docx) -> None:
    """Name our family in the theme too, and what stands for it where it is not installed."""
    theme = _part(made, "theme")
    for theirs in (b"Calibri", b"Cambria"):
        theme._blob = theme.blob.replace(theirs, styles.FONT.encode())
    font = element(
        "font",
        element("altName", val=styles.ELSEWHERE),
        element("panose1", val="020B0503030403020204"),
        element("charset", val="00"),
        element("family", val="swiss"),
        element("pitch", val="variable"),
        name=styles.FONT,
    )
    table = _part(made, "fontTable")
    written = serialize_for_reading(font).encode()
    table._blob = table.blob.replace(b"</w:fonts>", written + b"</w:fonts>")


def _number_headings(made: Docx, *, is_numbered: bool) -> None:
    """Number the parts, as the contents do: pages only Word can count. Mark the lines of lists."""
    held = made.part.numbering_part.element
    for old in list(held):
        held.remove(old)
    if not is_numbered:
        return
    levels = [_level("decimal", "Heading1", "%1", 680), _level("bullet", "ListBullet", "•", 280)]
    for at, level in enumerate(levels):
        kind = element("multiLevelType", val="singleLevel")
        held.append(element("abstractNum", kind, level, abstractNumId=at))
    for at in range(len(levels)):
        held.append(element("num", element("abstractNumId", val=at), numId=at + 1))


def _level(form: str, style: str, mark: str, indent: int) -> BaseOxmlElement:
    """How the paragraphs of one style are numbered or marked; ``indent`` in twips."""
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("pStyle", val=style),
        element("lvlText", val=mark),
        element("pPr", element("ind", left=indent, hanging=indent)),
        ilvl=0,
    )


def _settle(made: Docx) -> None:
    """Open as a file of today's Word, in British English."""
    settings = made.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")
        language.attrib.pop(qn("w:eastAsia"), None)
    for old in list(settings.iter(qn("w:useFELayout"), qn("w:savePreviewPicture"))):
        old.getparent().remove(old)


def _describe(made: Docx, document: Document) -> None:
    about, origin = made.core_properties, document.origin
    mark = f"{PRACTICE} " if origin.is_practice else ""
    about.title = cells.clean(document.title)[:255]
    about.subject = cells.clean(f"{document.place}. {document.subtitle}")[:255]
    about.author = about.last_modified_by = (
        cells.clean(document.house.name)[:255] or "Social Economy Atlas"
    )
    about.comments = f"{mark}Build {cells.clean(origin.build_id)}."[:255]
    about.language = "en-GB"
    about.created = about.modified = datetime.combine(document.made_on, time(), UTC)
    about.revision = 1


def lay_out(section: Section, document: Document, page: Page) -> None:
    """Set the page of a section, with its header and its footer."""
    lies = page.width > page.height
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.left_margin = section.right_margin = Mm(page.side)
    section.top_margin, section.bottom_margin = Mm(page.above), Mm(page.below)
    section.header_distance = section.footer_distance = Mm(page.above * 0.45)
    section.different_first_page_header_footer = False
    name = heading(document)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _line(section.header, "Header", [run(name)])
    if document.origin.is_practice:
        section.header.add_paragraph(PRACTICE, "header")
    count = [run("Page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")]
    build = run(f"Build {document.origin.build_id}")
    end = element("tab", val="right", pos=round(page.text * 1440 / 25.4))
    _line(section.footer, "Footer", [build, element("r", element("tab")), *count], tab=end)


def heading(document: Document) -> str:
    """The place and the title; the title alone where it names the place."""
    if document.place in document.title:
        return document.title
    return f"{document.place} · {document.title}"


def _line(
    into: _Header | _Footer,
    style: str,
    runs: list[BaseOxmlElement],
    *,
    tab: BaseOxmlElement | None = None,
) -> None:
    """Write the first line of a header or footer."""
    line = into.paragraphs[0]._p
    for old in list(line):
        line.remove(old)
    looks = element("pPr", element("pStyle", val=style))
    if tab is not None:
        looks.append(element("tabs", tab))
    line.append(looks)
    for part in runs:
        line.append(part)
