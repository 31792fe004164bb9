"""Federation: what a district shares with portals, and the format of it."""
