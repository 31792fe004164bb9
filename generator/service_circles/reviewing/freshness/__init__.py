"""Records to verify: by month, area and role, with links for the two answers."""
