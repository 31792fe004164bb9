"""A district built from its folder before it is collected, by a process of its own; skipped if no input has changed."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from service_circles.basics.cache_file import load_data, save_data
from service_circles.basics.content_hash import content_hash
from service_circles.basics.program_hash import folder_hash, program_hash
from service_circles.basics.theme_folder import THEME
from service_circles.federating.district_sources import RefusedError
from service_circles.languages.phrase import phrase
from service_circles.reading.past_versions import last_commit
from service_circles.reading.project_files import CACHE_FOLDER
from service_circles.records.settings.portal import District
from service_circles.writing.federation.federation_format import ADDRESS

_PLACE_OF_MISTAKE = re.compile(r"\S+ \[(?!W)[A-Z][0-9]+\]")
"""The first line of a problem, unless that is only a warning."""
_LONGEST_REASON = 300


def build_district(district: District, root: Path, seconds: float, day: date) -> None:
    """Build a district of which the portal's list has the project. Raises RefusedError if it cannot be built."""
    assert district.project is not None  # noqa: S101 - asked by the caller
    project, output = root / district.project, root / district.built_in
    note = root / CACHE_FOLDER / "builds" / f"{district.id}.json"
    if not project.is_dir():
        raise RefusedError(
            phrase("没有读到 {file}（{reason}）", file=district.project, reason="not a folder")
        )
    inputs = _hash_of_inputs(project, output, day)
    if load_data(note) == [inputs, _hash_of_output(output)]:
        return
    _run_build(project, output, seconds, day)
    save_data(note, [inputs, _hash_of_output(output)])


def _hash_of_inputs(project: Path, output: Path, day: date) -> str:
    """Hash of all that a build depends on: the program and its theme, the day, the project's files, its history."""
    digest = hashlib.blake2b(digest_size=16)
    for text in (program_hash(), folder_hash(THEME), day.isoformat(), last_commit(project)):
        digest.update(f"{text}\n".encode())
    for file in _files_of(project, output.resolve()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(project).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _files_of(folder: Path, output: Path) -> Iterator[Path]:
    """The files below a folder in their order, without caches and git's, and without the finished site."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.resolve() == output:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files_of(path, output)
        elif path.is_file():
            yield path


def _hash_of_output(output: Path) -> str | None:
    """Hash of federation.json, which has those of all that is collected."""
    try:
        return content_hash((output / ADDRESS).read_bytes(), length=32)
    except OSError:
        return None


def _run_build(project: Path, output: Path, seconds: float, day: date) -> None:
    folders = ["-C", str(project), "build", "--output", str(output)]
    command = [sys.executable, "-m", "service_circles", *folders, "--day", str(day)]
    try:
        run = subprocess.run(command, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - ourselves
    except subprocess.TimeoutExpired:
        raise RefusedError(phrase("生成用了 {seconds} 秒还没有做完", seconds=f"{seconds:g}")) from None
    if run.returncode:
        raise RefusedError(phrase("网站没有生成出来：{reason}", reason=_place_of_mistake(run.stderr)))


def _place_of_mistake(said: bytes) -> str:
    """Return 'content/a.yaml:5:5 [R108]' out of a report, the same in all languages; else the last line."""
    lines = ["".join(filter(str.isprintable, line)) for line in said.decode("utf-8", "replace").splitlines()]
    places = (found.group() for found in map(_PLACE_OF_MISTAKE.match, lines) if found)
    return next(places, lines[-1] if lines else "?")[:_LONGEST_REASON]
