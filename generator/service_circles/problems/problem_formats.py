"""Problems for programs: annotations of GitHub, SARIF 2.1.0, GitLab's and reviewdog's formats, and JSON of our own."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from string import Formatter
from urllib.parse import quote

from service_circles.basics.json_text import compact_json
from service_circles.languages.catalogs import in_both, in_chinese, in_english
from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem, messages
from service_circles.problems.visible_text import visible

Entry = dict[str, object]

FORMAT = "service-circles/problems/1"
_ONLY_TRANSLATED = ("reason", "field")
"""Details that a translation may name where the Chinese does not."""
_CORRECTED_LINES = frozenset({"Y104", "Y105", "Y106", "Y109", "Y110"})
"""Codes whose detail `corrected` is the whole line, without what it is indented by."""
_CORRECTED_IN_PLACE = frozenset({"Y108"})
"""Codes whose detail `corrected` is what belongs in place of what is underlined."""
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def problems_as(form: str, problems: Iterable[Problem], folder: str = "") -> str:
    """All problems, mistakes first, in one of FORMS; `folder` is that of the project within the repository."""
    in_order = sorted(problems, key=lambda problem: (not problem.is_mistake, problem.order))
    return FORMS[form](in_order, f"{folder}/" if folder not in {"", "."} else "")


def _github(problems: Sequence[Problem], prefix: str) -> str:
    """Workflow commands; GitHub shows ten errors and ten warnings of a step in the pull request, and logs all."""
    return "".join(_annotation(problem, prefix) for problem in problems)


def _annotation(problem: Problem, prefix: str) -> str:
    place = problem.position
    fields = {"file": prefix + place.file, "line": place.line, "col": place.column, "title": problem.code}
    if problem.excerpt:
        fields["endColumn"] = place.column + problem.length
    properties = ",".join(f"{name}={_command_property(str(value))}" for name, value in fields.items())
    kind = "error" if problem.is_mistake else "warning"
    return f"::{kind} {properties}::{_command_text(_text(problem))}\n"


def _command_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _command_property(text: str) -> str:
    return _command_text(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: Sequence[Problem], prefix: str) -> str:
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "circles", "rules": [_rule(code) for code in codes]}
    results = [_result(problem, codes.index(problem.code), prefix) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _pretty({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> Entry:
    """A code with its message, an ellipsis in place of details."""
    text = messages()[code].message
    names = [*_ONLY_TRANSLATED, *(name for _, name, _, _ in Formatter().parse(text) if name)]
    described = Phrase(text, {name: 2 if name == "count" else "…" for name in names}, code)
    return {"id": code, "shortDescription": {"text": in_both(described)}}


def _result(problem: Problem, rule: int, prefix: str) -> Entry:
    place = problem.position
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + problem.length,
    }
    physical = {"artifactLocation": {"uri": quote(prefix + place.file)}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "error" if problem.is_mistake else "warning",
        "message": {"text": _text(problem)},
        "locations": [{"physicalLocation": physical}],
    }


def _rdjson(problems: Sequence[Problem], prefix: str) -> str:
    diagnostics = [_diagnostic(problem, prefix) for problem in problems]
    return _pretty({"source": {"name": "circles"}, "diagnostics": diagnostics})


def _rdjsonl(problems: Sequence[Problem], prefix: str) -> str:
    return "".join(f"{compact_json(_diagnostic(problem, prefix))}\n" for problem in problems)


def _diagnostic(problem: Problem, prefix: str) -> Entry:
    place = problem.position
    fixed = _fix(problem)
    return {
        "message": _text(problem),
        "location": {"path": prefix + place.file, "range": _range(problem, place.column, problem.length)},
        "severity": "ERROR" if problem.is_mistake else "WARNING",
        "code": {"value": problem.code},
        **({"suggestions": [fixed]} if fixed else {}),
    }


def _fix(problem: Problem) -> Entry | None:
    """The correction of a typing error, which reviewdog offers as one click; only where it is beyond doubt."""
    corrected, line = problem.details.get("corrected"), problem.excerpt
    if corrected is None or problem.better_hint or not line:
        return None
    if problem.code in _CORRECTED_IN_PLACE:
        return {"text": str(corrected), "range": _range(problem, problem.position.column, problem.length)}
    if problem.code in _CORRECTED_LINES:
        text = line.lstrip()
        return {"text": str(corrected), "range": _range(problem, len(line) - len(text) + 1, len(text))}
    return None


def _range(problem: Problem, column: int, length: int) -> Entry:
    number, line = problem.position.line, problem.excerpt
    ends = (("start", column), ("end", column + length))
    return {name: {"line": number, "column": _byte_column(line, at)} for name, at in ends}


def _byte_column(line: str, column: int) -> int:
    """A column counted in bytes of UTF-8, as reviewdog counts."""
    return len(line[: column - 1].encode("utf-8", "replace")) + 1


def _gitlab(problems: Sequence[Problem], prefix: str) -> str:
    """The report of code quality that GitLab shows in a merge request."""
    seen: Counter[str] = Counter()
    return (
        json.dumps([_finding(problem, prefix, seen) for problem in problems], ensure_ascii=False, indent=2)
        + "\n"
    )


def _finding(problem: Problem, prefix: str, seen: Counter[str]) -> Entry:
    """A finding; its fingerprint stays the same wherever the line is moved in its file."""
    path, place = prefix + problem.position.file, problem.position
    named = f"{problem.code} {path} {in_chinese(problem.message)}"
    seen[named] += 1
    return {
        "description": _text(problem),
        "check_name": problem.code,
        "fingerprint": sha256(f"{named} {seen[named]}".encode("utf-8", "replace")).hexdigest(),
        "severity": "major" if problem.is_mistake else "minor",
        "location": {"path": path, "lines": {"begin": place.line}},
    }


def _json(problems: Sequence[Problem], prefix: str) -> str:
    return _pretty({"format": FORMAT, "problems": [problem_entry(problem, prefix) for problem in problems]})


def problem_entry(problem: Problem, prefix: str = "") -> Entry:
    """A problem as JSON, with its message and hint in both languages."""
    place = problem.position
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": prefix + place.file,
        "line": place.line,
        "column": place.column,
        "length": problem.length,
        "excerpt": problem.excerpt,
        "message": _both(problem.message),
        "hint": _both(problem.hint) if problem.hint else None,
    }


def _both(text: Phrase) -> Entry:
    return {"zh": in_chinese(text), "en": in_english(text)}


def _text(problem: Problem) -> str:
    """Message and hint, in Chinese and then in English."""
    texts = [text for text in (problem.message, problem.hint) if text]
    lines = [*map(in_chinese, texts), *map(in_english, texts)]
    return "\n".join(visible(line) for line in lines)


def _pretty(data: Entry) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


FORMS: Mapping[str, Callable[[Sequence[Problem], str], str]] = {
    "github": _github,
    "sarif": _sarif,
    "gitlab": _gitlab,
    "rdjson": _rdjson,
    "rdjsonl": _rdjsonl,
    "json": _json,
}
"""The formats beside text, by the names that the command knows."""
