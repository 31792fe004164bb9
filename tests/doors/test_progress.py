"""While a site is built a terminal tells how far it is, in one line; nothing else does."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service_circles.cli.terminal import counting_line
from tests.publishing import MOST_S

COUNT = re.compile(r"\r([0-9]+)/([0-9]+) 页，[0-9]+ 秒 / \1 of \2 pages, [0-9]+ s\x1b\[K")


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Iterator[tuple[int, int]]:
    """The two ends of a pseudo terminal, 80 columns wide."""
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"COLUMNS": "80"} | environment).items():
        monkeypatch.setenv(name, value)
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)


def read(ours: int) -> str:
    """All that was written to the other end, which is closed."""
    found = b""
    try:
        while piece := os.read(ours, 4096):
            found += piece
    except OSError:  # Linux says so at the end
        pass
    return found.decode()


def test_a_build_counts_its_pages_and_leaves_its_summary(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    circles = Path(sys.executable).parent / "circles"
    with (
        terminal(monkeypatch) as (ours, theirs),
        subprocess.Popen([circles, "-C", project, "build"], stderr=theirs) as building,
    ):
        os.close(theirs)
        said = read(ours)
        assert building.wait(MOST_S) == 0
    counts = [(int(done), int(all_)) for done, all_ in COUNT.findall(said)]
    assert counts
    assert counts == sorted(counts)
    pages = re.search(r"正在生成 ([0-9]+) 页", said)
    assert pages
    assert {all_ for _, all_ in counts} == {int(pages[1])}
    assert said.endswith("s\r\n")
    assert "\r\x1b[K" in said[said.rindex(" pages, ") :]  # the last count is gone before the summary


@pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}, {"COLUMNS": "40"}])
def test_elsewhere_nothing_is_counted(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch, **environment) as (ours, theirs):
        with os.fdopen(theirs, "w") as screen:
            monkeypatch.setattr(sys, "stderr", screen)
            with counting_line() as count:
                count(1, 2)
        assert read(ours) == ""
