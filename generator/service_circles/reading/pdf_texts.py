"""The text of PDF files, read by a program of its own: no file can take the memory, the time or the life of a build.

This file is also that program. It gets paths, and prints a line of JSON for each: its text, or null if it cannot be read.
"""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 5_000_000
_MOST_BYTES = 1024 * 1024 * 1024
_MOST_SECONDS = 60


def texts_of_pdfs(files: Sequence[Path]) -> Iterator[str | None]:
    """The text of each file with its title, author and so on; None for one that is encrypted, damaged or takes too much."""
    left = list(files)
    while left:
        read = _read(left)
        yield from read[: len(left)]
        left = left[len(read) :]
        if left:  # the reader stopped at this one
            yield None
            left = left[1:]


def _read(files: Sequence[Path]) -> list[str | None]:
    """The texts of the files up to the first on which the reader stops."""
    command = [sys.executable, str(Path(__file__)), *map(str, files)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_MOST_SECONDS, check=False)  # noqa: S603
        printed = done.stdout
    except subprocess.TimeoutExpired as stopped:
        printed = stopped.stdout or b""
    return [json.loads(line) for line in printed.splitlines(keepends=True) if line.endswith(b"\n")]


def _print_texts(paths: Sequence[str]) -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    for path in paths:
        sys.stdout.write(json.dumps(_text_of(path)) + "\n")
        sys.stdout.flush()


def _text_of(path: str) -> str | None:
    import pypdfium2  # noqa: PLC0415

    parts, length = list[str](), 0
    try:
        with contextlib.closing(pypdfium2.PdfDocument(path)) as document:
            parts += document.get_metadata_dict(skip_empty=True).values()
            for number in range(min(len(document), _MOST_PAGES)):
                parts.append(document[number].get_textpage().get_text_range())
                length += len(parts[-1])
                if length > _MOST_CHARACTERS:
                    break
    except (pypdfium2.PdfiumError, MemoryError, OSError):
        return None
    return "\n\n".join(parts)


if __name__ == "__main__":
    _print_texts(sys.argv[1:])
