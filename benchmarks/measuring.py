"""One run of a command: wall time, processor time and memory. Needs a Unix; memory of all processes, Linux."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_BETWEEN_SAMPLES_S = 0.05


@dataclass(frozen=True)
class Run:
    """Seconds of wall and processor time, and the peak of the largest process in MB."""

    wall_s: float
    cpu_s: float
    largest_mb: float


def run(command: Sequence[str | Path], cwd: Path | None = None) -> Run:
    """Run a command to its end, in a folder; CalledProcessError with its output if it fails."""
    os.sync()  # or the files of the run before are written to the disk during this one
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = _start(command, said, cwd)
        _, status, used = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - started
        _finish(process, status, said)
    return Run(wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def all_processes_mb(command: Sequence[str | Path], cwd: Path | None = None) -> float:
    """The peak of a command and all its helpers together, shared memory counted once (PSS), by sampling."""
    with tempfile.TemporaryFile() as said:
        process, peak_kb, ended = _start(command, said, cwd), 0, 0
        while not ended:
            peak_kb = max(peak_kb, sum(_proportional_kb(one) for one in _with_helpers(process.pid)))
            time.sleep(_BETWEEN_SAMPLES_S)
            ended, status = os.waitpid(process.pid, os.WNOHANG)
        _finish(process, status, said)
    return peak_kb / 1024


def _start(command: Sequence[str | Path], said: IO[bytes], cwd: Path | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, cwd=cwd)


def _finish(process: subprocess.Popen[bytes], status: int, said: IO[bytes]) -> None:
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said.seek(0)
        raise subprocess.CalledProcessError(process.returncode, process.args, said.read())


def _with_helpers(pid: int) -> list[int]:
    """A process and all that it started, directly or not."""
    found = [pid]
    for parent in found:
        try:
            for thread in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
        except OSError:  # it has ended meanwhile
            continue
    return found


def _proportional_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
