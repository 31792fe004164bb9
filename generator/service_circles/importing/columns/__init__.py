"""Which column is which field: guessed from headings, written down, repeated."""
