"""OpenStreetMap extracts: which ways can be walked, and the scenery of maps."""
