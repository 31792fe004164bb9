"""Rows to records: the same record next time, only what changed, nothing twice."""
