"""Mapping of columns to fields: guessed from headings, written down, repeated."""
