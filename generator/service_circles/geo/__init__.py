"""Where things are and who is near: datums, distances, reach."""
