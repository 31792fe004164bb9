"""Compact JSON: no spare spaces, Chinese as it is."""

import json

from markupsafe import Markup


def compact_json(value: object, *, sort_keys: bool = False) -> str:
    """JSON as text. Not for inside HTML."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)


def json_bytes(value: object) -> bytes:
    """JSON as the content of a file."""
    return compact_json(value).encode()


def script_json(value: object) -> Markup:
    """JSON that is safe inside a script element."""
    text = compact_json(value, sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped above
