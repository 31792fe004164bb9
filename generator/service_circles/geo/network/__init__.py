"""The walking network: assembled from extracts, corrected, cached."""
