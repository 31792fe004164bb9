"""Extracts a project at a git revision into a folder."""

import io
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

from service_circles.languages.phrase import Phrase, phrase
from service_circles.reading.project_files import SETTINGS_FILE

_EXTRACTS = (".osm", ".osm.pbf")


class RevisionError(Exception):
    """A revision cannot be extracted; `reason` says why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason.text)
        self.reason = reason


def extract_revision(root: Path, revision: str, folder: Path) -> None:
    """Write settings, content and walking extracts of a project at a revision into an empty folder.

    The working tree is left alone. Raises RevisionError without git, revision or project at that time.
    """
    commit = _commit(root, revision)
    tracked = run_git(root, "ls-tree", "-r", "-z", "--name-only", commit).decode("utf-8", "surrogateescape")
    names = [name for name in tracked.split("\0") if name]
    if SETTINGS_FILE not in names:
        raise RevisionError(phrase("{revision} 里没有 {file}", revision=revision, file=SETTINGS_FILE))
    archive = run_git(root, "archive", "--format=tar", commit, "--", *_wanted(names))
    _unpack(archive, folder)


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the files of an archive that git made; links are left out, as everywhere in a project."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None:
                file = folder / member.name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())


def files_beside_records(root: Path, revision: str, other: str | None = None) -> tuple[str, ...]:
    """The files of a project, beside its records and pages, that are not the same at a revision as now or at another.

    They are settings of the build, templates and code. Raises RevisionError.
    """
    commits = [_commit(root, each) for each in (revision, other) if each]
    pathspec = (".", f":(exclude){SETTINGS_FILE}", ":(exclude)content")
    changed = run_git(root, "diff", "--name-only", "--relative", "-z", *commits, "--", *pathspec)
    return tuple(name for name in changed.decode("utf-8", "surrogateescape").split("\0") if name)


def _wanted(names: Iterable[str]) -> list[str]:
    """Folders where possible, since a command line cannot hold thousands of names."""
    wanted = {
        "content" if name.startswith("content/") else name
        for name in names
        if name == SETTINGS_FILE or name.startswith("content/") or name.endswith(_EXTRACTS)
    }
    return [f":(literal){name}" for name in sorted(wanted)]


def _commit(root: Path, revision: str) -> str:
    try:
        found = run_git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except subprocess.CalledProcessError as error:
        raise RevisionError(
            phrase("{revision} 既不是项目的文件夹，也不是这个 git 仓库的版本", revision=revision)
        ) from error
    return found.decode().split()[-1]


def run_git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return the output of git in a project; raises CalledProcessError, and RevisionError where there is no git."""
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout  # noqa: S603 - git as the editor has it
    except FileNotFoundError as error:
        raise RevisionError(phrase("这台电脑没有 git，请给一个文件夹")) from error
