"""requirements.txt of a project: the program and all that it needs, in the versions that are installed here."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from service_circles import __version__

FILE = Path("requirements.txt")
_PROGRAM = "service-circles"
_PIN = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)")
_HEADING = """\
# 检查和发布用的程序，写定版本；换新版本：pip install --upgrade service-circles，再 circles upgrade
# 不从软件源装的，第一行写仓库地址：service-circles @ git+https://example.org/service-circles@标签
# The program that checks and publishes, and all that it needs, in fixed versions. For a new one see the README.
# From a repository the first line is: service-circles @ git+https://example.org/service-circles@TAG
"""


def requirements_text() -> str:
    """The file of a new project."""
    others = [f"{name}=={version}\n" for name, version in sorted(_installed_versions().items())]
    return "".join([_HEADING, f"{_PROGRAM}=={__version__}\n", *others])


def pinned_version(text: str) -> str | None:
    """The version of the program that a project has pinned; None if it is not by a version."""
    return next(
        (pin[2] for line in text.splitlines() if (pin := _PIN.match(line)) and pin[1] == _PROGRAM), None
    )


def repinned(text: str) -> str:
    """The file of a project with the versions installed here; lines that are not ours stay."""
    versions = {**_installed_versions(), _PROGRAM: __version__}
    lines = [_repinned_line(line, versions) for line in text.splitlines(keepends=True)]
    named = {_normal(pin[1]) for line in lines if (pin := _PIN.match(line))}
    added = [f"{name}=={versions[name]}\n" for name in sorted(versions.keys() - named - {_PROGRAM})]
    return "".join([*lines, *added])


def _repinned_line(line: str, versions: dict[str, str]) -> str:
    pin = _PIN.match(line)
    version = versions.get(_normal(pin[1])) if pin else None
    return line if pin is None or version is None else f"{pin[1]}=={version}{line[pin.end() :]}"


def _installed_versions() -> dict[str, str]:
    """The packages that the program needs, directly or not, with their versions; nothing where it is not installed."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - comes with MkDocs; no other command needs it

    found: dict[str, str] = {}
    waiting = [_PROGRAM]
    while waiting:
        name = waiting.pop()
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed on other systems only, or the program runs from its folder
            continue
        if name != _PROGRAM:
            found[name] = package.version
        needed = [Requirement(text) for text in package.requires or ()]
        wanted = (each.name for each in needed if each.marker is None or each.marker.evaluate({"extra": ""}))
        waiting += [_normal(each) for each in wanted if _normal(each) not in found]
    return found


def _normal(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()
