"""The words by which the script understands a query: those of questions, of the same meaning, of now and near.

The script reads them in search/words.json: site_theme/pages/search/query.js.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from service_circles.community.facilities import Facility
from service_circles.records.settings.emergency_number import hazard_words
from service_circles.records.settings.search_words import SearchWords
from service_circles.writing.finding.folding import fold_text
from service_circles.writing.finding.search.documents import Document


def query_words(own: SearchWords, documents: Iterable[Document]) -> dict[str, Any]:
    """The words of search/words.json, folded: ours, then those of the directory; `urgent` by the id of a number."""
    given = _given_words()
    urgent = {document.id: _urgent_words(document.urgent) for document in documents if document.urgent}
    named = {name for words in urgent.values() for name in words}
    return {
        "urgent": urgent,
        "hazards": {name[1:]: words for name, words in _hazards().items() if name in named},
        "ignored": _folded([*given["ignored"], *own.ignored]),
        "weak": _folded(given["weak"]),
        "same": [_folded(words) for words in (*given["same"], *(same.words for same in own.same))],
        "elsewhere": _folded([*given["elsewhere"], *own.elsewhere]),
        "places": _folded(given["places"]),
        "open": _folded(given["open"]),
        "near": _folded(given["near"]),
        "moments": {moment: _folded(words) for moment, words in given["moments"].items()},
        "numerals": given["numerals"],
        "first": {kind: _folded(words) for kind, words in given["first"].items()},
    }


def words_of_questions() -> list[list[str]]:
    """Words of the same meaning by which questions are compared with answers."""
    return [_folded(words) for words in _given_words()["asked"]]


def words_of_facilities() -> list[str]:
    """All words for each facility, in their order: a place that has it is found by any of them."""
    same, named = _given_words()["same"], _given_words()["facilities"]
    return [
        " ".join(_folded(word for words in same if set(words) & set(names) for word in words))
        for names in (named[facility.value] for facility in Facility)
    ]


def _urgent_words(words: Iterable[str]) -> list[str]:
    """Words of a number, where one is of a kind of need the name of that: a company that says 爆水管 means 水管爆 too."""
    said = set(words)
    hazards = [name for name, known in _hazards().items() if said.intersection(known)]
    covered = {word for name in hazards for word in _hazards()[name]}
    return [*hazards, *(word for word in words if word not in covered)]


@cache
def _hazards() -> Mapping[str, list[str]]:
    return {f"={name}": _folded(words) for name, words in hazard_words().items()}


@cache
def _given_words() -> Mapping[str, Any]:
    text = Path(__file__).with_name("query_words.yaml").read_text("utf-8")
    words: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return words


def _folded(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(fold_text, words))))
