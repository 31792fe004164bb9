"""What a single row can tell: a function for each matter yields its faults."""
