"""Public corpora where they are at hand; tests/corpora.md has their names and sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.publishing import ROOT

_FOLDERS = [Path(os.environ.get("CORPORA") or "nowhere"), ROOT.parent / "shared" / "data"]


def corpus(name: str, ending: str) -> list[Path]:
    """The files of a corpus with an ending; without any the test is skipped."""
    files = sorted(file for folder in _FOLDERS for file in (folder / name).rglob(f"*{ending}"))
    if not files:
        pytest.skip(f"no corpus {name} at hand: see tests/corpora.md")
    return files
