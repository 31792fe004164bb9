"""Small directory projects, good and bad, and the exact report that each gets.

`pytest tests/test_stories.py --update` accepts what the reports say now; look at the difference.
"""

from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.problems.messages import messages
from service_circles.problems.report import report

STORIES = Path(__file__).parent / "stories"
NAMES = sorted(story.name for story in STORIES.iterdir())
WITHOUT_STORY = {
    "F101": "test_a_project_that_is_not_there",
    "F103": "test_links_are_refused",
    "F104": "test_a_file_too_large",
    "F108": "test_a_file_that_cannot_be_opened",
    "R199": "test_an_error_that_has_no_words_yet",
}
"""Codes that a plain folder cannot show: file systems differ. They are tested where they are found."""


@pytest.mark.parametrize("name", NAMES)
def test_story(name: str, update: bool) -> None:
    expected = STORIES / name / "expected.txt"
    told = report(load_project(STORIES / name).problems, color=False)
    if update:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text("utf-8")


def test_every_code_is_in_a_story() -> None:
    told = "".join((STORIES / name / "expected.txt").read_text("utf-8") for name in NAMES)
    missing = {code for code in messages() if f"[{code}]" not in told}
    assert missing == set(WITHOUT_STORY)


def test_good_stories_stay_good() -> None:
    good = [name for name in NAMES if not (STORIES / name / "expected.txt").read_text("utf-8")]
    assert len(good) >= 3
