"""Streets with their names, which opened maps fetch."""
