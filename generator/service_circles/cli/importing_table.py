"""`circles import`, and the records of a new project that come from a table."""

from pathlib import Path
from typing import Any

import click

from service_circles.cli.applying import write_checked
from service_circles.cli.command_group import load_quietly
from service_circles.cli.terminal import MistakesError, refuse, say, show_report
from service_circles.importing.checked_import import ImportRefusedError
from service_circles.importing.import_command import ImportTask, OptionRefusedError, Talk, run_import
from service_circles.importing.table_parts import Options


def import_table(
    root: Path,
    file: Path,
    mapping: Path | None = None,
    *,
    request: Path | None = None,
    dry_run: bool = False,
    **chosen: Any,
) -> None:
    """Import a file into a project; what is refused is shown and ends the command."""
    project = load_quietly(root)
    if project.directory is None:
        raise MistakesError
    task = ImportTask(project, project.directory, file, Options(**chosen), mapping)
    try:
        talk = Talk(click.echo, say, show_report, write_checked)
        run_import(task, talk, request=request, dry_run=dry_run)
    except OptionRefusedError as refused:
        refuse(str(refused))
    except ImportRefusedError as refused:
        show_report(refused.problems)
        refuse("什么也没有写 / nothing was written")
