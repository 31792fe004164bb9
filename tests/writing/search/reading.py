"""Reads postings as the script does."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZwxyz_-"


def numbers_in(postings: str) -> list[int]:
    """All numbers of a text of postings."""
    found: list[int] = []
    after = number = 0
    is_length = False
    for sign in postings:
        if sign == ".":
            is_length = True
            continue
        digit = _DIGITS.index(sign)
        number = number * 32 + (digit & 31)
        if digit > 31:
            continue
        if is_length:
            found += range(after, after + number + 1)
            after += number + 1
        else:
            found.append(after + number)
            after += number + 1
        number, is_length = 0, False
    return found
