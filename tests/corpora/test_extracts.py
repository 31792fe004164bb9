"""Real extracts of OpenStreetMap, cut off and with bytes changed: read, or refused in words."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from service_circles.build.project import load_project
from tests.corpora.corpus import corpus
from tests.reading.projects import CENTER, SETTINGS, write_project

SAMPLED = 12


def broken(content: bytes, chance: random.Random) -> bytes:
    """Cut off somewhere, or with a few bytes changed."""
    if chance.random() < 0.5:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 9)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def test_broken_extracts_end_in_words(tmp_path: Path) -> None:
    write_project(tmp_path, center=CENTER)
    streets = "directory:\n  walking:\n    extracts: content/streets.osm.pbf\n"
    (tmp_path / "communities.yaml").write_text(SETTINGS.replace("directory:\n", streets), "utf-8")
    chance = random.Random(2026)
    told = 0
    for file in corpus("osm", ".osm.pbf"):
        for _ in range(SAMPLED):
            (tmp_path / "content/streets.osm.pbf").write_bytes(broken(file.read_bytes(), chance))
            shutil.rmtree(tmp_path / ".circles", ignore_errors=True)
            told += any(problem.is_mistake for problem in load_project(tmp_path).problems)
    assert told
