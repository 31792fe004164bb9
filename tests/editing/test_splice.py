"""Values spliced into every YAML file of the repository: right, and nothing else changes."""

import copy
import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from service_circles.editing.schema_order import FileShape
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError, marked_nodes
from service_circles.editing.yaml_splice.splice import splice
from service_circles.problems.source_file import SourceFile
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Sequence, Text
from service_circles.reading.yaml.yaml_parser import read_nodes

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for file in [*ROOT.glob("**/content/**/*.y*ml"), *ROOT.glob("**/communities.yaml")]
    if not {".venv", "site", "general"} & set(file.parts)  # `cli/starter/general` has {words} to be filled in
)
NASTY = (
    *(
        "改",
        "a: b",
        "a:b",
        "# x",
        "x # y",
        "- x",
        "-x",
        "'q'",
        '"dq"',
        "it's",
        "[a]",
        "{a}",
        "a, b",
        "true",
        "null",
        "~",
    ),
    *(
        "",
        "9:30",
        "0755",
        " 前后有空格 ",
        "一行\n两行",
        "段落\n\n  缩进\n",
        "😀👨\u200d👩\u200d👧",
        "反\\斜",
        "@x",
        "%x",
        "&x",
        "*x",
    ),
    *(
        "!x",
        "|",
        "> x",
        "：全角",
        "注意：看",
        "a\tb",
        "长" * 300,
        "https://example.org/#a",
        "--- x",
        "...",
        "? x",
        "“引号”",
    ),
    *("逗号，在括号里", "看不见\u200b的", "分\u2028行", "key: [x", "\n开头换行", "结尾换行\n\n"),
)
POSITIONS = 4
"""Looked at in each file, evenly spread."""


def data_of(node: Node) -> Any:
    """Return the values that the reader of records reads, with keys as typed."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Sequence):
        return [data_of(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: data_of(value) for key, value in node.values.items()}


def read(text: str) -> Any:
    source, slips = correct_typos(SourceFile("a.yaml", text))
    root, problems = read_nodes(source)
    assert not slips
    assert not problems
    assert root is not None
    return data_of(root)


def paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for step in steps:
        yield (*path, step)
        yield from paths(data[step], (*path, step))


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines between the first and the last that differ."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


def spread(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return found[:: max(len(found) // POSITIONS, 1)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_kind_of_edit_is_right_and_local(file: Path) -> None:
    text = file.read_bytes().decode()
    if FILES.index(file) % 3 == 0:
        text = text.replace("\n", "\r\n")
    data = read(text)
    nasty = cycle(NASTY)

    def spliced(change: Any) -> tuple[list[str], list[str]]:
        wanted = copy.deepcopy(data)
        change(wanted)
        after = splice(text, wanted, FileShape())
        assert read(after) == wanted
        return changed(text, after)

    for path in spread(list(paths(data))):
        holder, value, last = path[:-1], at(data, path), path[-1]
        if isinstance(value, str):
            old, _ = spliced(lambda wanted, h=holder, k=last: at(wanted, h).__setitem__(k, next(nasty)))
            assert len(old) <= value.count("\n") + 2
        if isinstance(value, list):
            old, _ = spliced(lambda wanted, p=path: at(wanted, p).append(next(nasty)))
            assert len(old) <= 1
        if isinstance(at(data, holder), dict):
            old, _ = spliced(lambda wanted, h=holder: at(wanted, h).update({"new": next(nasty)}))
            assert len(old) <= 1
        if len(at(data, holder)) > 1:
            _, new = spliced(lambda wanted, h=holder, k=last: at(wanted, h).__delitem__(k))
            assert len(new) <= 1


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_several_edits_at_once_are_right(file: Path) -> None:
    text = file.read_bytes().decode()
    chance = random.Random(file.name)
    for _ in range(3):
        wanted = read(text)
        for _ in range(chance.randrange(2, 8)):
            edit_somewhere(wanted, chance)
        assert read(splice(text, wanted, FileShape())) == wanted


def edit_somewhere(data: Any, chance: random.Random) -> None:
    """Set, remove, add or append something, mostly beside the last change."""
    path = chance.choice(list(paths(data))[: chance.choice([5, 50, 10_000])])
    holder, value, last = at(data, path[:-1]), at(data, path), path[-1]
    new: Any = chance.choice(
        [chance.choice(NASTY), {"新": "a", "b": ["1", "2"]}, [{"c": "甲\n乙"}, {"d": "e"}]]
    )
    what = chance.randrange(4)
    if what == 0 and len(holder) > 1:
        del holder[last]
    elif what == 1 and isinstance(value, list):
        value.insert(chance.randrange(len(value) + 1), new)
    elif what == 2 and isinstance(holder, dict):
        holder[f"new{chance.randrange(100)}"] = new
    else:
        holder[last] = new


def center(lines: str) -> str:
    return f"center:\n  id: a\n{lines}  area: b\n"


def spliced_center(text: str, **fields: Any) -> str:
    data = read(text)
    for name, value in fields.items():
        data["center"][name] = value
        if value is None:
            del data["center"][name]
    return splice(text, data, FileShape())


def test_a_comment_goes_with_the_last_field_below_it() -> None:
    alone = center("\n  # 门口的牌子 / the sign\n  name: 甲\n\n  # 其他\n")
    assert spliced_center(alone, name=None) == center("\n  # 其他\n")
    shared = center("  # 门口的牌子和地址\n  name: 甲\n  address: 乙\n")
    assert spliced_center(shared, name=None) == center("  # 门口的牌子和地址\n  address: 乙\n")
    assert spliced_center(shared, name=None, address=None) == center("  # 门口的牌子和地址\n")


def test_a_comment_that_is_indented_further_belongs_to_the_field_above() -> None:
    text = center("  phones:\n    - number: 0000-0000 0001\n      # 旧的是 0000-0000 0000\n")
    added = spliced_center(text, website="https://example.org")
    assert "0000\n  website: https://example.org\n  area" not in added
    assert spliced_center(text, phones=None) == center("")


def test_new_fields_stand_where_the_schema_has_them() -> None:
    text = center("  name: 甲\n")
    text = spliced_center(
        text, website="https://example.org", phones=[{"label": "前台", "number": "0000-0000 0001"}]
    )
    assert spliced_center(text, **{"name.en": "A", "level": "street"}) == (
        "center:\n  id: a\n  name: 甲\n  name.en: A\n  level: street\n  area: b\n  phones:\n"
        "    - number: 0000-0000 0001\n      label: 前台\n  website: https://example.org\n"
    )


def test_quotes_stay_as_they_are_where_they_can() -> None:
    text = center("  name: '甲'   # 牌子\n  directions: \"乙\"\n")
    assert spliced_center(text, name="丙", directions='说"丁"') == center(
        '  name: \'丙\'   # 牌子\n  directions: "说\\"丁\\""\n'
    )


def test_lines_do_not_swallow_the_comment_behind_them() -> None:
    text = center("  description: 短 # 待补\n")
    assert spliced_center(text, description="一\n二") == center('  description: "一\\n二" # 待补\n')


def test_records_set_apart_by_blank_lines_stay_so() -> None:
    apart = "centers:\n  - id: a\n\n  # 乙\n  - id: b\n\n  - id: c\n"
    data = read(apart)
    data["centers"].append({"id": "d", "name": "丁"})
    assert splice(apart, data, FileShape()) == apart + "\n  - id: d\n    name: 丁\n"
    data["centers"].insert(2, {"id": "e"})
    assert "  - id: b\n\n  - id: e\n\n  - id: c\n" in splice(apart, data, FileShape())
    dense = apart.replace("\n\n", "\n")
    assert splice(dense, data, FileShape()).count("\n\n") == 0


def test_what_nobody_sees_is_escaped_wherever_it_stands() -> None:
    text = center("  description: |-\n    看得见\n")
    assert spliced_center(text, description="看\u200b不见\n第二行") == center(
        '  description: "看\\u200B不见\\n第二行"\n'
    )
    assert spliced_center(text, description="👨\u200d👩\u200d👧\n第二行") == center(
        "  description: |-\n    👨\u200d👩\u200d👧\n    第二行\n"
    )


def test_a_file_without_a_last_line_break() -> None:
    assert spliced_center("center:\n  id: a\n  name: 甲", website="https://example.org") == (
        "center:\n  id: a\n  name: 甲\n  website: https://example.org"
    )


def test_what_reads_differently_is_never_written() -> None:
    with pytest.raises(CannotSpliceError):
        spliced_center("? center\n: ? id\n  : a\n  ? name\n  : 甲\n", website="https://example.org")


def test_positions_are_those_of_characters() -> None:
    text = "a: 😀 # 笑\nb: |-\n  一\n\n  二\n\nc: [1, 2]\n"
    root = marked_nodes(text)
    assert [text[entry.value.start : entry.value.end] for entry in root.entries] == [
        "😀",
        "|-\n  一\n\n  二",
        "[1, 2]",
    ]
