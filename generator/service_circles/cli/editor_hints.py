"""The JSON Schema kept in a project, so that VS Code completes and explains as soon as it is cloned."""

from pathlib import Path

from service_circles import __version__
from service_circles.records.exports.json_schema import schema_text

SCHEMA = Path(".vscode/service-circles.schema.json")
"""The place in a project to which its `.vscode/settings.json` points."""


def write_schema(project: Path) -> Path:
    """Write the schema of this version into a project; the file's path in it."""
    (project / SCHEMA).parent.mkdir(parents=True, exist_ok=True)
    (project / SCHEMA).write_text(schema_text(), "utf-8", newline="\n")
    return SCHEMA


def is_outdated(project: Path) -> bool:
    """True if a project keeps the schema of another version, by the first lines of its file."""
    try:
        with (project / SCHEMA).open(encoding="utf-8") as file:
            return f'"service-circles {__version__}"' not in file.read(200)
    except (OSError, UnicodeDecodeError):
        return False
