"""Streets as lines for maps."""
