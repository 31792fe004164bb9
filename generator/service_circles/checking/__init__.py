"""Rules that need several records: ids, parents, places, hours that never open."""
