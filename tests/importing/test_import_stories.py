r"""Lists as people keep them, and the exact report that their import gets: a text file per story.

Sections begin with `--- name`. The list is `list.csv`, with an encoding in brackets if it has another, or `list.xlsx`, with
cells divided by ` | `: `#7` is a number, `=A1` a formula, `!#REF!` an error, `<` merged with the cell on the left, `^` with
that above; `(hidden)` begins a hidden row. `\n` in a cell is a line break. Other sections are files of the project.

`--- options` are those of the command. `--- expected` was written before the story was first run: a line for each
mistake with its code, its row, and words of the help that it must get. `--- report` is what is printed;
`pytest tests/importing/test_import_stories.py --update` accepts it; look at the difference.
"""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import click
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from service_circles.build.project import load_project
from service_circles.cli.exchange_commands import import_file
from service_circles.importing.checked_import import ImportRefusedError
from service_circles.importing.import_command import ImportTask, Talk, run_import
from service_circles.importing.table_parts import Options
from service_circles.languages.catalogs import in_chinese
from service_circles.problems.problem import Problem, messages
from service_circles.problems.report import report
from tests.importing.quiet_writing import write_quietly
from tests.test_stories import SETTINGS

STORIES = {story.stem: story for story in sorted((Path(__file__).parent / "stories").glob("*.txt"))}
REPORT = "--- report\n"
TESTED_ELSEWHERE = {
    "X101": "test_a_file_that_is_not_there",
    "X102": "test_files_that_are_not_tables",
    "X103": "test_files_that_are_not_tables",
    "X105": "test_files_that_are_not_tables",
    "X106": "test_a_file_too_large",
    "X107": "test_bombs",
    "X118": "test_a_cell_at_the_end_of_the_sheet",
    "X121": "test_links_to_other_workbooks",
    "X241": "test_what_is_lost_is_told",
}
"""Codes that a story of text cannot show."""


def sections(name: str) -> dict[str, str]:
    """The sections of a story without its report."""
    story = STORIES[name].read_text("utf-8").partition(REPORT)[0]
    _, *parts = re.split(r"^--- (.+)\n", story, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def make_project(folder: Path, given: dict[str, str]) -> Path:
    """Write the files of a story; the path of its list."""
    file = folder.parent / "list.csv"
    (folder / "content").mkdir(parents=True)
    (folder / "communities.yaml").write_text(SETTINGS, "utf-8")
    for heading, text in given.items():
        name, _, encoding = heading.removesuffix(")").partition(" (")
        if name == "list.xlsx":
            file = folder.parent / name
            write_workbook(file, text)
        elif name.startswith("list."):
            file = folder.parent / name
            file.write_bytes(_encoded(text, encoding or "utf-8"))
        elif name not in {"options", "expected"}:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    return file


def _encoded(text: str, encoding: str) -> bytes:
    if encoding != "mixed":
        return text.encode(encoding)
    first, rest = text.split("\n", 1)
    return f"{first}\n".encode("gb18030") + rest.encode()


def write_workbook(path: Path, text: str) -> None:
    """A workbook of the rows of a story."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in _sheets(text):
        sheet = book.create_sheet(title)
        for number, line in enumerate(rows, 1):
            sheet.row_dimensions[number].hidden = line.startswith("(hidden)")
            _write_row(sheet, number, line.removeprefix("(hidden) ").split(" | "))
    book.save(path)


def _sheets(text: str) -> Iterable[tuple[str, list[str]]]:
    first, *others = re.split(r"^== (.+)\n", text, flags=re.MULTILINE)
    pairs = list(zip(others[::2], others[1::2], strict=True)) or [("Sheet1", first)]
    return [(title, rows.splitlines()) for title, rows in pairs]


def _write_row(sheet: Worksheet, row: int, cells: list[str]) -> None:
    for column, text in enumerate(cells, 1):
        if text == "<":
            _merge(sheet, row, column, (0, 1))
        elif text == "^":
            _merge(sheet, row, column, (1, 0))
        elif text.startswith("#") and text[1:2].isdigit():
            sheet.cell(row, column, float(text[1:]))
        elif text.startswith("!#"):
            sheet.cell(row, column, text[1:]).data_type = "e"
        elif text:
            sheet.cell(row, column, text.replace("\\n", "\n"))


def _merge(sheet: Worksheet, row: int, column: int, step: tuple[int, int]) -> None:
    before = f"{sheet.cell(row - step[0], column - step[1]).coordinate}"
    merged = next((each for each in sheet.merged_cells.ranges if before in each), None)
    first = (merged.min_row, merged.min_col) if merged else (row - step[0], column - step[1])
    if merged:
        sheet.merged_cells.remove(merged)
    sheet.merge_cells(start_row=first[0], start_column=first[1], end_row=row, end_column=column)


def options_of(text: str) -> Options:
    """The options of a command line, as the command reads them."""
    with click.Context(import_file) as context:
        words = ["list", *shlex.split(text)]
        context.params = {}
        import_file.parse_args(context, words)
    names = Options.__dataclass_fields__
    return Options(**{name: value for name, value in context.params.items() if name in names})


def import_list(
    folder: Path, file: Path, options: Options, *, dry_run: bool = True
) -> tuple[str, list[Problem]]:
    """Return the printed report of an import, and its problems."""
    printed: list[str] = []
    found: list[Problem] = []
    project = load_project(folder)
    assert project.directory is not None, report(project.problems, color=False)
    talk = Talk(printed.append, lambda _: None, found.extend, write_quietly)
    try:
        run_import(ImportTask(project, project.directory, file, options), talk, dry_run=dry_run)
    except ImportRefusedError as refused:
        found += refused.problems
    return "\n".join([*printed, report(found, color=False)]).strip() + "\n", found


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str, tmp_path: Path, update: bool) -> None:
    given = sections(name)
    file = make_project(tmp_path / "project", given)
    printed, problems = import_list(tmp_path / "project", file, options_of(given.get("options", "")))
    for line in given.get("expected", "").splitlines():
        code, row, *words = line.split(" ", 2)
        assert _is_told(problems, code, int(row), words), (line, printed)
    before, _, expected = STORIES[name].read_text("utf-8").partition(REPORT)
    if update:
        STORIES[name].write_text(f"{before}{REPORT}{printed}", "utf-8")
    else:
        assert printed == expected


def _is_told(problems: list[Problem], code: str, row: int, words: list[str]) -> bool:
    """True if a problem has the code, the row, and the words in its message or help."""
    fitting = [each for each in problems if each.code == code and each.position.line == row]
    texts = [in_chinese(each.message) + (in_chinese(each.hint) if each.hint else "") for each in fitting]
    return any(all(word in text for word in words) for text in texts)


def test_stories_without_expected_mistakes_have_none() -> None:
    quiet = [name for name in STORIES if not sections(name).get("expected")]
    assert len(quiet) >= 10
    assert all("] " not in STORIES[name].read_text("utf-8").partition(REPORT)[2] for name in quiet)


def test_every_code_is_in_a_story() -> None:
    reports = "".join(story.read_text("utf-8").partition(REPORT)[2] for story in STORIES.values())
    codes = {code for code in messages() if code.startswith("X")}
    assert {code for code in codes if f"[{code}]" not in reports} == set(TESTED_ELSEWHERE)
