"""The files of the index: one for a small directory, many for a large one, the same at every build."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from service_circles.build.publication import Publication
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.life.alert import Alert
from service_circles.records.life.answer import Answer
from service_circles.records.life.indicator import Indicator
from service_circles.records.record import Record
from service_circles.writing.finding.search.documents import documents_of, searchable_things
from service_circles.writing.finding.search.search_index import CHUNK_DOCUMENTS, index_files, neighborhoods_of
from service_circles.writing.finding.search.search_keys import keys_of
from tests.writing.search.reading import numbers_in


def read(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def test_a_small_directory_is_one_file_in_each_language(small: Publication) -> None:
    answers = {name for name in small.search_index if "/answers." in name}
    assert len(answers) == 3
    assert sorted(small.search_index.keys() - answers) == [
        "en/search/index.json",
        "search/index.json",
        f"search/sounds.{read(small.search_index, 'search/index.json')['sounds']}.json",
        "search/words.json",
        "zh-Hant/search/index.json",
    ]
    for content in small.search_index.values():
        assert len(gzip.compress(content, 6)) < 30 * 1024


def test_everything_is_in_it_once(small: Publication) -> None:
    index = read(small.search_index, "search/index.json")
    site = small.editions[0].site
    rows = [row for part in index["scanned"]["rows"] for row in part]
    assert len(rows) == len(list(searchable_things(site)))
    assert len(
        {
            (kind, row[0])
            for (kind, *_), rows in zip(index["sections"], index["scanned"]["rows"], strict=True)
            for row in rows
        }
    ) == len(rows)
    elsewhere = {each.id for each in site.directory.all(Indicator) if each.practice}
    answers = {each.id for each in site.directory.all(Answer)}  # in a file of their own
    over = {each.id for each in site.directory.all(Alert) if each.ends < site.day}
    record_ids = {record.id for record in site.directory.all(Record)} - elsewhere - answers - over
    assert record_ids <= {row[0] for row in rows}
    assert elsewhere.isdisjoint(row[0] for row in rows)


def test_each_language_shows_its_own_names(small: Publication) -> None:
    names = {
        edition.site.language.code: [
            row[1]
            for part in read(small.search_index, f"{edition.site.language.prefix}search/index.json")[
                "scanned"
            ]["rows"]
            for row in part
        ]
        for edition in small.editions
    }
    assert "明珠社区服务中心" in names["zh-Hans"]
    assert "明珠社區服務中心" in names["zh-Hant"]
    assert len({len(found) for found in names.values()}) == 1


def test_same_directory_same_bytes(small: Publication, large: Publication) -> None:
    for publication in (small, large):
        again = index_files(publication.written, [edition.site for edition in publication.editions])
        assert again == dict(publication.search_index)


def test_every_document_of_a_large_directory_is_found_under_all_its_keys(large: Publication) -> None:
    files = large.search_index
    index = read(files, "search/index.json")
    shards = [
        read(files, f"search/keys-{at}.{_hash_at(index['shared'], at + 2)}.json")
        for at in range(len(index["heads"]))
    ]
    postings = {key: set(numbers_in(text)) for shard in shards for key, text in shard.items()}
    site = large.written
    by_row = {(document.section, document.id): document for document in documents_of(site)}
    starts = [_numbers(steps) for steps in index["starts"]]
    seen = 0
    for chunk in range(len(starts[0]) - 1):
        rows = read(files, f"search/rows-{chunk}.{_hash_at(index['rows'], chunk)}.json")["rows"]
        assert sum(map(len, rows)) <= CHUNK_DOCUMENTS
        for part, own in enumerate(rows):
            assert len(own) == starts[part][chunk + 1] - starts[part][chunk]
            for place, row in enumerate(own):
                number = starts[part][chunk] + place
                for key in keys_of(by_row[part, row[0]]):
                    assert number in postings[key], (row, key)
                seen += 1
    assert seen == starts[-1][-1]
    assert seen + sum(map(len, index["scanned"]["rows"])) == len(by_row)


def test_a_changed_phone_gives_new_names_to_few_files(large: Publication) -> None:
    site = large.written
    first, *others = site.directory.all(ServiceCenter)
    phone = first.phones[0].model_copy(update={"number": "0000-0000 7531"})
    changed = (first.model_copy(update={"phones": (phone,)}), *others)
    directory = replace(site.directory, records={**site.directory.records, ServiceCenter: changed})
    before = index_files(site, [site])
    after = index_files(replace(site, directory=directory), [replace(site, directory=directory)])
    assert 0 < len(after.keys() - before.keys()) <= 4 < len(before)


def _hash_at(hashes: str, place: int) -> str:
    return str(hashes[8 * place : 8 * place + 8])


def _numbers(steps: list[int]) -> list[int]:
    return [sum(steps[: at + 1]) for at in range(len(steps))]


def test_names_of_files_tell_their_build(large: Publication) -> None:
    index = read(large.search_index, "search/index.json")
    hashes = {index["sounds"]} | {
        _hash_at(index[kind], at) for kind in ("shared", "rows") for at in range(len(index[kind]) // 8)
    }
    for name in large.search_index:
        if name not in ("search/index.json", "search/words.json"):
            assert name.rsplit(".", 2)[1] in hashes


def test_neighbors_share_a_chunk(large: Publication) -> None:
    documents = list(documents_of(large.written))
    chosen = [at for at, document in enumerate(documents) if document.area]
    chunks = neighborhoods_of(large.written.directory, documents, chosen).chunks
    of_chunk = {
        documents[at].id: number for number, chunk in enumerate(chunks) for part in chunk for at in part
    }
    assert sorted(at for chunk in chunks for part in chunk for at in part) == chosen
    apart = [
        abs(of_chunk[circle.id] - of_chunk[circle.origins[0]])
        for circle in large.written.directory.all(ServiceCircle)
    ]
    assert max(apart) <= 1
    assert sum(apart) < len(apart) / 10


def test_boxes_hold_what_lies_in_their_chunks(large: Publication) -> None:
    index = read(large.search_index, "search/index.json")
    boxes = read(large.search_index, f"search/boxes.{_hash_at(index['shared'], 1)}.json")
    for chunk, (south, west, north, east) in enumerate(boxes):
        content = read(large.search_index, f"search/rows-{chunk}.{_hash_at(index['rows'], chunk)}.json")
        for row in (row for part in content["rows"] for row in part if len(row) > 7):
            assert south / 1e3 <= (content["origin"][0] + row[6]) / 1e5 <= north / 1e3
            assert west / 1e3 <= (content["origin"][1] + row[7]) / 1e5 <= east / 1e3


def test_a_center_that_is_closed_says_so_in_place_of_hours(small: Publication) -> None:
    rows = read(small.search_index, "search/index.json")["scanned"]["rows"]
    hours = next(row[5] for section in rows for row in section if row[0] == "dongdi-center")
    assert hours.startswith("暂停开放")
