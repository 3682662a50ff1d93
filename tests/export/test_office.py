"""Every file for Office against the rules of Microsoft's own Open XML SDK, in its Python edition.

Word, Excel and PowerPoint themselves are not on a test machine. They offer to repair a file
when an element stands where their schema does not have it, which other programs read over.
"""

import io
import zipfile
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from atlas.export import profile, report
from atlas.export.slides import pptx
from atlas.export.table_xlsx import table_xlsx
from tests.export import given

EDITIONS = (FileFormat.OFFICE_2016, FileFormat.MICROSOFT_365)
SECTION = b"<w:sectPr"


@pytest.fixture(scope="module")
def made(practice_build: Path) -> dict[str, bytes]:
    """Every kind of file, with every kind of figure and hostile words."""
    document, maps = given.document(practice_build), practice_build / "maps"
    figures = {figure.key: figure for figure in given.figures(practice_build).values()}
    workbooks = {
        f"{key}.xlsx": table_xlsx(figure.table, figure.said, link=given.LINK)
        for key, figure in figures.items()
    }
    papers = {
        "report.docx": report.docx(document, maps),
        "profile.docx": profile.docx(document, maps),
        "slides.pptx": pptx(document, maps),
    }
    return papers | workbooks | inside(papers["slides.pptx"])


def inside(slides: bytes) -> dict[str, bytes]:
    """The workbooks that open from the charts of slides."""
    with zipfile.ZipFile(io.BytesIO(slides)) as held:
        return {
            name.rpartition("/")[2]: held.read(name)
            for name in held.namelist()
            if name.endswith(".xlsx")
        }


def findings(file: Path, edition: FileFormat) -> list[str]:
    return [str(found) for found in OpenXmlValidator(edition).validate(file).errors]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.value)
def test_every_file_keeps_the_rules_of_office(made, edition, tmp_path):
    assert {name.rpartition(".")[2] for name in made} == {"docx", "pptx", "xlsx"}
    told = {}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
        told[name] = findings(tmp_path / name, edition)
    assert told == {name: [] for name in made}


def test_an_element_in_the_wrong_place_is_found(made, tmp_path):
    file = tmp_path / "wrong.docx"
    with (
        zipfile.ZipFile(io.BytesIO(made["report.docx"])) as source,
        zipfile.ZipFile(file, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                before, section, after = content.rpartition(SECTION)
                content = before + section + after.replace(b"<w:pgSz", b"<w:cols/><w:pgSz", 1)
            target.writestr(name, content)
    [found] = findings(file, EDITIONS[-1])
    assert "sectPr" in found
