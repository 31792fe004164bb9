"""Reads a change request from its file, or reports each mistake in it at its line."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service_circles.editing.change_request import ENDING, FORMAT, OPERATIONS, ChangeRequest
from service_circles.editing.request_problems import masked, positions, problem_at
from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, problem_with_file
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.private_numbers import private_numbers
from service_circles.reading.project_files import read_bounded

MAX_REQUEST_BYTES = 32 * 1024 * 1024
"""Room for some photos as Base64."""
JsonPath = tuple[str | int, ...]
_MEANT = {
    "path": "field", "value": "after", "new": "after", "to": "after", "old": "before", "from": "before", "id": "record",
    "operation": "op", "type": "op", "action": "op", "reason": "why", "ops": "operations", "changes": "operations",
}  # fmt: skip
_MEANT_OPERATION = {
    "change": "replace", "set": "replace", "update": "replace", "edit": "replace", "modify": "replace", "insert": "add",
    "append": "add", "del": "remove", "drop": "remove", "clear": "remove", "new": "create",
    "upload": "attach", "改": "replace", "修改": "replace", "替换": "replace", "加": "add", "新增": "add", "添加": "add",
    "删": "remove", "删除": "remove", "新建": "create", "移动": "move", "附件": "attach",
}  # fmt: skip
_SHAPES = {
    "field": phrase('一个列表，从外到里写字段名和第几项（从 0 数）：["phones", 0, "number"]'),
    "before": phrase("文字、数字、列表或一组字段，不能是空的"),
    "after": phrase("文字、数字、列表或一组字段，不能是空的"),
    "operations": phrase("一个列表，里面是一项一项的改动"),
    "made": phrase("一个日期，例如 2026-11-30"),
    "sha256": phrase("文件的 SHA-256，64 个小写十六进制字符"),
    "texts": phrase("一组文件名和它们的 SHA-256"),
}
_ONE_TEXT = phrase("一段文字")
_TEXT_OR_GAP = re.compile(r'"(?:[^"\\]|\\.)*"|[\u00a0\u3000\u200b\ufeff]')
_REASONS = {
    "Expecting property name enclosed in double quotes": phrase(
        "这里要有一个带英文双引号的名称；最后一项后面不能有逗号"
    ),
    "Expecting ',' delimiter": phrase("这里缺一个英文逗号，或者括号没有配对"),
    "Expecting ':' delimiter": phrase("名称后面要有英文冒号"),
    "Expecting value": phrase("这里要有一个值：文字要放在英文双引号里，最后一项后面不能有逗号"),
    "Unterminated string starting at": phrase("从这里开始的文字没有右引号"),
    "Invalid control character at": phrase("引号里不能直接换行，写成 \\n"),
    "Extra data": phrase("从这里起是多余的内容"),
}


def read_request(path: Path) -> tuple[ChangeRequest | None, list[Problem]]:
    """The change request in a file; None with the problems if it has any."""
    source, problems = _source(path)
    if source is None:
        return None, problems
    data, problems = _json(source)
    if problems:
        return None, masked(problems, source)
    private = list(_private(source, data))
    try:
        request = ChangeRequest.model_validate(data)
    except ValidationError as error:
        return None, masked([*private, *_mistakes(source, data, error.errors(include_url=False))], source)
    return (None, private) if private else (request.read_from(source), [])


def _source(path: Path) -> tuple[SourceFile | None, list[Problem]]:
    try:
        data = _pasted() if str(path) == "-" else read_bounded(path, MAX_REQUEST_BYTES)
    except OSError as error:
        return None, [problem_with_file("F108", str(path), reason=error.strerror)]
    if data is None:
        return None, [problem_with_file("F104", str(path), limit="32 MB")]
    try:
        return SourceFile(str(path), _without_chat(data.decode("utf-8-sig"))), []
    except UnicodeDecodeError as error:
        return None, [problem_with_file("F105", str(path), data[: error.start].count(b"\n") + 1)]


def _pasted() -> bytes | None:
    data = sys.stdin.buffer.read(MAX_REQUEST_BYTES + 1)
    return None if len(data) > MAX_REQUEST_BYTES else data


def _without_chat(text: str) -> str:
    """The text with spaces in place of what chats and mails put around the JSON and into its gaps."""
    start, end = text.find("{"), text.rfind("}") + 1
    if start < 0 or end <= start or text.lstrip().startswith("["):
        return text
    before, after = (re.sub(r"[^\r\n]", " ", around) for around in (text[:start], text[end:]))
    inside = _TEXT_OR_GAP.sub(lambda found: found[0] if found[0].startswith('"') else " ", text[start:end])
    return before + inside + after


def _json(source: SourceFile) -> tuple[Any, list[Problem]]:
    """The JSON of a file, with numbers as typed."""
    try:
        data = json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str)
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        reason = _REASONS.get(error.msg, error.msg)
        return None, [source.problem("C101", source.spot_at(error.pos, 1), reason=reason)]
    except UnicodeEncodeError:  # half of an emoji, behind an escape
        return None, [
            source.problem("C101", source.spot_at(0, 1), reason=phrase("里面有半个字符（\\ud83d 之类）"))
        ]
    except RecursionError:
        return None, [source.problem("Y214", source.spot_at(0, 1), limit=16)]
    if not isinstance(data, dict) or ("operations" not in data and data.get("format") != FORMAT):
        return None, [source.problem("C102", source.spot_at(0, 1), ending=ENDING, format=FORMAT)]
    return data, [_shape_of(problem) for problem in positions(source)[1] if problem.code in {"Y211", "Y214"}]


def _shape_of(problem: Problem) -> Problem:
    """A key twice or too many levels, as the reader of YAML finds them, with a hint for JSON."""
    return replace(problem, better_hint=phrase("只留一个")) if problem.code == "Y211" else problem


def _private(source: SourceFile, data: dict[str, Any]) -> Iterator[Problem]:
    """Private numbers in what is said about the change; those in values are found where they would be published."""
    lines = {problem_at(source, (key,), "C105").position.line for key in ("why", "role") if key in data}
    found = private_numbers(source, positions(source)[0])
    return (problem for problem in found if problem.position.line in lines)


def _mistakes(source: SourceFile, data: dict[str, Any], errors: Sequence[ErrorDetails]) -> Iterator[Problem]:
    """A problem for each mistake; several errors about one value are one mistake."""
    inner = [error for error in errors if len(error["loc"]) > 1]
    explained: set[JsonPath] = set()
    for error in sorted(inner or errors, key=lambda error: error["type"] == "missing"):
        path = _path(error)
        name, kind = _name(path), error["type"]
        if kind == "extra_forbidden":
            meant = _meant_field(name, _fields(data, path))
            explained.add((*path[:-1], meant or ""))
            hint = suggest(f'"{meant}"' if meant else None)
            words = tuple(_fields(data, path))
            yield problem_at(source, path, "C105", hint, at_key=True, found=name, words=words)
        elif path not in explained:
            explained.add(path)
            yield _mistake(source, error, path)


def _path(error: ErrorDetails) -> JsonPath:
    """The place in JSON: without the name of the operation that pydantic puts into it, and not inside a field's path."""
    loc = error["loc"]
    if loc[0] != "operations" or len(loc) < 3:
        return loc[:3]
    return (*loc[:2], *loc[3:4])


def _name(path: JsonPath) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _mistake(source: SourceFile, error: ErrorDetails, path: JsonPath) -> Problem:
    kind, name = error["type"], _name(path)
    number = int(path[1]) + 1 if len(path) > 1 else 0
    if kind == "literal_error":
        return problem_at(source, path, "C102", ending=ENDING, format=FORMAT)
    if kind == "union_tag_not_found":
        return problem_at(source, path, "C104", number=number, field="op")
    if kind == "union_tag_invalid":
        found = str(error["ctx"]["tag"])
        meant = _MEANT_OPERATION.get(found.lower()) or nearest(found, OPERATIONS)
        words = tuple(OPERATIONS)
        return problem_at(
            source, (*path, "op"), "C103", suggest(meant), number=number, found=found, words=words
        )
    if kind == "missing":
        return problem_at(source, path, "C104", number=number, field=name)
    return problem_at(source, path, "C112", field=name, expected=_SHAPES.get(name, _ONE_TEXT))


def _meant_field(name: str, known: Sequence[str]) -> str | None:
    meant = _MEANT.get(name) or nearest(name, known)
    return meant if meant in known else None


def _fields(data: dict[str, Any], path: JsonPath) -> list[str]:
    """The fields that may be written at the level of a path."""
    if path[0] == "operations" and isinstance(path[1], int):
        return list(OPERATIONS[data["operations"][path[1]]["op"]].model_fields)
    return list(ChangeRequest.model_fields)
