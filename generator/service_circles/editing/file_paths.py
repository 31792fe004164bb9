"""Paths of files that a change request may write: in content/, nothing hidden, no way out."""

import re
from pathlib import Path, PurePosixPath

from service_circles.editing.refusals import RefusedError
from service_circles.reading.project_files import CONTENT_FOLDER, SETTINGS_FILE

YAML_ENDINGS = (".yaml", ".yml")
_SAFE = re.compile(r"[^\x00-\x1f\x7f\\:*?\"<>|]{1,200}")


def checked_path(root: Path, path: str, *, at: str, is_yaml: bool) -> str:
    """The path if it may be written; else a refusal that points to the field `at` of its operation."""
    if is_yaml and path == SETTINGS_FILE:
        return path
    parts = path.split("/")
    is_inside = parts[0] == CONTENT_FOLDER and len(parts) > 1 and _SAFE.fullmatch(path)
    if not is_inside or any(
        not part.strip() or part.startswith(".") or part != part.strip() for part in parts
    ):
        raise RefusedError("C115", at, found=path)
    if (PurePosixPath(path).suffix in YAML_ENDINGS) != is_yaml:
        raise RefusedError("C116" if is_yaml else "C119", at, found=path)
    if any((root / "/".join(parts[:number])).is_symlink() for number in range(1, len(parts) + 1)):
        raise RefusedError("C115", at, found=path)
    return path
