"""Open Referral HSDS: its tables and columns by version, and rows of them out of JSON and CSV."""
