"""`python -m tests.fuzzing`: every kind of input for some seconds; what fell, what took longest, the most memory."""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.fuzzing.kinds_of_input import KINDS


def _used() -> tuple[resource.struct_rusage, ...]:
    """Return the memory and time of this process and those that it has waited for."""
    return resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)


def _cpu_s() -> float:
    return sum(used.ru_utime + used.ru_stime for used in _used())


def _try_kind(name: str, first: int, seconds: float) -> None:
    """Try one kind until the seconds are over, and print a line about it."""
    counted, fallen, slowest = 0, 0, (0.0, 0)
    with tempfile.TemporaryDirectory() as folder, KINDS[name](Path(folder)) as try_one:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            seed, begin = first + counted, _cpu_s()
            try:
                try_one(seed)
            except Exception:  # noqa: BLE001 - that is what is looked for
                fallen += 1
                sys.stdout.write(f"{name} seed {seed}\n{traceback.format_exc()}\n")
            slowest = max(slowest, (_cpu_s() - begin, seed))
            counted += 1
    largest_mb = max(used.ru_maxrss for used in _used()) // 1024
    sys.stdout.write(
        f"{name}: {counted} inputs from seed {first}, {fallen} fell, "
        f"slowest {slowest[0]:.2f} s of a core (seed {slowest[1]}), {largest_mb} MB\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", choices=[*KINDS, []], help="all kinds, each in a process, by default"
    )
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the first input of each kind")
    parser.add_argument("--seconds", type=float, default=120, help="for each kind")
    given = parser.parse_args()
    if len(given.kinds) == 1:
        _try_kind(given.kinds[0], given.seed, given.seconds)
        return
    for name in given.kinds or KINDS:
        words = [
            sys.executable,
            "-m",
            "tests.fuzzing",
            name,
            "--seed",
            str(given.seed),
            "--seconds",
            str(given.seconds),
        ]
        subprocess.run(words, check=False)


if __name__ == "__main__":
    main()
