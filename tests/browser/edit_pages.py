"""Projects with the form in the browser: published in a moment, and shown on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.cli.starter import start_project
from service_circles.writing.site.addresses import file_of
from service_circles.writing.site.site import SiteSettings
from tests.browser.plain_host import plainly_hosted
from tests.publishing import DAY

CENTER = "taoyuan-center"
CENTER_FILE = f"content/centers/{CENTER}.yaml"
_PLACE = re.compile(r"^  publisher:$", re.MULTILINE)


def start_editable_project(
    folder: Path, forge: Mapping[str, str] | None = None, languages: Sequence[str] = ("zh-Hans",)
) -> Path:
    """The starter project with the form switched on, and a forge if one is given."""
    start_project(folder)
    settings = folder / "communities.yaml"
    lines = ["  editing:", "    email: editors@example.org"]
    if forge:
        lines += ["    forge:", *(f"      {name}: {value}" for name, value in forge.items())]
    made = _PLACE.sub("\n".join([*lines, "  publisher:"]), settings.read_text("utf-8"), count=1)
    made = re.sub(r"\blanguages: \[.*\]", f"languages: [{', '.join(languages)}]", made)
    settings.write_text(made, "utf-8")
    return folder


def publish(project: Path, output: Path) -> Path:
    """All record pages and files of a project."""
    loaded = load_project(project, DAY)
    assert not loaded.has_mistakes, loaded.problems
    publication = make_publication(loaded, SiteSettings())
    for address in [*publication.files, *publication.pages]:
        file = output / file_of(address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(publication.make(address) or b"")
    return output


@contextmanager
def published(project: Path, output: Path) -> Iterator[str]:
    """The address at which the pages of a project are served."""
    with plainly_hosted(publish(project, output)) as host:
        yield host


class Form:
    """The form as a person on a phone uses it."""

    def __init__(self, page: Page, home: str, record: str = CENTER, language: str = "") -> None:
        self.page, self.address = page, f"{home}{language}edit/?record={record}"
        page.goto(self.address)
        self.expect_heading("")

    def expect_heading(self, words: str) -> None:
        """Wait for a screen."""
        expect(self.page.locator("#edit h2")).to_contain_text(words)

    def choose(self, words: str) -> None:
        """Tap a row of a list."""
        self.page.locator("#edit a.row", has_text=words).first.click()

    def press(self, words: str) -> None:
        """Tap a button."""
        self.page.locator("#edit").get_by_role("button", name=words).or_(
            self.page.locator("#edit").get_by_role("link", name=words, exact=True)
        ).first.click()

    def type(self, label: str, value: str) -> None:
        """Fill in a field."""
        self.page.locator("#edit").get_by_label(label, exact=False).first.fill(value)

    def look_through(self) -> None:
        """Go to the last screen."""
        self.page.locator("#edit .bar a").click()
        self.expect_heading("看一看，发出去")
        expect(self.page.locator("#edit .changes")).to_be_visible()

    def request(self) -> dict[str, Any]:
        """The change request as it is saved."""
        import json  # noqa: PLC0415

        with self.page.expect_download() as download:
            self.press("存成文件")
        assert download.value.suggested_filename.endswith(".change.json")
        return dict(json.loads(Path(download.value.path()).read_text("utf-8")))


def change_phone(form: Form, number: str) -> None:
    """From the first screen to the changed number and back."""
    form.choose("电话换了")
    form.choose("0000-0000 0002")
    form.type("号码", number)
    form.press("好了")
    form.expect_heading("电话")
    form.press("好了")
    form.expect_heading("您想做什么？")
