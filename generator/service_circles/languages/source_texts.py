"""Templates and scripts in a language: `_("…")` around a fixed text is filled in when the file is read."""

from __future__ import annotations

import json
import re

from service_circles.languages.translator import Words

_FIXED_TEXT = re.compile(r'\b_\("([^"\\]*)"\)')


def said_in(words: Words, source: str) -> str:
    """The source of a template or script with the words of a language in place of `_("…")`."""
    return _FIXED_TEXT.sub(lambda call: json.dumps(words(call[1]), ensure_ascii=False), source)
