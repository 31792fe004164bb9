"""Where next: the sites that bring most homes within reach."""
