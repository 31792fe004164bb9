"""`circles build --watch`: the site follows every change, by one process, and is the same as one built from nothing."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.doors.conftest import Tree
from tests.publishing import MOST_S, build

CENTER = "content/centers/taoyuan-center.yaml"


def _said_until(process: subprocess.Popen[str], end: str) -> str:
    """Return the output of the command down to the first line with some words."""
    assert process.stderr
    said = ""
    for line in process.stderr:
        said += line
        if end in line:
            return said
    raise AssertionError(said)


def _edit(project: Path, change: Callable[[str], str]) -> None:
    file = project / CENTER
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, "utf-8")


def _pages_written(said: str) -> int:
    return int(re.findall(r"writing (\d+) pages", said)[0])


def test_the_site_follows_every_change(project: Path, tmp_path: Path, tree: Tree) -> None:
    settings = project / "communities.yaml"
    text = settings.read_text("utf-8").replace(
        "languages: [zh-Hans, zh-Hant, en]", "languages: [zh-Hans, en]"
    )
    settings.write_text(text.replace("  publisher:", "  handbook: false\n  publisher:", 1), "utf-8")
    page = project / "site/centers/taoyuan-center/index.html"
    command: list[str | Path] = [Path(sys.executable).parent / "circles", "-C", project, "build", "--watch"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            whole = _pages_written(_said_until(process, "the site is in"))
            before = page.read_bytes()
            _edit(project, lambda text: text.replace("center:\n", "center:\n  nmae: 多余\n", 1))
            said = _said_until(process, "nmae")
            assert CENTER in said
            assert page.read_bytes() == before, "a mistake leaves the last good site"
            _edit(project, lambda text: text.replace("  nmae: 多余\n", "", 1))
            said = _said_until(process, "the site is in")
            assert _pages_written(said) == 0
            for number in ("0000-0000 7771", "0000-0000 7772"):
                _edit(project, partial(re.sub, r"(?<=number: )0000-\d+ \d+", number))
                said = _said_until(process, "the site is in")
                assert number in page.read_text("utf-8")
                assert 0 < _pages_written(said) < whole / 3
            process.send_signal(signal.SIGINT)
            assert process.wait(MOST_S) == 0
        finally:
            process.kill()
    (project / ".circles").rename(tmp_path / "kept")
    assert tree(project / "site") == tree(build(project, tmp_path / "from-nothing"))
