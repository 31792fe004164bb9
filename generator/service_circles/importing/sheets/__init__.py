"""Files with tables, read as rows of texts: workbooks in a child process, CSV in whatever encoding."""
