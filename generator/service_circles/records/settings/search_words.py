"""Words that search knows in a directory, beside those that it knows everywhere."""

from typing import Annotated

from pydantic import Field

from service_circles.records.values.fields import Line, OneOrMany, described
from service_circles.records.values.record_part import Part


class SameWords(Part):
    """Words for the same thing: who types one finds what has another."""

    words: Annotated[tuple[Line, ...], Field(min_length=2)] = described(
        "说法", "例如：[颐康中心, 敬老院]", "For example: [care center, nursing home]"
    )


class SearchWords(Part):
    """Words of the directory for search."""

    same: tuple[SameWords, ...] = described(
        "说的是一回事", "本地的叫法，打一个能找到另一个", "Local words for the same thing", default=()
    )
    ignored: Annotated[tuple[Line, ...], OneOrMany] = described(
        "不算数的字", "问话里常带、不用找的字", "Words of questions, which do not count", default=()
    )
    elsewhere: Annotated[tuple[Line, ...], OneOrMany] = described(
        "不在本站的事",
        "常有人搜、本站没有的事，例如：护照；搜到就请居民打什么都能问的号码",
        "What people look for and the site does not have: they are given the number for everything else",
        default=(),
    )
