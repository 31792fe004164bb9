"""The pages of changed records before and after, in one file to look at."""
