"""Values spliced into YAML as people really write it: any indentation, quotes, brackets, comments anywhere."""

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest

from service_circles.editing.canonical.canonical_form import canonical_form
from service_circles.editing.schema_order import FileShape
from service_circles.editing.yaml_splice.splice import splice
from service_circles.problems.source_file import SourceFile
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Sequence, Text
from service_circles.reading.yaml.yaml_parser import read_nodes

WORDS = (
    "甲",
    "0000-0000 0001",
    "09:00-12:00",
    "a b",
    "是",
    "“引号”",
    "it's",
    "a#b",
    "说明：看",
    "1",
    "一\n二",
    "长" * 40,
)
KEYS = ("id", "name", "name.en", "area", "phones", "number", "label", "schedule", "rules", "note", "website")


class Author:
    """Writes data as YAML in a style of its own, changing with every value."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def maybe(self, share: float = 0.3) -> bool:
        return self.chance.random() < share

    def data(self, depth: int = 0) -> Any:
        """A map, or deeper inside a list or text as well."""
        kind = self.chance.randrange(4) if depth else 0
        if depth > 3 or kind > 1:
            return self.chance.choice(WORDS)
        if kind == 1:
            return [self.data(depth + 1) for _ in range(self.chance.randrange(1, 4))]
        return {key: self.data(depth + 1) for key in self.chance.sample(KEYS, self.chance.randrange(1, 6))}

    def file(self, data: Any) -> str:
        """The data as a file."""
        lines = self.entries(data, 0)
        text = "\n".join(["# 文件", ""] * self.maybe() + lines + [""] * (not self.maybe()))
        return text.replace("\n", "\r\n") if self.maybe(0.2) else text

    def entries(self, data: Any, column: int) -> list[str]:
        """The lines of a map or list in block style."""
        lines = []
        items = data.items() if isinstance(data, dict) else ((None, item) for item in data)
        for number, (key, value) in enumerate(items):
            above = [""] * self.maybe(0.2) + [f"# 注释 {number}"] * self.maybe(0.2)
            head = f"{key}:" if key else "-"
            lines += [*above, *self.entry(head, value)]
        return [" " * column + line if line else "" for line in lines]

    def entry(self, head: str, value: Any) -> list[str]:
        gap = " " * self.chance.choice([1, 1, 1, 3])
        if isinstance(value, str):
            return self.scalar(head + gap, value)
        if self.maybe(0.25):
            return [f"{head}{gap}{self.flow(value)}{self.comment()}"]
        step = (
            0 if isinstance(value, list) and head != "-" and self.maybe() else self.chance.choice([2, 2, 4])
        )
        inner = self.entries(value, step)
        if head == "-" and inner[0].strip() and not inner[0].lstrip().startswith("#") and self.maybe(0.9):
            return [f"-{' ' * (step - 1)}{inner[0].lstrip()}", *inner[1:]]
        inner += [" " * (step + 1) + "# 旧的"] * (self.maybe(0.1) and bool(step))
        return [f"{head}{self.comment()}", *inner]

    def scalar(self, head: str, text: str) -> list[str]:
        if "\n" in text and self.maybe(0.7):
            return [f"{head}|-", *(f"  {line}" for line in text.split("\n"))]
        double = '"' + text.replace("\n", "\\n") + '"'
        single = "'" + text.replace("'", "''") + "'"
        written = [double] if "\n" in text else [text, text, double, single]
        return [f"{head}{self.chance.choice(written)}{self.comment()}"]

    def flow(self, value: Any) -> str:
        if isinstance(value, str):
            return '"' + value.replace("\n", "\\n") + '"'
        pad = " " * self.maybe(0.5)
        comma = self.chance.choice([", ", ",  "])
        if isinstance(value, list):
            return f"[{pad}{comma.join(map(self.flow, value))}{pad}]"
        return f"{{{pad}{comma.join(f'{key}: {self.flow(each)}' for key, each in value.items())}{pad}}}"

    def comment(self) -> str:
        return self.chance.choice(["  # 注", " # x: y"]) if self.maybe(0.15) else ""

    def edit(self, data: Any) -> None:
        """Change something, remove it, or add something beside it."""
        holders: list[Any] = []

        def collect(value: Any) -> None:
            if isinstance(value, dict | list):
                holders.append(value)
                for each in value.values() if isinstance(value, dict) else value:
                    collect(each)

        collect(data)
        holder = self.chance.choice(holders)
        key = self.chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        what = self.chance.randrange(3)
        if what == 0 and len(holder) > 1:
            del holder[key]
        elif what == 1:
            holder[key] = self.data(2)
        elif isinstance(holder, list):
            holder.insert(key, self.data(2))
        else:
            holder[self.chance.choice(KEYS)] = self.data(2)


def data_of(node: Node) -> Any:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Sequence):
        return [data_of(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: data_of(value) for key, value in node.values.items()}


def read(text: str) -> Any:
    source, slips = correct_typos(SourceFile("a.yaml", text))
    root, problems = read_nodes(source)
    return None if slips or problems or root is None else data_of(root)


def written(seed: int) -> tuple[Author, str, Any]:
    """An author with a file that has no mistakes, and its data."""
    for attempt in range(100):
        author = Author(random.Random(seed * 100 + attempt))
        data = author.data()
        text = author.file(data)
        if read(text) == data:
            return author, text, data
    raise AssertionError


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("edits", [1, 4], ids="{} edits".format)
def test_edits_are_right_in_every_style(seed: int, edits: int) -> None:
    for more in range(10):
        author, text, data = written(seed * 10 + more)
        wanted = copy.deepcopy(data)
        for _ in range(edits):
            author.edit(wanted)
        assert read(splice(text, wanted, FileShape())) == wanted


@pytest.mark.parametrize("seed", range(40))
def test_every_style_has_one_canonical_form(seed: int) -> None:
    for more in range(10):
        _, text, data = written(seed * 10 + more)
        formatted = canonical_form(text)
        assert read(formatted) == data
        assert canonical_form(formatted) == formatted


def test_the_author_writes_in_many_styles() -> None:
    texts = [written(seed)[1] for seed in range(100)]
    signs: list[Callable[[str], bool]] = [
        lambda text: "\r\n" in text,
        lambda text: "'" in text,
        lambda text: "|-" in text,
        lambda text: "{ " in text,
        lambda text: "\n- " in text,
        lambda text: "#" in text,
    ]
    assert all(any(map(sign, texts)) for sign in signs)
