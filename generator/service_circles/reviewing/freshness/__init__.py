"""What needs to be verified: by month, area and role, with links for the two answers."""
