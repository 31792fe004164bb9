"""Weekdays with one typing slip: 'Tuseday', 'Wensday', 'Thrusday'."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 5


def weekday_meant(word: str) -> str:
    """The only weekday that one slip turns into a word; empty if none or several could be meant."""
    name = word.removesuffix("s")
    if len(name) < _SHORTEST or not name.endswith(("day", "dya", "ay", "da")):
        return ""
    meant = [weekday for weekday in _WEEKDAYS if _is_one_slip_off(name, weekday)]
    return meant[0] if len(meant) == 1 else ""


def _is_one_slip_off(typed: str, name: str) -> bool:
    """True for a letter that is missing, too much, another one, or that changed places with its neighbor."""
    start = next(
        (at for at, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), min(len(typed), len(name))
    )
    rest, right = typed[start:], name[start:]
    is_swapped = rest[:2] == right[:2][::-1] and rest[2:] == right[2:]
    return is_swapped or rest[1:] == right[1:] or rest[1:] == right or rest == right[1:]
