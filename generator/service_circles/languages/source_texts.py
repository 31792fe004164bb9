"""Translates templates and scripts when they are read: each fixed text is inside `_("…")`."""

import json
import re

from service_circles.languages.translator import Words

_FIXED_TEXT = re.compile(r'\b_\("([^"\\]*)"\)')


def translate_source(words: Words, source: str) -> str:
    """The source of a template or script with a language's texts in place of `_("…")`."""
    return _FIXED_TEXT.sub(lambda call: json.dumps(words(call[1]), ensure_ascii=False), source)
