"""What each operation does to records and files, in memory; what is said about it."""
