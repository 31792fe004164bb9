"""Reads the few fields between two `---` at the head of a hand-written page."""

import re
from collections.abc import Iterable, Mapping

from service_circles.languages.phrase import name_with_title, phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.private_numbers import private_numbers
from service_circles.reading.schema.schema_texts import list_of_choices, suggested_choice
from service_circles.reading.typos.characters import first_invisible, unicode_name
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_errors import PARSER_CODES
from service_circles.reading.yaml.yaml_nodes import Mapping as MappingNode
from service_circles.reading.yaml.yaml_nodes import Node, Text, Unusable
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.handwritten_page import HandwrittenPage, date_from_text
from service_circles.records.life.campaign import PageKind

FIELDS = (
    "title",
    "description",
    "area",
    "kind",
    "version",
    "adopted_on",
    "date",
    "supersedes",
    "people",
    "suggestions",
    "for",
)
_FENCE = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_TITLES = (
    "标题",
    "搜索引擎里显示的介绍",
    "地方的编号",
    "pact 公约、story 故事……",
    "第几版",
    "通过日期",
    "写成日期",
    "取代哪一页",
    "多少人参加了制定",
    "提了多少条意见",
    "editors 给编辑看，不放首页",
)
_FIELDS = tuple(map(name_with_title, FIELDS, _TITLES))
_DATES = ("adopted_on", "date")
_COUNTS = ("people", "suggestions")
_COUNT = phrase("整数，例如 217")
_COUNT_HINT = phrase("只写数字，不写“人”“条”，也不写逗号")
_DATE = phrase("日期，例如 2026-04-25")
_DATE_HINT = phrase("写成 年-月-日，月和日都是两位")
_TEXT = phrase("一段文字")


def read_front_matter(source: SourceFile) -> tuple[Mapping[str, str], int, list[Problem]]:
    """Its fields, the number of lines it takes, and its problems. Pages need none."""
    lines = source.lines
    if not re.fullmatch(r"-{3}[ \t]*", lines[0]):
        return {}, 0, []
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        return {}, 0, [source.problem("M113", Spot(1, 1, 3))]
    # An empty line in place of the first fence keeps the numbers of the lines.
    front, problems = correct_typos(SourceFile(source.path, "\n".join(["", *lines[1:end]])))
    has_slips = bool(problems)
    root, mistakes = read_nodes(front)
    for mistake in mistakes:
        if mistake.code not in PARSER_CODES:
            problems.append(mistake)
        elif not has_slips:
            problems.append(front.problem("M101", Spot(mistake.position.line, mistake.position.column)))
    problems += private_numbers(front, root)
    return dict(_fields(root, front, problems)), end + 1, problems


def _fields(root: Node | None, front: SourceFile, problems: list[Problem]) -> list[tuple[str, str]]:
    if root is None or isinstance(root, Unusable):
        return []
    if not isinstance(root, MappingNode):
        problems.append(front.problem("M101", root.spot))
        return []
    found = []
    for name, node in root.values.items():
        if name not in FIELDS:
            problems.append(_unknown(name, root.keys[name], front))
        elif isinstance(node, Text):
            found.append((name, node.text.strip()))
            problems += _invisible(node, front)
            problems += _refused(name, node, front)
        elif not isinstance(node, Unusable):
            problems.append(front.problem("M106", root.keys[name].spot, found=name, wanted=_TEXT))
    return found


def _invisible(node: Text, front: SourceFile) -> list[Problem]:
    """The problem if escapes in double quotes hide a character that nobody can see."""
    at = None if node.is_plain else first_invisible(node.text)
    return [] if at is None else [front.problem("Y103", node.spot, found=unicode_name(node.text[at]))]


def front_matter_problem(
    page: HandwrittenPage,
    code: str,
    name: str,
    known: Iterable[str] = (),
    severity: Severity = Severity.MISTAKE,
    **details: object,
) -> Problem:
    """A problem with the value of a field; its hint is the most similar of the known values."""
    found = page.front_matter[name]
    hint = suggest(nearest(found, known))
    spot = _value_spot(page.source, name)
    return page.source.problem(code, spot, severity, hint, **{"found": found, **details})


def _value_spot(source: SourceFile, name: str) -> Spot:
    for number, line in enumerate(source.lines, 1):
        if number > 1 and _FENCE.fullmatch(line):
            break
        if written := re.match(rf"{name}[ \t]*:[ \t]*(.*\S)", line):
            return Spot(number, written.start(1) + 1, len(written[1]))
    return Spot(1, 1)


def _refused(name: str, node: Text, front: SourceFile) -> list[Problem]:
    """Problems with kinds, dates and counts, which cannot be any text."""
    text = node.text.strip()
    if name == "kind" and text not in {kind.value for kind in PageKind}:
        words = list_of_choices(PageKind)
        hint = suggested_choice(PageKind, text) or phrase("只能写：{words}", words=words)
        return [front.problem("M106", node.spot, hint=hint, found=name, wanted=words)]
    if name in _DATES and date_from_text(text) is None:
        return [front.problem("M106", node.spot, hint=_DATE_HINT, found=name, wanted=_DATE)]
    if name in _COUNTS and not re.fullmatch(r"[0-9]{1,9}", text):
        return [front.problem("M106", node.spot, hint=_COUNT_HINT, found=name, wanted=_COUNT)]
    return []


def _unknown(name: str, key: Text, front: SourceFile) -> Problem:
    return front.problem("M102", key.spot, hint=suggest(nearest(name, FIELDS)), found=name, words=_FIELDS)
