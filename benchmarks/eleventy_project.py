"""The second peer's project: templates for Eleventy in JavaScript, with the same values as Hugo's.

Eleventy is installed by npm into `benchmarks/.eleventy/`, which is not committed. Node is needed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.hugo_project import DESCRIPTION, TITLE, computed_values, publication_of
from service_circles.writing.rendering.page_frame import frame_of
from service_circles.writing.rendering.renderer import Renderer

TEMPLATES = Path(__file__).parent / "eleventy"
INSTALLED = Path(__file__).parent / ".eleventy"


def install_eleventy() -> None:
    """Install Eleventy if it is not there yet; end with a message where Node or npm is missing."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        sys.exit("Node.js is missing, which Eleventy needs: install it, or pass --without-eleventy")
    INSTALLED.mkdir(exist_ok=True)
    given, known = TEMPLATES / "package.json", INSTALLED / "package.json"
    if not known.exists() or known.read_bytes() != given.read_bytes():
        shutil.copy(given, known)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=INSTALLED, check=True)


def make_eleventy_project(project: Path, folder: Path) -> None:
    """Write an Eleventy project that builds the record pages of a directory project."""
    renderer = publication_of(project).editions[0].renderer
    shutil.copytree(TEMPLATES, folder)
    (folder / "node_modules").symlink_to(INSTALLED / "node_modules")
    values = {
        "computed": computed_values(renderer.site),
        "shells": {depth: _shell(renderer, address) for depth, address in ((1, "kind/"), (2, "kind/id/"))},
        "records": str(project / "content"),
    }
    for name, value in values.items():
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, default=str), "utf-8")


def _shell(renderer: Renderer, address: str) -> dict[str, str]:
    frame = frame_of(renderer, address, TITLE, DESCRIPTION)
    return {"head": frame.head, "header": frame.header, "footer": frame.footer}


def eleventy_command(folder: Path, output: Path) -> Sequence[str | Path]:
    """The command that builds a project, run in its folder."""
    return [shutil.which("node") or "node", folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs",
            "--quiet", "--config", folder / "eleventy.config.js", f"--output={output}"]  # fmt: skip
