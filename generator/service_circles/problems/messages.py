"""The messages of problems in Chinese, by code. Catalogs translate them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Message:
    """Templates: title of the kind of problem, message, and hint, with {placeholders} for details."""

    title: str
    message: str
    hint: str | None = None


@cache
def messages() -> Mapping[str, Message]:
    """All messages by their codes; read only when the first problem is shown."""
    text = Path(__file__).with_suffix(".yaml").read_text("utf-8")
    return {code: Message(**texts) for code, texts in yaml.load(text, yaml.CSafeLoader).items()}
