"""Bytes damaged by chance, as a bad cable, a bad disk and a hurried editor damage them."""

from collections.abc import Callable
from random import Random

TOKENS = [
    "", " ", "null", "true", "1e309", "-1", "0", "9" * 400, ".inf", ".nan", "2026-02-30", "0000-00-00", "9999-12-31",
    "24h", "00:00-24:00", "25:61", "周一至周五", "每月第五个周日", "FREQ=DAILY;COUNT=99999", "FREQ=YEARLY;BYMONTHDAY=31",
    "RRULE:FREQ=SECONDLY", "<script>", "{{ x }}", "{% raw %}", "%s%n", "\\x00", "\u202e", "\ud7ff", "\u2028", "\ufeff",
    "👩‍👩‍👧", "a" * 5000, "../../etc/passwd", "record:", "https://[", "https://{s}/{z}", "mailto:", "javascript:alert(1)",
    "wgs84", "gcj02", "bd09", "-90", "180", "1e-320", "&a [*a]", "*a", "!!python/object:os.system x", "? x", "---", "...",
    "[", "]", "{", "}", "'", '"', "|", ">", "#", ":", "- ", "\t", "13800001111", "zh-Hans", "xx", "taoyuan", "taoyuan-center",
]  # fmt: skip


def damaged(data: bytes, chance: Random) -> bytes:
    """The bytes, damaged in one way."""
    return chance.choice(_WAYS)(data, chance)


def flip_bytes(data: bytes, chance: Random) -> bytes:
    """Other bytes in one to six places."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6) if data else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: Random) -> bytes:
    begin = chance.randrange(len(data) + 1)
    return data[:begin] + data[begin + chance.randint(0, 200) :]


def cut_off(data: bytes, chance: Random) -> bytes:
    """The beginning only, as of a download that broke off."""
    return data[: chance.randrange(len(data) + 1)]


def _move_lines(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    for _ in range(chance.randint(1, 4)):
        line = chance.choice(lines)
        lines.insert(chance.randrange(len(lines) + 1), b" " * chance.randint(0, 4) + line)
        if chance.random() < 0.5:
            lines.pop(chance.randrange(len(lines)))
    return b"".join(lines)


def _replace_values(data: bytes, chance: Random) -> bytes:
    """Put tokens in place of values after a colon, between quotes or tags, or of numbers."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(chance.randint(1, 3)):
        at, token = chance.randrange(len(lines)), chance.choice(TOKENS)
        line = lines[at]
        for mark in chance.sample([": ", '="', "- ", ","], 4):
            if mark in line:
                head, _, tail = line.partition(mark)
                lines[at] = head + mark + token + ('"' + tail.partition('"')[2] if mark == '="' else "")
                break
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _insert_token(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS).encode("utf-8", "replace") * chance.randint(1, 3) + data[at:]


def _repeat(data: bytes, chance: Random) -> bytes:
    return data * chance.randint(2, 5)


_WAYS: list[Callable[[bytes, Random], bytes]] = [
    flip_bytes, _cut, _move_lines, _replace_values, _replace_values, _replace_values, _insert_token, _repeat,
]  # fmt: skip
