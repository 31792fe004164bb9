"""Streets as a graph that can be walked: read from extracts, corrected, cached, weighted by a walker's pace."""
