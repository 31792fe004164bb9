r"""Stories: small projects with mistakes, and the exact report that each gets; the examples of the codes.

They are the text files in `tests/stories` of a checkout, which the wheel has beside the code: what the handbook shows
was built by a test. A line `--- content/a.yaml` begins a file of the project, the line `--- report` what is reported.
In a file marked `(escaped)` characters may be written as \x00 and the last line break does not count: for NUL, other
encodings and files without a last line break. A file marked `(none)` does not exist. A file `….change.json` is a
change request, and the report what applying it says. Lines above the first file say what was expected before the story
was run: `expected line: 4` (or `file`), `expected hint: a-center`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from service_circles.basics.display_width import display_width
from service_circles.languages.catalogs import in_chinese, in_english
from service_circles.languages.phrase import phrase
from service_circles.problems.visible_text import visible

_PACKAGE = Path(__file__).parents[1]
_REPORT = "--- report\n"
_BLOCK = re.compile(
    r"^(?P<place>\S[^\n]*) \[(?P<code>[A-Z]\d+)\] (?P<zh>[^\n]+)\n +(?P<en>[^\n]+)\n"
    r"(?: *\d+ \| (?P<excerpt>[^\n]*)\n +\| ?(?P<carets>[ ^]*)\n)?"
    r"(?: +=[ ](?P<hint_zh>[^\n]+)\n +(?P<hint_en>[^\n]+)\n)?",
    re.MULTILINE,
)
_REQUEST = ".change.json\n"
_TELLING = 14
"""Characters of a line that says something."""
_ADVICE = phrase("提醒：{message}", message="")
"""The beginning of the sentence of a warning."""


def _find_stories() -> tuple[Path, Path]:
    """The folders of stories and of imports: a wheel has them beside the code, a checkout among its tests."""
    installed, tests = _PACKAGE / "stories", _PACKAGE.parents[1] / "tests"
    if installed.is_dir():
        return installed, installed / "imports"
    return tests / "stories", tests / "importing/stories"


STORIES, IMPORTS = _find_stories()


def parts_of_story(file: Path) -> tuple[str, str]:
    """The project and the report of a story; line ends and line separators inside it stay as they are."""
    project, _, report = file.read_bytes().decode().rpartition(_REPORT)
    return project, report


def project_files(project: str) -> dict[str, bytes | None]:
    """Contents by path of a story's project; None for a file that does not exist."""
    _, *parts = re.split(r"^--- (.+)\n", project, flags=re.MULTILINE)
    files: dict[str, bytes | None] = {}
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        path, _, mark = heading.removesuffix(")").rpartition(" (")
        if mark == "none":
            files[path] = None
        elif mark == "escaped":
            files[path] = text.removesuffix("\n").encode().decode("unicode_escape").encode("latin-1")
        else:
            files[heading] = text.encode()
    return files


@dataclass(frozen=True)
class CodeExample:
    """A problem as it was reported: place, sentences and hints in both languages, the line with its marked part."""

    code: str
    place: str
    message: tuple[str, str]
    """In Chinese and English."""
    hint: tuple[str, str]
    above: tuple[str, ...]
    """The two lines before the reported one."""
    excerpt: tuple[str, str, str]
    """The reported line before, in and after its marked part; empty texts if it was not shown."""
    report: str
    """All of it, as a terminal shows it."""


@cache
def code_examples() -> Mapping[str, CodeExample]:
    """The best example of each code in the stories; codes of which there are none are left out."""
    stories, imports = map(_stories_in, (STORIES, IMPORTS))
    of_requests = [story for story in stories if _REQUEST in story[0]]
    projects = [story for story in stories if _REQUEST not in story[0]]
    return {**_best(imports), **_best(of_requests), **_best(projects)}


def _stories_in(folder: Path) -> list[tuple[str, str]]:
    return [parts_of_story(file) for file in sorted(folder.glob("*.txt"))]


def _best(stories: list[tuple[str, str]]) -> Mapping[str, CodeExample]:
    examples = (each for project, report in stories for each in _examples_in(project, report))
    return {example.code: example for example in sorted(examples, key=_rank, reverse=True)}


def _rank(example: CodeExample) -> tuple[bool, bool, bool, int]:
    """The order of examples: in a center's file, which editors know best, with a line that says something, short."""
    is_handwritten, is_of_center = ".md" in example.place, example.place.startswith("content/centers/")
    return is_handwritten, not is_of_center, len("".join(example.excerpt)) < _TELLING, len(example.report)


def _examples_in(project: str, report: str) -> Iterator[CodeExample]:
    files = project_files(project)
    for block in _BLOCK.finditer(report):
        place, excerpt = block["place"], block["excerpt"] or ""
        yield CodeExample(
            block["code"],
            place,
            (block["zh"].removeprefix(in_chinese(_ADVICE)), block["en"].removeprefix(in_english(_ADVICE))),
            (block["hint_zh"] or "", block["hint_en"] or ""),
            _lines_above(files, place, excerpt) if excerpt else (),
            _in_three(excerpt, block["carets"] or ""),
            block[0],
        )


def _lines_above(files: Mapping[str, bytes | None], place: str, excerpt: str) -> tuple[str, ...]:
    path, _, where = place.partition(":")
    number = int(where.partition(":")[0])
    lines = [visible(line) for line in (files.get(path) or b"").decode("utf-8", "replace").splitlines()]
    is_shown_as_it_is = lines[number - 1 : number] == [excerpt]  # rows of tables are not
    return tuple(lines[max(number - 3, 0) : number - 1]) if is_shown_as_it_is else ()


def _in_three(excerpt: str, carets: str) -> tuple[str, str, str]:
    """An excerpt cut where the carets below it begin and end: Chinese characters are two of them wide."""
    edges = (len(carets) - len(carets.lstrip()), len(carets))
    ends = list(accumulate(map(display_width, excerpt)))
    first, last = (bisect_right(ends, edge) for edge in edges)
    return excerpt[:first], excerpt[first:last], excerpt[last:]
