"""The most that maps show. Each map says how many places it leaves out, and where they are."""

MOST_NUMBERED = 30
"""Places with numbers, which stand for rows of a list: more would hide the map."""
MOST_DOTS = 60
"""Places without numbers, on a page's drawing."""
MOST_MISSED = 24
"""Blind spots with numbers; above this many a map shows crosses."""
MOST_PLACE_NAMES = 14
"""Names of places, on a map without streets."""
MOST_STREET_NAMES = 5
MOST_IN_ATLAS = 1_200
"""Places on an atlas, each some 190 bytes of its page; a larger directory has an atlas for each of its parts."""
