"""Lines of a YAML text by offsets: where they begin and end, and which comments belong to what."""

from collections.abc import Iterator


class TextLines:
    """Looks at the lines around an offset."""

    def __init__(self, text: str) -> None:
        self.text = text

    def start(self, at: int) -> int:
        """The start of the line with an offset."""
        return self.text.rfind("\n", 0, at) + 1

    def end(self, at: int) -> int:
        """The start of the next line, or the end of the text."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def end_of_text(self, at: int) -> int:
        """The end of the text in the line with an offset, which is a comment or that offset."""
        return at + len(self.text[at : self.end(at)].rstrip())

    def is_alone(self, at: int) -> bool:
        """True if only spaces precede in the line."""
        return not self.text[self.start(at) : at].strip(" ")

    def has_rest(self, at: int) -> bool:
        """True if anything follows in the line."""
        return bool(self.text[at : self.end(at)].strip())

    def end_of_entry(self, end: int, column: int) -> int:
        """The start of the line after an entry of a column: comments that are indented further belong to it."""
        after = at = self.end(end)
        while at < len(self.text):
            line = self.text[at : self.end(at)]
            if self._is_comment(line) and len(line) - len(line.lstrip(" ")) > column:
                after = self.end(at)
            elif line.strip():
                break
            at = self.end(at)
        return after

    def start_with_comments(self, at: int) -> int:
        """The start of the comment lines directly above an entry, or of its line; those indented further are not its."""
        start = self.start(at)
        column = at - start
        for line_start in self._lines_above(start):
            line = self.text[line_start:start]
            if not self._is_comment(line) or len(line) - len(line.lstrip(" ")) > column:
                break
            start = line_start
        return start

    def start_of_blank_lines(self, at: int) -> int:
        """The start of the blank lines directly above a line."""
        start = at
        for line_start in self._lines_above(at):
            if self.text[line_start:start].strip():
                break
            start = line_start
        return start

    def is_blank(self, at: int) -> bool:
        """True for a line without text, and at the end of the text."""
        return not self.text[at : self.end(at)].strip()

    def is_sibling(self, at: int, column: int) -> bool:
        """True if the line that begins here has something in a column that is not a comment."""
        line = self.text[at : self.end(at)]
        indent = len(line) - len(line.lstrip(" "))
        return bool(line.strip()) and indent == column and not self._is_comment(line)

    def _lines_above(self, start: int) -> Iterator[int]:
        while start > 0:
            start = self.start(start - 1)
            yield start

    @staticmethod
    def _is_comment(line: str) -> bool:
        return line.lstrip(" ").startswith("#")
