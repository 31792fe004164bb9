"""The heading of communities.yaml."""
