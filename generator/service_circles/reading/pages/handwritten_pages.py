"""Reads hand-written pages: their addresses, titles, and links to records. HTML is made elsewhere."""

import re
from collections.abc import Iterator, Set
from pathlib import Path, PurePosixPath

from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, Spot, problem_with_file
from service_circles.reading.pages.file_links import TRANSLATED, check_links
from service_circles.reading.pages.front_matter import read_front_matter
from service_circles.reading.pages.markdown_bounds import MAX_PAGE_LENGTH, PagesTogether, check_bounds
from service_circles.reading.pages.picture_texts import check_pictures
from service_circles.reading.private_numbers import private_numbers
from service_circles.reading.project_files import CONTENT_FOLDER, find_files, read_source
from service_circles.reading.published_files import check_file_name
from service_circles.reading.typos.typo_scan import invisible_characters
from service_circles.records.handwritten_page import HandwrittenPage, RecordLink

_INDEX_NAMES = {"index", "readme"}
_CODE_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r" {0,3}# +(\S+(?: +\S+)*?)(?: +#+)? *$")
_MARKUP = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|[*_`]")
_RECORD_LINK = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?|<|href=[\"'])record:([^\s)>#\"']*)")


def read_pages(root: Path) -> tuple[tuple[HandwrittenPage, ...], tuple[Problem, ...]]:
    """Every page of a project in the order of its files, and all the problems in them.

    Problems with the folder itself, such as symbolic links, are reported by `read_directory`.
    """
    files, _ = find_files(root)
    known = {*files.yaml, *files.markdown, *files.others}
    # Hosts on some machines do not tell capital letters from small ones.
    pages: dict[tuple[str, str | None], HandwrittenPage] = {}
    problems, together = list[Problem](), PagesTogether()
    for path in files.markdown:
        source, unreadable = read_source(root, path)
        problems += unreadable
        if source is None:
            continue
        if len(source.text) > MAX_PAGE_LENGTH:
            problems.append(problem_with_file("F104", path, limit="300 KB"))
            continue
        page = _read_page(source, known, together, problems)
        key = (page.address.casefold(), page.language)
        if not page.address:
            problems.append(problem_with_file("M105", path))
        elif key in pages:
            owner = phrase("文件 {file} ", file=pages[key].path)
            found = page.address.removesuffix("/")
            problems.append(problem_with_file("M104", path, found=found, owner=owner))
        else:
            pages[key] = page
    problems += [
        problem_with_file("M107", page.path, found=page.original)
        for (address, language), page in pages.items()
        if language and (address, None) not in pages
    ]
    return tuple(pages.values()), tuple(sorted(problems, key=lambda problem: problem.order))


def _read_page(
    source: SourceFile, files: Set[str], together: PagesTogether, problems: list[Problem]
) -> HandwrittenPage:
    front_matter, lines_taken, mistakes = read_front_matter(source)
    mistakes += [*check_file_name(source.path), *private_numbers(source)]
    mistakes += invisible_characters(source, lines_taken)
    problems += {(mistake.code, mistake.position): mistake for mistake in mistakes}.values()
    prose = _without_comments(list(_without_code(source.lines, lines_taken)))
    language = _language_of(source.path, files)
    address = _address(TRANSLATED.sub(".md", source.path) if language else source.path)
    problems += check_bounds(source, prose, together)
    problems += check_links(source, prose, files, home="../" * address.count("/"))
    problems += check_pictures(source, prose)
    headings = (heading[1] for _, line in prose if (heading := _HEADING.match(line)))
    title = front_matter.get("title") or _MARKUP.sub(r"\1", next(headings, "")).strip()
    links = tuple(
        RecordLink(link[1], Spot(number, link.start(1) + 1, max(len(link[1]), 1)))
        for number, line in prose
        for link in _RECORD_LINK.finditer(line)
    )
    return HandwrittenPage(
        source.path,
        address,
        title or PurePosixPath(source.path).stem,
        front_matter,
        links,
        language,
        "\n".join(source.lines[lines_taken:]),
        source,
    )


def _language_of(path: str, files: Set[str]) -> str | None:
    """The language of a translation; three letters, as in `a.tar.md`, are one only beside an original."""
    found = TRANSLATED.search(path)
    if found is None or (len(found[1]) == 3 and TRANSLATED.sub(".md", path) not in files):
        return None
    return found[1]


def _address(path: str) -> str:
    """As MkDocs has it: about.md is at about/, guides/index.md and guides/README.md at guides/."""
    page = PurePosixPath(path).relative_to(CONTENT_FOLDER).with_suffix("")
    if page.name.lower() in _INDEX_NAMES:
        page = page.parent
    return "" if str(page) == "." else f"{page}/"


def _without_code(lines: list[str], lines_taken: int) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, and spaces in place of code, so that columns stay right."""
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
    """The same lines with spaces in place of comments."""
    # Only comments that begin before the last end of one have an end: the search stays fast.
    text, end, rest = "\n".join(line for _, line in prose).rpartition("-->")
    shown = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), text + end) + rest
    return [(number, line) for (number, _), line in zip(prose, shown.split("\n"), strict=False)]
