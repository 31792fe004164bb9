"""A review: all that a change means for residents, with what deserves a second look first."""
