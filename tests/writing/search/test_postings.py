"""Postings are short, and say the same numbers again."""

import json

from hypothesis import given
from hypothesis import strategies as some

from service_circles.writing.finding.search.postings import (
    SHARD_LENGTH,
    number_text,
    postings_of,
    postings_text,
    shards_of,
)
from service_circles.writing.finding.search.search_keys import head_of
from tests.writing.search.reading import numbers_in

NUMBERS = some.sets(some.integers(0, 200_000), max_size=80).map(sorted)


@given(NUMBERS)
def test_numbers_come_back(numbers: list[int]) -> None:
    assert numbers_in(postings_text(numbers)) == numbers


@given(some.integers(0, 5_000), some.integers(1, 9_000))
def test_a_run_costs_the_same_however_long(start: int, length: int) -> None:
    text = postings_text(range(start, start + length))
    assert numbers_in(text) == list(range(start, start + length))
    assert len(text) <= len(number_text(start)) + 1 + len(number_text(length))


def test_examples() -> None:
    assert postings_text([]) == ""
    assert postings_text([0]) == "0"
    assert postings_text([3, 4, 5, 9]) == "3.13"
    assert number_text(31) == "v"
    assert number_text(32) == "B0"


def test_shards_are_in_the_order_of_scripts_and_keep_heads_together() -> None:
    keys = [f"{chr(0x4E00 + at % 900)}{chr(0x5000 + at)}" for at in range(4_000)] + [
        "𠮷野",
        "ｱｲ",
        "~明珠",
        "'mzs",
        "min",
    ]
    shards = shards_of(postings_of([[key] for key in keys]), len(keys))
    files = [json.loads(file) for file in shards.files]
    assert len(files) == len(shards.heads) > 1
    assert {key: numbers_in(text) for file in files for key, text in file.items()} == {
        key: [at] for at, key in enumerate(keys)
    }
    heads = [{head_of(key) for key in file} for file in files]
    assert sum(map(len, heads)) == len(set.union(*heads))
    in_order = [head.encode("utf-16-be") for head in shards.heads]
    assert in_order == sorted(in_order)
    for first, own in zip(shards.heads, heads, strict=True):
        assert first == min(own, key=lambda head: head.encode("utf-16-be"))
    assert max(len(file) for file in shards.files) < 3 * SHARD_LENGTH


def test_keys_that_many_have_are_named() -> None:
    shards = shards_of(postings_of([["all", str(at)] for at in range(500)]), 500)
    assert shards.common == ("all",)
