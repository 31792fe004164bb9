"""Public collections of texts that break pages: as names, as descriptions and as hand-written pages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from markdown import markdown

from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.records.service import Service
from service_circles.writing.handwritten.handwritten_html import publishable_html
from service_circles.writing.site.site import SiteSettings
from tests.corpora.corpus import corpus
from tests.reading.projects import write_project

LEFT_OUT_BY_BROWSERS = "".join(map(chr, range(33)))
"""Before an address; in the middle they make it a path."""
NEVER = {"script", "iframe", "object", "embed", "form", "style", "meta", "base", "svg", "math"}


class Harmless(HTMLParser):
    """Fails at an element that could run or load something."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in NEVER, (tag, attrs)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, attrs)
            if name in {"href", "src"}:
                address = re.sub(r"[\t\n\r]", "", value or "").lstrip(LEFT_OUT_BY_BROWSERS)
                scheme = urlsplit(address).scheme.lower()
                assert scheme in {"", "http", "https", "mailto", "tel", "geo", "sms"}, (tag, attrs)


def naughty_strings() -> list[str]:
    (file,) = (file for file in corpus("blns", "blns.json") if file.name == "blns.json")
    strings: list[str] = json.loads(file.read_text("utf-8"))
    return strings


def as_service(number: int, text: str) -> str:
    return f"service:\n  id: naughty-{number}\n  board: guides\n  name: {json.dumps(text)}\n"


def elements_of(published: Publication, service: Service) -> list[str]:
    """The elements of a service's page, in their order."""
    page = (published.make(f"services/{service.id}/") or b"").decode()
    return re.findall("</?[a-z][a-z0-9-]*", page)


def test_naughty_strings_as_names_are_refused_or_shown_as_they_are(tmp_path: Path) -> None:
    """Refused in words, or escaped: no string adds an element to its page."""
    strings = naughty_strings()
    write_project(tmp_path, **{f"n{number}": as_service(number, text) for number, text in enumerate(strings)})
    refused = {problem.position.file for problem in load_project(tmp_path).problems if problem.is_mistake}
    for file in refused:
        (tmp_path / file).unlink()
    left = load_project(tmp_path)
    assert not left.has_mistakes, [str(problem) for problem in left.problems if problem.is_mistake][:3]
    published = make_publication(left, SiteSettings())
    services = published.written.directory.all(Service)
    assert len(services) > 200
    plain = elements_of(published, services[0])
    for service in services:
        assert elements_of(published, service) == plain, service.name


def test_naughty_strings_as_lines_of_pages_are_harmless() -> None:
    for text in naughty_strings():
        Harmless().feed(publishable_html(markdown(text, extensions=["extra"]), lambda _: None))


def test_examples_of_markdown_are_harmless_pages() -> None:
    (spec,) = corpus("commonmark-spec", "spec.txt")
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n", spec.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(examples) > 600
    for text in examples:
        Harmless().feed(
            publishable_html(markdown(text.replace("→", "\t"), extensions=["extra"]), lambda _: None)
        )
