"""The output folder on disk."""
