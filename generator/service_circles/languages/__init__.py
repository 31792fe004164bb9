"""The interface in other languages: what is written in Chinese here is read in the reader's own."""
