"""Differences between two versions of a directory, by record and field."""
