"""The arrangements that a new project can be started with: each a file of its own, with records to copy."""

from collections.abc import Iterator
from pathlib import Path

from service_circles.cli.starter.start import StartRefusedError
from service_circles.problems.suggestion import nearest

_FOLDER = Path(__file__).with_name("arrangements")
_OF_MODEL = {"ledgers": "matters.yaml", "events": "events.yaml", "answers": "answers.yaml"}
"""Those that a project has anyway, unless others are chosen, by their files in content/life/."""
_OF_OTHERS = {file.stem: file for file in sorted(_FOLDER.iterdir())}
ARRANGEMENTS = (*_OF_MODEL, *_OF_OTHERS)


def arrangements_named(text: str) -> tuple[str, ...]:
    """The names in a list such as 'ledgers,events'; StartRefusedError for one that is not known."""
    names = tuple(dict.fromkeys(name.strip() for name in text.replace("，", ",").split(",") if name.strip()))
    for name in names:
        if name not in ARRANGEMENTS:
            meant, known = nearest(name, ARRANGEMENTS), "、".join(ARRANGEMENTS)
            asked = f"；是不是想写 {meant}？ / did you mean {meant}?" if meant else ""
            raise StartRefusedError(
                f"没有“{name}”，有 {known} / there is no {name}; there are: {known}{asked}"
            )
    return names


def is_left_out(path: Path, chosen: tuple[str, ...] | None) -> bool:
    """True for a file of the model whose arrangement was not chosen; without a choice all stay."""
    if chosen is None or path.parts[:2] != ("content", "life"):
        return False
    return path.name not in {_OF_MODEL[name] for name in chosen if name in _OF_MODEL}


def chosen_files(chosen: tuple[str, ...] | None) -> Iterator[tuple[Path, bytes]]:
    """The files of those that the model does not have, with their paths in the project."""
    for name in chosen or ():
        if name in _OF_OTHERS:
            file = _OF_OTHERS[name]
            folder = "life" if file.suffix == ".yaml" else name
            stem = name if file.suffix == ".yaml" else "taoyuan"
            yield Path("content", folder, f"{stem}{file.suffix}"), file.read_bytes()
