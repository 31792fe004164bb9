"""The grammar of hours: tokens to pieces, pairs of days and times, clauses and notes."""
