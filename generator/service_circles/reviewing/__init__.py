"""What a change means for residents, and what needs to be verified."""
