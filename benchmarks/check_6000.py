"""Time and memory of checking a directory, in a process of its own, as `circles check` does it.

    python -m benchmarks.check_6000 [CENTERS]

Beside it stands the time that PyYAML's parser alone takes for the same files: on a busy machine the
ratio says more than the seconds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.directory_of import make_directory

_CHECK = """
import resource, sys, time
from datetime import date
begin = time.process_time()
from pathlib import Path
from service_circles.records.record import Record
from service_circles.checking.directory_checks import check_directory
from service_circles.reading.directory_reader import read_directory
from service_circles.reading.pages.handwritten_pages import read_pages
root = Path(sys.argv[1])
read, problems = read_directory(root)
pages, more = read_pages(root)
found = [*problems, *more, *check_directory(read, pages, root, root / ".circles", [], date.today())]
records = sum(1 for _ in read.directory.all(Record))
seconds = time.process_time() - begin
memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{seconds:.2f} {memory_mb:.0f} {records} {len(found)}")
"""
_PARSE = """
import sys, time
from pathlib import Path
import yaml
texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.yaml"))]
begin = time.process_time()
for text in texts:
    following = yaml.CSafeLoader(text).get_event
    while type(following()) is not yaml.StreamEndEvent:
        pass
print(f"{time.process_time() - begin:.2f} {sum(map(len, texts)) / 1e6:.1f}")
"""


def _run(script: str, root: Path) -> list[float]:
    done = subprocess.run([sys.executable, "-c", script, root], capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def main() -> None:
    """Measure both layouts of files, three times each, and print the best."""
    centers = int(sys.argv[1]) if len(sys.argv) > 1 else 6_000
    for files in ("many", "few"):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_directory(root, centers, files=files)
            seconds, memory_mb, records, problems = min(_run(_CHECK, root) for _ in range(3))
            parse_seconds, million_signs = min(_run(_PARSE, root) for _ in range(3))
            number = sum(1 for _ in root.rglob("*.yaml"))
        print(
            f"{centers} centers, {records:.0f} records in {number} files, {million_signs} million signs: "
            f"checked in {seconds} s of CPU with imports, {memory_mb:.0f} MB, {problems:.0f} problems; "
            f"the YAML parser alone takes {parse_seconds} s, so {seconds / parse_seconds:.1f} times that"
        )


if __name__ == "__main__":
    main()
