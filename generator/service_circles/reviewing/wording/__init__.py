"""Changes as sentences for reviewers, in one language."""
