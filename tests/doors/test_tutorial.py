"""The tutorial of the documentation, followed to the letter: its files written, its commands run, its outputs seen.

Fenced blocks: `sh` is run, `console` only shown; `text` is what the command above says; `yaml` and `csv` go into the
file that the line above names last: they are the file, or come below a line of it, or at its end.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from service_circles.cli.program import run
from tests.publishing import MOST_S, ROOT

PAGES = ROOT / "examples/documentation/content"
_BLOCK = re.compile(r"(?P<before>[^\n]*)\n\n```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL)
_NAMES = re.compile(r"`([^`]+)`")


class Block(NamedTuple):
    """A fenced block, the names in the line above it, and that line."""

    kind: str
    text: str
    names: list[str]
    before: str


def _blocks(page: Path) -> Iterator[Block]:
    for found in _BLOCK.finditer(page.read_text("utf-8")):
        yield Block(found["kind"], found["text"], _NAMES.findall(found["before"]), found["before"])


def _write(block: Block, folder: Path) -> None:
    name = next(name for name in reversed(block.names) if name.endswith((".yaml", ".csv")))
    file = folder / name
    below = next((name for name in block.names if name.endswith(":")), None)
    if below:
        file.write_text(file.read_text("utf-8").replace(f"{below}\n", f"{below}\n{block.text}", 1), "utf-8")
    elif re.search(r"at the end of|的最后", block.before):
        file.write_text(file.read_text("utf-8") + block.text, "utf-8")
    else:
        file.write_text(block.text, "utf-8")


def _run(commands: str, capsys: pytest.CaptureFixture[str]) -> tuple[str, int]:
    """Run commands of ours, in this process; their output, and the status of the last or of the first that failed."""
    status = 0
    for command in commands.splitlines():
        program, *words = shlex.split(command)
        assert program == "circles"
        status = status or run(words)
    return "".join(capsys.readouterr()), status


_PUBLISHING = "circles -C town build"


@pytest.mark.parametrize(("page", "name"), [("begin.md", "All pantries"), ("begin.zh-Hans.md", "饭堂和书房")])
def test_a_stranger_comes_to_the_end(
    page: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said, status, seen = "", 0, 0
    for block in _blocks(PAGES / page):
        if block.kind == "sh":
            assert status == 0, said  # a mistake that the text did not announce
            if not block.text.startswith(_PUBLISHING):
                said, status = _run(block.text, capsys)
        elif block.kind == "text":
            seen += 1
            for line in block.text.splitlines():
                assert line in said
            status = 0
        elif block.kind in {"yaml", "csv"}:
            _write(block, tmp_path)
    assert status == 0, said
    assert seen == 5
    assert f"name: {name}" in (tmp_path / "town/communities.yaml").read_text("utf-8")
    if page == "begin.md":  # the other has the same commands
        kept = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(["sh", "-e", "-c", _last_commands(page)], env=kept, check=False, timeout=MOST_S)
        assert done.returncode == 0
        assert f">{name}<" in (tmp_path / "web/index.html").read_text("utf-8")


def _last_commands(page: str) -> str:
    return [block.text for block in _blocks(PAGES / page) if block.kind == "sh"][-1]


def test_both_languages_have_the_same_steps() -> None:
    english, chinese = (
        [block.kind for block in _blocks(PAGES / page)] for page in ("begin.md", "begin.zh-Hans.md")
    )
    assert english == chinese
    assert _last_commands("begin.md") == _last_commands("begin.zh-Hans.md")
    assert _last_commands("begin.md").startswith(_PUBLISHING)
