"""The canonical form: the same meaning, the same comments, and nothing to do the second time."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from service_circles.cli.program import run
from service_circles.editing.canonical.canonical_form import canonical_form
from service_circles.editing.canonical.formatted_files import formatted_files
from service_circles.editing.yaml_splice.marked_nodes import Marked, marked_nodes

ROOT = Path(__file__).parents[2]
EXAMPLES = tuple(sorted(file.parent for file in (ROOT / "examples").glob("*/communities.yaml")))
PROJECTS = (ROOT, *EXAMPLES, ROOT / "generator/service_circles/cli/starter/project")
FILES = sorted(
    file for root in PROJECTS for file in [root / "communities.yaml", *root.glob("content/**/*.yaml")]
)


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: root.name)
def test_our_own_records_are_canonical(root: Path) -> None:
    formatted = formatted_files(root)
    assert list(formatted.applied.changed_files) == []
    assert formatted.problems == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_untidy_records_become_canonical(file: Path) -> None:
    text = file.read_text("utf-8")
    untidy = "".join(made_untidy(text, random.Random(file.name)))
    formatted = canonical_form(untidy)
    assert marked_nodes(formatted).data == marked_nodes(text).data
    assert canonical_form(formatted) == formatted
    assert Counter(comments(formatted)) == Counter(comments(text))
    assert formatted == text


def made_untidy(text: str, chance: random.Random) -> list[str]:
    """Lines with spare spaces after keys and at their ends, and more blank lines, but for texts of several lines."""
    within = {
        number
        for leaf in leaves(marked_nodes(text))
        for number in range(text.count("\n", 0, leaf.start) + 1, text.count("\n", 0, leaf.end) + 1)
    }
    lines = []
    for number, line in enumerate(text.split("\n")):
        untidy = line
        if number not in within:
            untidy = re.sub(r"^( *(?:- )?[a-z_.]+:) (?=\S)", r"\1   ", line) + " " * chance.randrange(3)
            untidy = untidy.replace("{ ", "{").replace(" }", "  }") + "\n" * (not line.strip())
        lines.append(f"{untidy}\n")
    return lines


def leaves(node: Marked) -> Iterator[Marked]:
    if not node.entries:
        yield node
    for entry in node.entries:
        yield from leaves(entry.value)


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.lstrip().startswith("#")]


def test_fields_move_with_their_comments() -> None:
    assert canonical_form(
        "center:   # 中心\n\n    # 名字\n    name: '甲'\n\n    website: \"https://example.org\"  # 网站\n"
        "    phones:\n    - label: '1'\n      # 不变\n      number: 0000-0000 0001\n      # 旧号码\n"
        '    id:   a\n\n\n\n    level:  street\n    structure: [{count: 1,   role: "x"}]\n'
    ) == (
        "center:   # 中心\n  id: a\n  # 名字\n  name: 甲\n\n  level: street\n  phones:\n    -\n".replace(
            "-\n", "- # 不变\n"
        )
        + "      number: 0000-0000 0001\n      label: '1'\n      # 旧号码\n\n"
        "  website: https://example.org  # 网站\n  structure: [{ count: 1, role: x }]\n"
    )


def test_values_of_several_lines_keep_their_shape() -> None:
    text = (
        "center:\n    description: |-\n        一\n\n          - 二\n        三\n"
        '    name: "甲\n      乙"\n    areas: [\n      a,   # 一\n      b,\n    ]\n'
    )
    formatted = canonical_form(text)
    assert marked_nodes(formatted).data == marked_nodes(text).data
    assert "\n      一\n\n        - 二\n      三\n" in formatted
    assert "# 一" in formatted


def test_line_ends_stay_and_marks_go() -> None:
    assert canonical_form("\ufeffa:  1\r\nb: 2\r\n") == "a: 1\r\nb: 2\r\n"
    assert canonical_form("a:  1\r\nb: 2\n") == "a: 1\nb: 2\n"


def test_what_cannot_be_formatted_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    untidy, slip = "centers:\n- {id: a}\n", "centers:\n  - id：b\n"
    (tmp_path / "communities.yaml").write_text("areas:\n- {id: c}\n", "utf-8")
    (tmp_path / "content/a.yaml").write_text(untidy, "utf-8")
    (tmp_path / "content/b.yaml").write_text(slip, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["fmt", "--check", "content/a.yaml", "content/c.yaml"]) == 1
    assert "would change  content/a.yaml" in (shown := capsys.readouterr().err)
    assert "[F119]" in shown
    assert "communities.yaml" not in shown
    assert (tmp_path / "content/a.yaml").read_text("utf-8") == untidy
    assert run(["fmt"]) == 1
    assert "[Y104]" in capsys.readouterr().err
    assert (tmp_path / "content/a.yaml").read_text("utf-8") == "centers:\n  - { id: a }\n"
    assert (tmp_path / "content/b.yaml").read_text("utf-8") == slip
    (tmp_path / "content/b.yaml").unlink()
    assert run(["fmt"]) == run(["fmt", "--check"]) == 0
