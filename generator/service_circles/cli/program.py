"""Runs the command. Exit codes: 0 fine, 1 a mistake that the author or the machine's owner can correct, 2 our own fault."""

import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

import click

from service_circles.cli import (
    commands,
    editing_commands,
    exchange_commands,
    portal_command,
    project_commands,
    review_commands,
)
from service_circles.cli.command_group import circles
from service_circles.cli.terminal import MistakesError, machine_fault, report_own_error

__all__ = [
    "commands",
    "editing_commands",
    "exchange_commands",
    "portal_command",
    "project_commands",
    "review_commands",
]
"""Importing a module adds its subcommands."""

FINE, MISTAKES, OUR_FAULT, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143


def run(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        circles.main(arguments, prog_name="circles", standalone_mode=False)
    except MistakesError:
        return MISTAKES
    except click.ClickException as error:
        error.show()
        return MISTAKES
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception:  # noqa: BLE001 - whatever it is, an author must not see a traceback
        report_own_error()
        return MISTAKES if machine_fault(sys.exc_info()[1]) else OUR_FAULT
    return FINE


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED)  # all that is open tidies up, as after Ctrl-C


def main() -> NoReturn:
    """The entry point. It ends the process at once: to take thousands of records apart takes over a second."""
    signal.signal(signal.SIGTERM, _terminate)
    gc.freeze()  # what was imported stays: collections need not look through it
    try:
        code = run()
    except SystemExit:
        code = TERMINATED
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)
