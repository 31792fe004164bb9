"""The ways on foot that pages list, which their maps fetch."""
