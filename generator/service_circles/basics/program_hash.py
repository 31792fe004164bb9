"""The hash of this program and of what it runs on: what another program kept is not used."""

import hashlib
import sys
from functools import cache
from pathlib import Path

import jinja2

_PACKAGE = Path(__file__).parents[1]


@cache
def program_hash() -> str:
    """Hash of our code, of Python, and of the names and versions of the packages installed beside Jinja."""
    digest = hashlib.blake2b(digest_size=16)
    installed = sorted(each.name for each in Path(jinja2.__file__).parents[1].glob("*.dist-info"))
    digest.update("\n".join((sys.version, *installed)).encode())
    digest.update(folder_hash(_PACKAGE).encode())
    return digest.hexdigest()


def folder_hash(folder: Path) -> str:
    """Hash of the names and contents of all files below a folder."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()
