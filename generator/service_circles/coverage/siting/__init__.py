"""The next centers: the sites that bring most homes within reach."""
