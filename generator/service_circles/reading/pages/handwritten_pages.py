"""Hand-written pages: their addresses, titles, and links to records. Making HTML is not done here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from service_circles.languages.phrase import Phrase, phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import SourceFile, Spot, problem_with_file
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.pages.file_links import check_file_links
from service_circles.reading.pages.front_matter import date_of, front_matter_spot, read_front_matter
from service_circles.reading.private_numbers import private_numbers
from service_circles.reading.project_files import CONTENT_FOLDER, find_files, read_source
from service_circles.records.campaign import PageKind

_TRANSLATED = re.compile(r"\.([a-z]{2,3}(?:-[A-Z][a-z]{3})?)\.md$")
_INDEX_NAMES = {"index", "readme"}
_CODE_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r" {0,3}# +(.+?)(?: +#+)? *$")
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")
_RECORD_LINK = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?|<|href=[\"'])record:([^\s)>#\"']*)")


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A link to a record, such as `[words](record:mingzhu-center)`: the id and where it stands."""

    id: str
    line: int
    column: int


@dataclass(frozen=True)
class HandwrittenPage:
    """A Markdown page: its file within the project, its address within the site, its title."""

    path: str
    address: str
    title: str
    front_matter: Mapping[str, str] = field(default_factory=dict, compare=False)
    record_links: tuple[RecordLink, ...] = ()
    language: str | None = None
    """The language of a translation, such as about.en.md; None where it is the page itself."""
    source: SourceFile = field(default=SourceFile("", ""), compare=False, repr=False)

    @property
    def key(self) -> tuple[str, str | None]:
        """What no two pages may share: hosts on some machines take large letters for small ones."""
        return (self.address.casefold(), self.language)

    @property
    def area(self) -> str | None:
        """The id of the area that the page is about, if it says so."""
        return self.front_matter.get("area")

    @property
    def kind(self) -> PageKind | None:
        """What the page is, if it says so."""
        kind = self.front_matter.get("kind")
        return PageKind(kind) if kind else None

    @property
    def version(self) -> str | None:
        """Which version it is, such as 第三版."""
        return self.front_matter.get("version")

    @property
    def adopted_on(self) -> date | None:
        """When a pact was adopted."""
        return date_of(self.front_matter.get("adopted_on", ""))

    @property
    def date(self) -> date | None:
        """When it was written, or else adopted."""
        return date_of(self.front_matter.get("date", "")) or self.adopted_on

    @property
    def supersedes(self) -> str | None:
        """The address of the page that this one takes the place of: 'pacts/mingzhu-2/'."""
        address = self.front_matter.get("supersedes")
        return f"{address.strip('/')}/" if address else None

    def problem_in_front(
        self,
        code: str,
        name: str,
        known: Iterable[str] = (),
        severity: Severity = Severity.MISTAKE,
        **details: object,
    ) -> Problem:
        """The problem of a field of the front matter, with what of the known was probably meant."""
        found = self.front_matter[name]
        hint = suggest(nearest(found, known))
        spot = front_matter_spot(self.source, name)
        return self.source.problem(code, spot, severity, hint, **{"found": found, **details})

    @property
    def original(self) -> str:
        """The file that this one translates."""
        return _TRANSLATED.sub(".md", self.path)

    def problem_at(self, link: RecordLink, known: Iterable[str]) -> Problem:
        """The problem of a link that leads to none of the known records."""
        meant = nearest(link.id, known)
        hint = suggest(f"record:{meant}" if meant else None)
        spot = Spot(link.line, link.column, max(len(link.id), 1))
        return self.source.problem("M103", spot, hint=hint, found=link.id)

    def problem_with_address(self, owner: Phrase) -> Problem:
        """The problem of a page whose address belongs to something else."""
        return problem_with_file("M104", self.path, found=self.address.removesuffix("/"), owner=owner)


def read_pages(root: Path) -> tuple[tuple[HandwrittenPage, ...], tuple[Problem, ...]]:
    """Every page of a project in the order of its files, and all the problems in them.

    What is wrong with the folder itself, such as symbolic links, is reported by `read_directory`.
    """
    files, _ = find_files(root)
    known = {*files.yaml, *files.markdown, *files.others}
    pages: dict[tuple[str, str | None], HandwrittenPage] = {}
    problems: list[Problem] = []
    for path in files.markdown:
        source, unreadable = read_source(root, path)
        problems += unreadable
        if source is None:
            continue
        page = _read_page(source, known, problems)
        if not page.address:
            problems.append(problem_with_file("M105", path))
        elif page.key in pages:
            other = pages[page.key].path
            problems.append(page.problem_with_address(phrase("文件 {file} ", file=other)))
        else:
            pages[page.key] = page
    problems += [
        problem_with_file("M107", page.path, found=page.original)
        for page in pages.values()
        if page.language and (page.address.casefold(), None) not in pages
    ]
    return tuple(pages.values()), tuple(sorted(problems, key=lambda problem: problem.order))


def _read_page(source: SourceFile, files: Set[str], problems: list[Problem]) -> HandwrittenPage:
    front_matter, lines_taken, mistakes = read_front_matter(source)
    problems += [*mistakes, *private_numbers(source, is_yaml=False)]
    prose = _without_comments(list(_prose(source.lines, lines_taken)))
    address = _address(_TRANSLATED.sub(".md", source.path))
    problems += check_file_links(source, prose, files, home="../" * address.count("/"))
    headings = (heading[1] for _, line in prose if (heading := _HEADING.match(line)))
    title = front_matter.get("title") or _MARKUP.sub(r"\1", next(headings, "")).strip()
    links = tuple(
        RecordLink(link[1], number, link.start(1) + 1)
        for number, line in prose
        for link in _RECORD_LINK.finditer(line)
    )
    translated = _TRANSLATED.search(source.path)
    return HandwrittenPage(
        source.path,
        address,
        title or PurePosixPath(source.path).stem,
        front_matter,
        links,
        translated[1] if translated else None,
        source,
    )


def _address(path: str) -> str:
    """As MkDocs has it: about.md is at about/, guides/index.md and guides/README.md at guides/."""
    page = PurePosixPath(path).relative_to(CONTENT_FOLDER).with_suffix("")
    if page.name.lower() in _INDEX_NAMES:
        page = page.parent
    return "" if str(page) == "." else f"{page}/"


def _prose(lines: list[str], lines_taken: int) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without code, whose place is kept by spaces."""
    fence = ""
    for number, line in enumerate(lines[lines_taken:], lines_taken + 1):
        mark = _CODE_FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip().startswith(fence):
            fence = ""
        elif not fence:
            yield number, _CODE.sub(lambda code: " " * len(code.group()), line)


def _without_comments(prose: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What nobody is shown keeps its place by spaces too."""
    # All comments that begin before the last end have an end.
    text, end, rest = "\n".join(line for _, line in prose).rpartition("-->")
    shown = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), text + end) + rest
    return [(number, line) for (number, _), line in zip(prose, shown.split("\n"), strict=False)]
