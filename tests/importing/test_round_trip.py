"""Export and import change nothing; an edit in between changes just that."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from service_circles.build.project import load_project
from service_circles.importing.import_command import ImportTask, Talk, run_import
from service_circles.importing.table_parts import Options
from service_circles.importing.workbook_export import export_workbook
from service_circles.records.record import Record
from tests.importing.quiet_writing import write_quietly
from tests.publishing import ROOT

Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The demonstration, without its streets."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "communities.yaml").read_text("utf-8")
    head, _, rest = settings.partition("  walking:")
    rest = rest[rest.index("\n  #") :] if rest else ""
    (folder / "communities.yaml").write_text(head + rest, "utf-8")
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "add", "."], check=True)
    return folder


def export(project: Path, *kinds: str) -> Path:
    loaded = load_project(project)
    assert loaded.directory is not None
    assert not loaded.has_mistakes
    file = project.parent / "all.xlsx"
    file.write_bytes(export_workbook(project, loaded.directory, kinds)[1])
    return file


def import_again(project: Path, file: Path, options: Options | None = None) -> list[str]:
    """Import; the changed lines of the project, and new files."""
    loaded = load_project(project)
    assert loaded.directory is not None
    quiet = Talk(lambda _: None, lambda _: None, lambda _: None, write_quietly)
    run_import(ImportTask(loaded, loaded.directory, file, options or Options()), quiet)
    return changed_lines(project)


def changed_lines(project: Path) -> list[str]:
    words = ["git", "-C", str(project), "diff", "--unified=0"]
    diff = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return [
        line for line in diff.splitlines() if line.startswith(("+", "-")) and line[:3] not in {"+++", "---"}
    ]


def edited(file: Path, edit: Edit) -> Path:
    book = openpyxl.load_workbook(file)
    edit(book)
    book.save(file)
    return file


def cell(book: openpyxl.Workbook, sheet: str, id_: str, heading: str) -> Any:
    headings = [each.value for each in book[sheet][1]]
    row = next(row for row in book[sheet].iter_rows(min_row=2) if row[0].value == id_)
    return row[headings.index(heading)]


def test_every_kind_of_the_demonstration_comes_back_unchanged(project: Path) -> None:
    file = export(project)
    titles = openpyxl.load_workbook(file).sheetnames
    assert {"服务中心", "服务", "机构", "网上入口", "地方", "活动"} <= set(titles)
    assert import_again(project, file) == []
    untracked = subprocess.run(
        ["git", "-C", project, "status", "--short"], capture_output=True, text=True, check=True
    )
    assert "imports" not in untracked.stdout


def test_the_same_records_give_the_same_bytes(project: Path) -> None:
    assert export(project).read_bytes() == export(project).read_bytes()


def test_edited_cells_change_just_their_lines(project: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        phones = cell(book, "服务中心", "mingzhu-center", "电话")
        phones.value = str(phones.value).replace("0000-0000 0010", "0000-0000 0020")
        hours = cell(book, "服务中心", "mingzhu-center", "开放时间")
        hours.value = str(hours.value).replace("周六 09:00-12:00；", "周六 09:00-17:00；", 1)
        cell(book, "服务中心", "mingzhu-center", "面积（平方米）").value = "约 700 平方米"
        cell(book, "机构", "hearth-kitchen", "地址").value = "~"

    assert import_again(project, edited(export(project), edit)) == [
        "-    - number: 0000-0000 0010",
        "+    - number: 0000-0000 0020",
        "-        hours: 09:00-12:00",
        "+        hours: 09:00-17:00",
        "-  floor_area_m2: 680",
        "+  floor_area_m2: 700",
        *[line for line in changed_lines(project) if line.startswith("-  address")],
    ]
    assert [line[:10] for line in changed_lines(project)][-1] == "-  address"


def test_hours_keep_their_notes_exceptions_and_seasons(project: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        hours = cell(book, "服务中心", "tingchao-center", "开放时间")
        hours.value = str(hours.value).replace("周六 09:00-12:00", "周六 09:00-13:00")

    assert import_again(project, edited(export(project), edit)) == [
        "-        hours: 09:00-12:00",
        "+        hours: 09:00-13:00",
    ]


def test_seasons_are_changed_in_the_cell(project: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        hours = cell(book, "服务中心", "tingchao-rider-station", "开放时间")
        hours.value = str(hours.value).replace("（06-01 至 09-30）", "（05-15 至 10-15）")

    assert import_again(project, edited(export(project), edit)) == [
        "-        valid_from: 06-01",
        "-        valid_to: 09-30",
        "+        valid_from: 05-15",
        "+        valid_to: 10-15",
    ]


def test_what_was_corrected_here_after_the_export_is_not_set_back(project: Path) -> None:
    file = export(project)
    center = project / "content/centers/mingzhu-center.yaml"
    center.write_text(center.read_text("utf-8").replace("明珠路 8 号", "明珠路 9 号", 1), "utf-8")
    subprocess.run(["git", "-C", project, "add", "."], check=True)

    def edit(book: openpyxl.Workbook) -> None:
        cell(book, "服务中心", "mingzhu-center", "面积（平方米）").value = "700"

    assert import_again(project, edited(file, edit)) == ["-  floor_area_m2: 680", "+  floor_area_m2: 700"]


def test_missing_rows_are_withdrawn_only_if_that_is_said(project: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["服务中心"].delete_rows(cell(book, "服务中心", "daoxiang-center", "编号").row)

    file = edited(export(project, "center"), edit)
    assert import_again(project, file) == []
    assert import_again(project, file, Options(withdraw_missing=True)) == ["+  status: defunct"]


def test_a_new_row_gets_an_id_of_its_sound(project: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        headings = [each.value for each in book["机构"][1]]
        given = {"名称": "明珠书友会", "类别": "社会组织"}
        book["机构"].append([given.get(str(heading)) for heading in headings])

    import_again(project, edited(export(project, "organization"), edit))
    loaded = load_project(project)
    assert loaded.directory is not None
    assert loaded.directory.by_id(Record)["mingzhushuyouhui"].name == "明珠书友会"


def test_the_workbook_helps_and_holds_no_formula(project: Path) -> None:
    center = project / "content/centers/mingzhu-center.yaml"
    center.write_text(
        center.read_text("utf-8").replace("address: 榕溪区", "address: =1+1 榕溪区", 1), "utf-8"
    )
    book = openpyxl.load_workbook(export(project))
    sheet = book["服务中心"]
    address = cell(book, "服务中心", "mingzhu-center", "地址")
    assert (address.data_type, address.quotePrefix) == ("s", True)
    assert sheet.freeze_panes == "C2"
    assert "必填" in sheet["B1"].comment.text
    lists = {str(each.sqref).split(":")[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    kinds = next(formula for place, formula in lists.items() if sheet[f"{place[:-1]}1"].value == "类别")
    choices = book["选项"]
    first, last = kinds.split("!")[1].replace("$", "").split(":")
    assert choices[first].value == "服务中心"
    assert choices[last].value == "其他场所"
    assert book["选项"].sheet_state == "hidden"


def test_a_directory_in_english_gets_english_headings(project: Path) -> None:
    settings = project / "communities.yaml"
    text = settings.read_text("utf-8").replace("languages: [zh-Hans, zh-Hant, en]", "languages: [en]")
    settings.write_text(text, "utf-8")
    subprocess.run(["git", "-C", project, "add", "."], check=True)
    file = export(project, "center")
    book = openpyxl.load_workbook(file)
    assert [each.value for each in book["centers"][1]][:2] == ["id", "name"]
    assert cell(book, "centers", "mingzhu-center", "kind").value == "service_center"
    assert import_again(project, file) == []
