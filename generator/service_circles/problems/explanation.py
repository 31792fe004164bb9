"""The explanation of a code for a terminal: what it says, how it comes about, what to do, and an example."""

from collections.abc import Mapping
from functools import cache
from string import Formatter

from service_circles.languages.catalogs import in_chinese, in_english
from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import messages
from service_circles.problems.stories import code_examples


def explanation(code: str) -> str | None:
    """A code in Chinese and English, below an example of its report; None if there is no such code."""
    if code not in messages():
        return None
    said, example = messages()[code], code_examples().get(code)
    head = example.report if example else "".join(_lines(general_phrase(code, said.message), f"[{code}] "))
    more = [general_phrase(code, text) for text in (said.cause, None if example else said.hint) if text]
    return "\n".join([head, *("".join(_lines(each)) for each in more)])


def _lines(text: Phrase, before: str = "") -> tuple[str, str]:
    return f"{before}{in_chinese(text)}\n", f"    {in_english(text)}\n"


def general_phrase(code: str, text: str) -> Phrase:
    """A message of a code without a problem: with dots for its details."""
    return Phrase(text, _dots(code), code)


@cache
def _dots(code: str) -> Mapping[str, str]:
    """Dots for every placeholder of a code's texts, and for those that only translations have."""
    said = messages()[code]
    texts = (said.message, said.hint or "", said.cause or "")
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return dict.fromkeys(sorted(names | {"field", "reason"}), "…")
