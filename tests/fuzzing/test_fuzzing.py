"""A few inputs of each kind: messages, answers or pages, never an exception. `python -m tests.fuzzing` tries many."""

from pathlib import Path

import pytest

from tests.fuzzing.damaged_projects import damaged_project, run, write_base
from tests.fuzzing.kinds_of_input import KINDS


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzzing") / "base"
    write_base(folder)
    return folder


def test_the_model_itself_is_sound(base: Path) -> None:
    assert run(base)


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_project_is_read_or_built(seed: int, base: Path) -> None:
    with damaged_project(seed, base) as folder:
        run(folder, make_pages=seed % 12 == 0)


@pytest.mark.parametrize(
    ("kind", "count"),
    [("hours", 60), ("extracts", 5), ("caches", 2), ("change_requests", 15), ("workbooks", 2)],
)
def test_inputs_of_each_kind(kind: str, count: int, tmp_path: Path) -> None:
    with KINDS[kind](tmp_path) as try_one:
        for seed in range(count):
            try_one(seed)
