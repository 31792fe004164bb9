"""Files from anybody: bombs, damaged ones and other formats end in one plain sentence, and soon."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from service_circles.importing.sheets import file_reader, workbook_reader
from service_circles.importing.sheets.file_reader import read_sheets
from service_circles.importing.sheets.sheet_table import FileRefusedError, SheetFile

ROWS = [["名称", "所属社区"], ["明珠图书室", "明珠社区"]]
ENTITIES = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 9))
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">' + ENTITIES + "]>"
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>&e8;</t></is></c></row></sheetData></worksheet>'
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A small workbook as spreadsheet programs write them."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def refusal(path: Path, encoding: str | None = None) -> str:
    with pytest.raises(FileRefusedError) as refused:
        read_sheets(path, encoding)
    return refused.value.problem.code


def changed(workbook: Path, name: str, content: bytes) -> Path:
    """The workbook with another content of one of its parts, or with one more."""
    with zipfile.ZipFile(workbook) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in {**parts, name: content}.items():
            archive.writestr(each, data)
    return workbook


def texts(file: SheetFile) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in file.sheets[0].rows]


def test_a_workbook_is_read(workbook: Path) -> None:
    assert texts(read_sheets(workbook)) == ROWS


def test_the_name_of_a_file_does_not_matter(workbook: Path) -> None:
    assert texts(read_sheets(workbook.rename(workbook.with_suffix(".csv")))) == ROWS
    text = workbook.with_name("list.xlsx")
    text.write_text("名称,所属社区\n明珠图书室,明珠社区\n", "utf-8")
    assert texts(read_sheets(text)) == ROWS


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.xlsx") == "X101"
    assert refusal(tmp_path) == "X101"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"), "X102"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "X103"),
        (b"%PDF-1.7 ...", "X104"),
        (b"\x89PNG\r\n...", "X104"),
        (b"PK\x03\x04 no archive after all", "X105"),
        ("<html><table><tr><td>名称</td></tr></table></html>".encode(), "X111"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "X111"),
        (b"  \n", "X110"),
        (b"\xff\xff\xff\xff\xff", "X108"),
    ],
)
def test_files_that_are_not_tables(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(content)
    assert refusal(file) == code


def test_documents_of_another_program(tmp_path: Path) -> None:
    for part in ("word/document.xml", "content.xml", "xl/workbook.bin"):
        with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as archive:
            archive.writestr(part, "<x/>")
        assert refusal(tmp_path / "other.xlsx") == "X104"


def test_a_damaged_workbook(workbook: Path) -> None:
    assert refusal(changed(workbook, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")) == "X105"


def test_a_file_too_large(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reader, "MOST_BYTES", 1_000)
    assert refusal(workbook) == "X106"


@pytest.mark.parametrize("content", [BILLION_LAUGHS.encode(), b"<worksheet>" + bytes(60 << 20)])
def test_bombs(workbook: Path, content: bytes) -> None:
    assert refusal(changed(workbook, "xl/worksheets/sheet1.xml", content)) == "X107"


def test_a_merge_of_the_whole_sheet(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book.worksheets[0].merge_cells("A3:C3")
    book.save(workbook)
    with zipfile.ZipFile(workbook) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b"A3:C3", b"A3:XFD1048576")
    assert refusal(changed(workbook, "xl/worksheets/sheet1.xml", sheet)) == "X107"


def test_a_cell_at_the_end_of_the_sheet(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(workbook)
    assert refusal(workbook) == "X118"


def test_a_child_that_takes_too_long(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_reader, "_SECONDS", 0.001)
    assert refusal(workbook) == "X107"


def test_links_to_other_workbooks(workbook: Path) -> None:
    file = read_sheets(changed(workbook, "xl/externalLinks/externalLink1.xml", b"<externalLink/>"))
    assert [problem.code for problem in file.problems] == ["X121"]
    assert texts(file) == ROWS


def test_dates_numbers_and_zeros_are_read_as_they_look(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([75500000010, 113.25, True, "００１"])
    sheet.append([7550, 45000])
    sheet["A2"].number_format = "00000000"
    sheet["B2"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "list.xlsx")
    assert texts(read_sheets(tmp_path / "list.xlsx")) == [
        ["75500000010", "113.25", "是", "００１"],
        ["00007550", "2023-03-15"],
    ]
