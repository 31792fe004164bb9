"""The part of a longer text that changed, with a little of what stands around it."""

_AROUND = 6
_LONG = 40


def changed_excerpts(before: str, after: str) -> tuple[str, str]:
    """Both versions, of longer ones only what is between their common beginning and end."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return _excerpt(before, start, end), _excerpt(after, start, end)


def _shared(one: str, other: str) -> int:
    """The number of characters with which both begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _excerpt(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
