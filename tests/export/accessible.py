"""What would stop somebody who cannot see a Word file, or who reads it by keyboard."""

import io
import itertools
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"


def part(docx: bytes, name: str) -> etree._Element:
    """One part of a file, read again."""
    with zipfile.ZipFile(io.BytesIO(docx)) as held:
        return etree.fromstring(held.read(name))


def words(element: etree._Element) -> str:
    """The text of an element."""
    return "".join(element.itertext(f"{W}t"))


def style(paragraph: etree._Element) -> str:
    """The style of a paragraph, by its id; Normal where it names none."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else found.get(f"{W}val")


def headings(docx: bytes) -> list[tuple[int, str]]:
    """Every heading with its level."""
    return [
        (int(style(paragraph)[-1]), words(paragraph))
        for paragraph in part(docx, "word/document.xml").iter(f"{W}p")
        if re.fullmatch(r"Heading\d", style(paragraph))
    ]


def tables(docx: bytes) -> list[list[list[str]]]:
    """Every table as rows of words, its header first."""
    return [
        [[words(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in part(docx, "word/document.xml").iter(f"{W}tbl")
    ]


def troubles(docx: bytes) -> list[str]:
    """Name everything that is missing; none where the file can be read by everybody."""
    body = part(docx, "word/document.xml")
    return [*_of_pictures(body), *_of_tables(body), *_of_headings(docx), *_of_the_file(docx)]


def _of_pictures(body: etree._Element) -> list[str]:
    found = [
        f"picture {about.get('name')} says nothing"
        for about in body.iter(f"{DRAWING}docPr")
        if len(about.get("descr", "")) < 20
    ]
    floating = [node.tag for node in body.iter(f"{DRAWING}anchor", f"{W}txbxContent", f"{W}pict")]
    return [*found, *(f"text or a picture floats: {tag}" for tag in floating)]


def _of_tables(body: etree._Element) -> list[str]:
    found = []
    for table in body.iter(f"{W}tbl"):
        first, *rest = table.findall(f"{W}tr")
        if first.find(f"{W}trPr/{W}tblHeader") is None:
            found.append(f"no header row: {words(first)}")
        if not all(words(cell).strip() for row in (first, *rest) for cell in row.iter(f"{W}tc")):
            found.append(f"an empty cell under {words(first)}")
        if any(True for _ in table.iter(f"{W}gridSpan", f"{W}vMerge")):
            found.append(f"merged cells under {words(first)}")
        if table.find(f"{W}tblPr/{W}tblDescription") is None:
            found.append(f"no description: {words(first)}")
        look = table.find(f"{W}tblPr/{W}tblLook")
        if look is None or look.get(f"{W}firstRow") != "1":
            found.append(f"the header row does not look like one: {words(first)}")
        if len({len(row.findall(f"{W}tc")) for row in (first, *rest)}) > 1:
            found.append(f"rows of different length under {words(first)}")
    return found


def _of_headings(docx: bytes) -> list[str]:
    levels = [0, *(level for level, _ in headings(docx))]
    skipped = [
        f"from heading {before} to {after}"
        for before, after in itertools.pairwise(levels)
        if after > before + 1
    ]
    empty = ["an empty heading" for _, said in headings(docx) if not said.strip()]
    return [*skipped, *empty, *(["no heading"] if len(levels) == 1 else [])]


def _of_the_file(docx: bytes) -> list[str]:
    language = part(docx, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    title = part(docx, "docProps/core.xml").find(f"{DC}title")
    found = []
    if language is None or language.get(f"{W}val") != "en-GB":
        found.append("not in British English")
    if title is None or not (title.text or "").strip():
        found.append("no title")
    return found
