"""The directory as data: the JSON files of each kind of record, and their index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service_circles.basics.json_text import json_bytes
from service_circles.coverage.reports.figure_exports import estimated_bytes
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.kinds import KINDS
from service_circles.records.record import INTERNAL_FIELDS, Record
from service_circles.records.record_area import area_of
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.area_lists import areas_below, list_parts
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

INDEX = "data/index.json"
REACH = "data/reach"
MOST_BYTES = 2_000_000
"""Data that would be larger, about, is in a file for each area in place of one for all."""
_BYTES_OF_CENTER, _BYTES_OF_OTHERS = 2_300, 1_000


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file with records of a kind: all of them, or those of an area; without an area the remaining ones."""

    address: str
    kind: type[Record]
    records: Sequence[Record] = field(repr=False)
    area: Area | None = None


@once_per_site
def data_files(site: Site) -> list[DataFile]:
    """The files of all records, kind by kind."""
    return [file for kind in KINDS for file in files_of_kind(site, kind)]


def files_of_kind(site: Site, kind: type[Record], most: int | None = None) -> Iterator[DataFile]:
    """The file of a kind of record; several if there are more records than a file of some 2 MB has."""
    # By number, not by bytes: a look at fields here would count as one of every page.
    records, folder, most = site.directory.all(kind), kind.meta.folder, most or _most_records(kind)
    if len(records) <= most:
        yield DataFile(f"data/{folder}.json", kind, records)
        return
    placed = ((area_of(site.directory, record) or "", record) for record in records)
    for part in list_parts(site, placed, most):
        name = part.area.id if part.area else ""
        for at in range(0, len(part.here), most):
            number = f"_{at // most + 1}" if at or not name else ""  # no id has this character
            yield DataFile(f"data/{folder}/{name}{number}.json", kind, part.here[at : at + most], part.area)


def _most_records(kind: type[Record]) -> int:
    return MOST_BYTES // (_BYTES_OF_CENTER if kind is ServiceCenter else _BYTES_OF_OTHERS)


def data_file(file: DataFile) -> bytes:
    """Its records as authors wrote them, without what is for editors only, with the address of the page."""
    records = ",".join(map(_published, file.records))
    if records:
        records += "\n "
    return f'{{\n "{file.kind.meta.folder}": [{records}]\n}}\n'.encode()


def _published(record: Record) -> str:
    given = record.model_dump_json(indent=1, exclude=set(INTERNAL_FIELDS), exclude_defaults=True)
    fields = given.removesuffix("\n}")
    return f'\n{fields},\n "page": "{address_of(record)}"\n}}'.replace("\n", "\n  ")


def index_file(site: Site) -> bytes:
    """All files of data: the kind of their records, the area if they are of one, and how many they hold."""
    files: list[dict[str, object]] = [
        {
            "file": file.address,
            "kind": file.kind.meta.folder,
            "area": file.area.id if file.area else None,
            "records": len(file.records),
        }
        for file in data_files(site)
    ]
    reach = ({"file": file, "kind": "reach", "area": area and area.id} for file, area in reach_files(site))
    return json_bytes({"files": [*files, *reach]}) + b"\n"


@once_per_site
def reach_files(site: Site) -> list[tuple[str, Area | None]]:
    """The files of who is reached: one, or in a large directory one for each district or street."""
    if estimated_bytes(site.figures) <= MOST_BYTES:
        return [(f"{REACH}.json", None)]
    figures = site.figures
    return [(f"{REACH}/{area.id}.json", area) for area in areas_below(site) if area.id in figures.area_ids]


def reach_file_of(site: Site, area: Area | None) -> str:
    """The address of the file that has the figures of an area; of a page that lists the files if they are in several."""
    around = {each.id for each in site.directory.path_to(area.id)} if area else set()
    files = reach_files(site)
    found = (file for file, of in files if of is None or of.id in around)
    return next(found, f"{REACH}/")
