"""The last good copy of each district, in the portal's folder of caches: the files as they were collected, and when."""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from service_circles.federating.district_sources import RefusedError
from service_circles.federating.shared_file_checks import read_federation_file
from service_circles.reading.project_files import CACHE_FOLDER
from service_circles.writing.federation.federation_format import (
    ADDRESS,
    ALERTS,
    EVENTS,
    PLACES,
    SERVICES,
    FederationFile,
    SharedAlerts,
    SharedEvents,
    SharedPlaces,
    SharedServices,
)
from service_circles.writing.output.output_folder import MARKER

_NOTE = "collected.json"


@dataclass(frozen=True, eq=False)
class DistrictCopy:
    """Copy of a district; `on` is the day when it last changed. Large files are read again each time, never kept."""

    folder: Path
    own: FederationFile
    on: date

    @property
    def federation_json(self) -> bytes:
        """federation.json as it was collected."""
        return (self.folder / ADDRESS).read_bytes()

    @property
    def places(self) -> SharedPlaces:
        """Its areas."""
        return SharedPlaces.model_validate_json((self.folder / PLACES).read_bytes())

    @property
    def services(self) -> SharedServices:
        """Its services."""
        return SharedServices.model_validate_json((self.folder / SERVICES).read_bytes())

    @property
    def events(self) -> SharedEvents:
        """Its coming events."""
        return SharedEvents.model_validate_json((self.folder / EVENTS).read_bytes())

    @cached_property
    def alerts(self) -> SharedAlerts:
        """Its alerts."""
        return SharedAlerts.model_validate_json((self.folder / ALERTS).read_bytes())

    def served_files(self) -> Iterator[tuple[str, Path]]:
        """The files that the portal's own pages fetch: those of search and near me."""
        for address in self.own.files:
            if "near/" in address or "search/" in address:
                yield address, self.folder / address


def copies_folder(root: Path) -> Path:
    """The folder of all copies of a portal project."""
    return root / CACHE_FOLDER / "districts"


def read_copy(folder: Path, id_: str) -> DistrictCopy | None:
    """The copy of a district; None if there is none that this version can read."""
    try:
        own = read_federation_file((folder / ADDRESS).read_bytes(), id_)
        on = date.fromisoformat(json.loads((folder / _NOTE).read_bytes())["on"])
    except (OSError, ValueError, KeyError, TypeError, RefusedError):
        return None
    return DistrictCopy(folder, own, on)


def note_of(on: date) -> bytes:
    """Note beside a copy."""
    return json.dumps({"on": on.isoformat()}).encode()


def write_note(folder: Path, on: date) -> None:
    """Note the day beside a copy."""
    (folder / _NOTE).write_bytes(note_of(on))


def drop_copies(copies: Path, listed: Iterable[str]) -> list[str]:
    """Remove the copies of districts that the list does not have any more; their ids."""
    kept = set(listed)
    gone = [
        folder
        for folder in sorted(copies.glob("[!.]*"))
        if folder.name not in kept and (folder / MARKER).is_file()
    ]
    for folder in gone:
        shutil.rmtree(folder)
    return [folder.name for folder in gone]
