"""A few of the damaged projects of tests/fuzzing.py: messages or pages, never an exception."""

from pathlib import Path

import pytest

from tests.fuzzing import damaged_project, run, write_base


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
