"""Files that are no list of ours are refused with a sentence, and nothing of them is run."""

import io
import zipfile
from pathlib import Path

import pytest

from etl import handkept
from tests.local.conftest import HEADER, Ask, line, write

HEAD = ",".join(HEADER)
GOOD = ",".join(line("confirm", "GB-CHC-9990410"))


def zipped(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, f"{HEAD}\n{GOOD}\n")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty"),
        (b"\n\n , ,\n", "It is empty"),
        (f"{HEAD}\n{GOOD}\n".encode("utf-16"), "It is a text in UTF-16"),
        (f"{HEAD}\n{GOOD}\ncaf\xe9\n".encode("latin-1"), "Line 3 is not in UTF-8"),
        (b"\0" * 5000, "It is not a text file"),
        (f"{HEAD}\n{GOOD}\0\n".encode(), "It is not a text file"),
        (zipped("../../etc/organisations.csv"), "It is a zip file or a workbook"),
        (zipped("xl/workbook.xml"), "It is a zip file or a workbook"),
        (b"%PDF-1.7\n" + b"x" * 99, "It is a pdf"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "It is an old workbook"),
        (b"\x1f\x8b" + b"x" * 99, "It is a packed file"),
        (f"{HEAD}\n{GOOD}".replace(",", ";").encode(), "Its cells are parted by semicolons"),
        (f"{HEAD}\n{GOOD}".replace(",", "\t").encode(), "Its cells are parted by tabs"),
        (b"number,title\n1,2\n", "Its first line has no column org_id, name"),
        (GOOD.encode(), "Its first line has no column org_id, name"),
        (f"{HEAD},action\n{GOOD},\n".encode(), "Its first line has a column twice: action"),
        (f'{HEAD}\n{GOOD}\n"never closed,,,\n{GOOD}\n'.encode(), "Line 3 begins with quotes that"),
        (f'{HEAD}\n"Loom" and,,,,,,\n'.encode(), "Line 2 begins with quotes that"),
        (f"{HEAD}\n{'x' * 200_000}\n".encode(), "Line 2 begins with quotes that"),
        (f"{HEAD}\nGB-CHC-1,,,confirm,,,\n".encode(), "Not one of its lines can be taken up"),
    ],
)
def test_the_whole_file_is_refused_with_a_sentence(
    ask: Ask, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(content)
    answer = ask("check", path)
    assert answer["ok"] is False
    assert answer["trouble"].startswith(sentence)
    assert answer["trouble"].endswith(".")


def test_a_hundred_megabytes_are_refused_by_their_size_alone(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert ask("check", path)["trouble"] == "It is 100 MB large; a list has at most 25 MB."


def test_more_lines_than_a_person_keeps_are_refused(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(f"{HEAD}\n" + f"{GOOD}\n" * (handkept.MOST_LINES + 1), encoding="utf-8")
    assert ask("check", path)["trouble"] == "It has more than 100,000 lines."


def test_a_hundred_thousand_lines_are_read(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(f"{HEAD}\n" + f"{GOOD}\n" * handkept.MOST_LINES, encoding="utf-8")
    answer = ask("check", path)
    assert (answer["read"], answer["kept"]) == (100_000, 1)
    assert answer["refused"][0] == {
        "line_no": 3, "key": "GB-CHC-9990410", "reason": "an earlier line says the same",
    }  # fmt: skip


def test_a_file_that_is_not_there_is_said_to_be_so(ask: Ask, tmp_path: Path) -> None:
    assert ask("check", tmp_path / "none.csv")["trouble"] == "There is no such file."


def test_columns_in_another_order_and_more_of_them_do_no_harm(ask: Ask, tmp_path: Path) -> None:
    header = ["Notes", " Added on", "action", "reason", "source", "postcode", "name", "ORG_ID", ""]
    path = write(
        tmp_path / "given.csv",
        [["x", "1/2/2025", " Confirm ", "Met", "Visit", "", "", "GB-CHC-9990410", ""], [], [""]],
        header,
    )
    answer = ask("check", path)
    assert (answer["trouble"], answer["read"], answer["kept"]) == (None, 1, 1)


def test_a_line_is_named_by_its_number_in_the_file(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    long = line("confirm", "GB-CHC-9990410", reason="two\nlines")
    write(path, [[], long, [], line("confirm", "nobody"), ["broken"]])
    assert [item["line_no"] for item in ask("check", path)["refused"]] == [6, 7]
    assert [item["line_no"] for item in ask("check", path)["kept_lines"]] == [3]


def test_without_a_build_the_answer_says_so(ask: Ask, tmp_path: Path) -> None:
    path = write(tmp_path / "given.csv", [line("confirm", "GB-CHC-9990410")])
    answer = ask("check", path, "--builds", str(tmp_path))
    assert answer["trouble"].startswith("There is no build in")
