"""Effects of each operation on records and files, in memory, and the sentences about them."""
