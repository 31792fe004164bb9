"""Checks of single rows: a function for each matter yields its faults."""
