"""All scripts of the theme are written in the dialect that site_theme/bundles.toml states: ES2019, its newer half."""

import re
from pathlib import Path

import pytest

from tests.publishing import ROOT

THEME = ROOT / "site_theme"
SCRIPTS = sorted(THEME.rglob("*.js"))
NEARLY_CODE = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
"""Comments and texts; what a template text holds is left."""
TOO_NEW = {
    "?.": r"\?\.(?!\d)",
    "??": r"\?\?",
    "||= and &&=": r"(?:\|\||&&)=",
    "1_000": r"\b\d+_\d",
    "1n": r"\b\d+n\b",
    "#private": r"[\w.]\.#\w|^\s*#\w+",
    "static {}": r"\bstatic\s*\{",
    "import()": r"\bimport\b",
    "functions of ES2020": r"\b(?:matchAll|allSettled|globalThis|BigInt)\b(?! *\()|\.matchAll\(\/|\.allSettled\(",
    "functions of ES2021": r"\b(?:replaceAll|WeakRef|FinalizationRegistry)\b|Promise\.any\b",
    "functions of ES2022 and later": r"\.(?:at|findLast|findLastIndex|toSorted|toReversed|with|groupBy)\(|\bhasOwn\b",
    "functions of newer browsers": r"\b(?:structuredClone|replaceChildren|randomUUID|scheduler)\b",
}
TOO_OLD = {
    "var: const or let": r"\bvar\b",
    "function (): an arrow": r"\bfunction\s*\(",
    "==: ===, but for == null": r"(?<![=!<>])[=!]=(?!=)(?! null\b)",
    "apply and call: ...": r"\bprototype\.|\[\]\.slice\.call",
}


def code_of(script: Path) -> str:
    return NEARLY_CODE.sub('""', script.read_text("utf-8"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.relative_to(THEME).as_posix())
def test_nothing_is_newer_than_the_oldest_phone(script: Path) -> None:
    code = code_of(script)
    assert [name for name, pattern in TOO_NEW.items() if re.search(pattern, code, re.MULTILINE)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.relative_to(THEME).as_posix())
def test_nothing_is_written_in_an_older_way(script: Path) -> None:
    code = code_of(script)
    assert [name for name, pattern in TOO_OLD.items() if re.search(pattern, code)] == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("a?.b", "?."), ("a ?? b", "??"), ("a ||= 1", "||= and &&="), ("1_000", "1_000"), ("this.#secret", "#private"),
        ("list.at(-1)", "functions of ES2022 and later"), ('"a".replaceAll("b", "c")', "functions of ES2021"),
        ("Promise.allSettled(all)", "functions of ES2020"), ("text.matchAll(/a/g)", "functions of ES2020"),
    ],
)  # fmt: skip
def test_what_is_too_new_is_seen(code: str, name: str) -> None:
    assert re.search(TOO_NEW[name], code, re.MULTILINE)


def test_what_is_fine_is_not_refused() -> None:
    fine = "const x = a ? .5 : b; for (const [key, ...rest] of list) show`${key}`; clients.matchAll(options);"
    assert [name for name, pattern in TOO_NEW.items() if re.search(pattern, fine, re.MULTILINE)] == []
