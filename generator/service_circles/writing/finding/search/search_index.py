"""The search index as files: one for a small directory; for a large one postings, shared by all languages, and rows.

    search/index.json               what the search page fetches first; asked for again each time
    search/words.json               the words by which queries are understood, fetched beside it
    search/answers.<hash>.json      questions with their answers, fetched for sentences
    search/keys-0.<hash>.json …     the documents that have a key
    search/readings.<hash>.json     the pinyin of characters
    search/sounds.<hash>.json       the pinyin of all usual characters, for what was mistyped
    search/boxes.<hash>.json        the box around the documents of each file of rows
    search/rows-0.<hash>.json …     the texts that results show, neighborhood by neighborhood

Every language has its own index.json and rows in its folder. index.json has the hash of each file, so that no cache mixes
what belongs to different builds, and a change gives new names to few files. The index is made in a process beside the pages.

Pagefind was rejected: it takes 69 KB before the first result, and knows neither pinyin nor the other script. This index
takes 9 KB for 50 places; the median query 35, 42 and 50 KB for 1,000, 6,000 and 40,000 (`python -m benchmarks.search`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import compact_json, json_bytes
from service_circles.records.area import Area
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.answer import Answer
from service_circles.records.values.record_kind import RecordKind
from service_circles.writing.finding.folding import fold_table
from service_circles.writing.finding.search.answer_rows import answers_json
from service_circles.writing.finding.search.documents import Document, documents_of, searchable_things
from service_circles.writing.finding.search.postings import SHARD_LENGTH, Shards, postings_of, shards_of
from service_circles.writing.finding.search.query_words import query_words
from service_circles.writing.finding.search.result_rows import chunk_json
from service_circles.writing.finding.search.search_keys import keys_of, readings_table, usual_characters
from service_circles.writing.finding.search.sections import SECTIONS
from service_circles.writing.site.site import Site

FORMAT = 9
"""Raise it here and in the script when a script could not read an older index, or an older script a newer one."""
MOST_SCANNED = 800
"""A directory of no more documents is one file, which the script scans from end to end."""
MOST_SCANNED_OF_LARGE = 400
"""So many documents that are no places, such as services, are scanned even in a large directory."""
CHUNK_DOCUMENTS = 64
_HASH_LENGTH = 8
"""Hexadecimal digits of the hash in a file's name; index.json has all of them in one text."""
ADDRESS = "search/"


@dataclass(frozen=True)
class Neighborhoods:
    """Documents by chunk, each chunk by section; the numbers of a section run on from chunk to chunk.

    `chunks[c][s]` are indexes of documents; `starts[s][c]` is the number of the first document of section s in
    chunk c, with one more number at the end, which is the first of the next section.
    """

    chunks: tuple[tuple[tuple[int, ...], ...], ...]
    starts: tuple[tuple[int, ...], ...]

    def in_order(self) -> Iterator[int]:
        """Indexes of documents in the order of their numbers."""
        for section in range(len(SECTIONS)):
            for chunk in self.chunks:
                yield from chunk[section]

    @property
    def total(self) -> int:
        """The number of documents."""
        return self.starts[-1][-1]


@dataclass(frozen=True)
class _Plan:
    """The documents that are scanned, and the layout of the others."""

    documents: Sequence[Document]
    scanned: frozenset[int]
    others: Neighborhoods


def index_files(
    written: Site, editions: Sequence[Site], shard_length: int = SHARD_LENGTH
) -> dict[str, bytes]:
    """All files of the index by address; `written` is the site as its authors wrote it, before any translation."""
    plan = _plan(written)
    shared, pointer = _shared(plan, written, shard_length)
    files = dict(shared)
    for site in editions:
        answers = _answers(written, site)
        named = pointer | ({"answers": next(iter(answers)).split(".")[1]} if answers else {})
        files |= {
            site.language.prefix + name: content
            for name, content in (*_of_language(plan, site, named), *answers.items())
        }
    return files


def _plan(written: Site) -> _Plan:
    documents = tuple(documents_of(written))
    scanned = frozenset(_scanned(documents))
    others = [at for at in range(len(documents)) if at not in scanned]
    return _Plan(documents, scanned, neighborhoods_of(written.directory, documents, others))


def _scanned(documents: Sequence[Document]) -> Iterable[int]:
    if len(documents) <= MOST_SCANNED:
        return range(len(documents))
    found: list[int] = []
    for number, section in enumerate(SECTIONS):
        own = [at for at, document in enumerate(documents) if document.section == number]
        if section.kind.search.is_scanned and len(found) + len(own) <= MOST_SCANNED_OF_LARGE:
            found += own
    return found


def neighborhoods_of(
    directory: ServiceDirectory, documents: Sequence[Document], chosen: Sequence[int]
) -> Neighborhoods:
    """Chunks of some documents, along the tree of areas."""
    place = {area: at for at, area in enumerate(_along_the_tree(directory))}
    ordered = sorted(chosen, key=lambda at: place.get(documents[at].area or "", len(place)))
    slices = (ordered[at : at + CHUNK_DOCUMENTS] for at in range(0, len(ordered), CHUNK_DOCUMENTS))
    chunks = tuple(_by_section(documents, part) for part in slices)
    return Neighborhoods(chunks, _starts(chunks))


def _along_the_tree(directory: ServiceDirectory) -> Iterator[str]:
    for root in directory.where(Area, parent=None):
        yield from (area.id for area in directory.within(Area, root.id))


def _by_section(documents: Sequence[Document], indexes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(at for at in indexes if documents[at].section == section) for section in range(len(SECTIONS))
    )


def _starts(chunks: Sequence[Sequence[Sequence[int]]]) -> tuple[tuple[int, ...], ...]:
    starts: list[tuple[int, ...]] = []
    number = 0
    for section in range(len(SECTIONS)):
        counts = (len(chunk[section]) for chunk in chunks)
        starts.append(tuple(accumulate(counts, initial=number)))
        number = starts[-1][-1]
    return tuple(starts)


def _shared(plan: _Plan, site: Site, shard_length: int) -> tuple[dict[str, bytes], dict[str, object]]:
    """Files for all languages, and their entries in index.json; a small directory has no such files."""
    in_names, in_others = set[str](), set[str]()
    for document in plan.documents:
        in_names.update(*document.names)
        in_others.update(*document.others)
    words = compact_json(query_words(site.directory.settings.search, plan.documents))
    sounds_hash, sounds = _named({"sounds": json_bytes(readings_table(usual_characters()))})
    always = {f"{ADDRESS}words.json": words.encode(), **sounds}
    pointer: dict[str, object] = {
        "simplified": fold_table(in_names | in_others | {*words}),
        "sounds": sounds_hash,
    }
    readings = readings_table(in_names)
    if not plan.others.total:
        return always, pointer | {"readings": readings}
    order = [plan.documents[at] for at in plan.others.in_order()]
    shards = shards_of(postings_of(map(keys_of, order)), len(order), shard_length)
    files = {"readings": json_bytes(readings), "boxes": json_bytes(_boxes(plan))}
    files |= {f"keys-{at}": content for at, content in enumerate(shards.files)}
    hashes, keyed = _named(files)
    return always | keyed, pointer | _lookup(plan.others, shards, hashes)


def _lookup(others: Neighborhoods, shards: Shards, hashes: str) -> dict[str, object]:
    return {
        "shared": hashes,
        "heads": shards.heads,
        "common": shards.common,
        "starts": [_steps(starts) for starts in others.starts],
    }


def _steps(numbers: Sequence[int]) -> list[int]:
    """The first number, then how much each one is more than that before it."""
    return [numbers[0], *(after - before for before, after in pairwise(numbers))]


def _boxes(plan: _Plan) -> list[list[int]]:
    """South, west, north, east of the places in each chunk, in 1/1,000 degree outwards; [] without places."""
    boxes = []
    for chunk in plan.others.chunks:
        points = [plan.documents[at].point for section in chunk for at in section]
        north = [point[0] for point in points if point]
        east = [point[1] for point in points if point]
        boxes.append(
            [_down(min(north)), _down(min(east)), -_down(-max(north)), -_down(-max(east))] if north else []
        )
    return boxes


def _down(degrees: float) -> int:
    return int(degrees * 1_000 // 1)


def _of_language(plan: _Plan, site: Site, pointer: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    things = tuple(searchable_things(site))

    def chunk(sections: Sequence[Sequence[int]]) -> bytes:
        return chunk_json(
            site, [[(plan.documents[at], things[at]) for at in section] for section in sections]
        )

    rows = {f"rows-{at}": chunk(sections) for at, sections in enumerate(plan.others.chunks)}
    hashes, named = _named(rows)
    yield from named.items()
    by_section = [
        [at for at in sorted(plan.scanned) if plan.documents[at].section == number]
        for number in range(len(SECTIONS))
    ]
    head = {
        **pointer,
        "format": FORMAT,
        "sections": [_section_data(section.kind, site) for section in SECTIONS],
    }
    if rows:
        head["rows"] = hashes
    text = json_bytes(head).removesuffix(b"}")
    yield f"{ADDRESS}index.json", text + b',"scanned":' + chunk(by_section) + b"}"


def _answers(written: Site, site: Site) -> dict[str, bytes]:
    if not written.directory.all(Answer):
        return {}
    return _named({"answers": answers_json(written, site)})[1]


def _section_data(kind: RecordKind, site: Site) -> list[object]:
    """Its kind, the folder of its pages, the heading of its results, their penalty, and 1 if they are places."""
    return [kind.name, kind.folder, site.words(kind.heading), kind.search.later, int(kind.search.is_place)]


def _named(files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """The hashes of some files in their order, as one text, and the files by address, each with its hash in its name."""
    hashes = [content_hash(content, length=_HASH_LENGTH) for content in files.values()]
    named = zip(files.items(), hashes, strict=True)
    return "".join(hashes), {f"{ADDRESS}{name}.{own}.json": content for (name, content), own in named}
