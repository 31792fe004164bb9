"""Review: effects of a change on residents, and records that need to be verified."""
