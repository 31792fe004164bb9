"""JSON inside HTML."""

from __future__ import annotations

import json

from markupsafe import Markup


def script_json(value: object) -> Markup:
    """JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped above


def json_text(value: object) -> bytes:
    """JSON as a file of its own, in few bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
