"""The heads of pages: titles and descriptions for browsers, search engines and those with whom a page is shared."""

import base64
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from service_circles.build.project import load_project
from service_circles.writing.feeds.host_headers import HEADERS
from tests.publishing import ROOT
from tests.site.documents import Document, Published

KIND_OF_THING = {
    "": "WebSite",
    "areas": "AdministrativeArea",
    "centers": "CivicStructure",
    "services": "GovernmentService",
    "boards": "FAQPage",
    "answers": "FAQPage",
    "organizations": "Organization",
    "ledgers": "Dataset",
    "entries": "Report",
    "events": "Event",
}


def meta(document: Document, name: str) -> str:
    found = document.one("meta", name=name) or document.one("meta", property=name)
    return found["content"] if found else ""


def described_thing(document: Document) -> dict[str, Any] | None:
    script = document.one("script", type="application/ld+json")
    return json.loads(script.text) if script else None


def test_language_title_and_width(published: Published) -> None:
    for document in published.files.values():
        html = document.one("html")
        assert html is not None
        assert html["lang"] == document.language, document.address
        assert "width=device-width" in meta(document, "viewport"), document.address
        assert "user-scalable" not in meta(document, "viewport"), document.address
        if not document.leads_elsewhere:
            assert document.source.lstrip().lower().startswith("<!doctype html>"), document.address
        assert document.title, document.address


def test_a_title_tells_one_page_from_all_others(published: Published) -> None:
    titles = Counter((document.language, document.title) for document in published.pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_but_the_missing_one_has_a_description(published: Published) -> None:
    bare = [address for address, document in published.pages.items() if not meta(document, "description")]
    assert bare == ["404.html"]


def test_descriptions_are_of_use_where_they_are_shown(published: Published) -> None:
    for document in published.pages.values():
        words = meta(document, "description")
        assert len(words) <= 200, document.address
        assert meta(document, "og:description") == words, document.address
        assert meta(document, "og:title"), document.address


def test_canonical_links_say_where_the_page_is_published(published: Published) -> None:
    for document in published.pages.values():
        link = document.one("link", rel="canonical")
        if document.address == "404.html" or published.root is None:
            assert link is None
        else:
            assert link is not None, document.address
            assert link["href"] == published.root + document.address == meta(document, "og:url")


def test_every_page_carries_a_policy_before_anything_is_loaded(published: Published) -> None:
    for document in published.files.values():
        loading = ("script", "link", "style", "img")
        first = next((element for element in document.elements if element.tag in loading), None)
        policy = document.one("meta", **{"http-equiv": "Content-Security-Policy"})
        assert policy is not None, document.address
        assert policy["content"].startswith("default-src 'none'"), document.address
        assert "unsafe" not in policy["content"], document.address
        if first is not None:
            elements = document.elements
            assert elements.index(policy) < elements.index(first), document.address


def test_nothing_runs_or_is_styled_inline(published: Published) -> None:
    """The policy would stop it; but for one script and the styles of 404.html, whose hashes it names."""
    for document in published.files.values():
        assert document.all("iframe", "object", "embed", "base") == [], document.address
        styles = document.all("style")
        assert len(styles) == (document.address == "404.html"), document.address
        policy = document.one("meta", **{"http-equiv": "Content-Security-Policy"})
        for style in styles:  # a host shows that page where its stylesheet cannot be found
            digest = hashlib.sha256("".join(style.pieces).encode()).digest()
            assert policy is not None
            assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy["content"]
        forms = document.all("form")
        assert all(form["role"] == "search" and form["method"] == "get" for form in forms), document.address
        assert all(form["action"].endswith("search/") for form in forms), document.address
        inline = [e for e in document.all("script") if not e["src"] and "json" not in e["type"]]
        assert len(inline) <= 1, document.address
        for element in document.elements:
            assert not any(name == "style" or name.startswith("on") for name in element.attributes), (
                document.address,
                element.attributes,
            )


def test_things_are_described_to_search_engines(published: Published) -> None:
    seen: Counter[str] = Counter()
    for document in published.pages.values():
        thing = described_thing(document)
        folder, _, rest = document.plain_address.partition("/")
        if thing is None:
            continue
        seen[folder] += 1
        assert thing["@context"] == "https://schema.org"
        assert thing["@type"] == KIND_OF_THING[folder], document.address
        assert thing.get("url") == (published.root and published.root + document.address)
        assert thing["name"], rest
    assert seen.keys() <= KIND_OF_THING.keys()
    centers = [page for page in published.pages.values() if page.plain_address.startswith("centers/")]
    of_one = [
        page for page in centers if page.plain_address.count("/") == 2
    ]  # its calendar and poster are not it
    assert seen["centers"] == len(of_one)


def test_the_sitemap_lists_every_page(published: Published) -> None:
    if published.root is None:
        assert not (published.folder / "sitemap.xml").exists()
        return
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    sitemap = ElementTree.parse(published.folder / "sitemap.xml")  # noqa: S314 - our own file
    listed = [place.text or "" for place in sitemap.iter(f"{space}loc")]
    assert len(listed) == len(set(listed))
    wanted = {
        address
        for address, page in published.pages.items()
        if not page.is_for_paper
        and not page.plain_address.startswith(("offline/", "mine/", "handbook/", "fields/", "edit/"))
    }
    assert {place.removeprefix(published.root) for place in listed} == {
        address for address in wanted if not address.endswith("404.html")
    }


def test_search_engines_leave_out_what_says_the_same_for_paper(published: Published) -> None:
    for document in published.pages.values():
        if document.is_for_paper:
            assert meta(document, "robots") == "noindex", document.address


def test_former_addresses_lead_to_the_present_ones(rongxi: Published) -> None:
    former = rongxi.files["centers/railway-village-center/"]
    refresh = former.one("meta", **{"http-equiv": "refresh"})
    canonical = former.one("link", rel="canonical")
    assert refresh is not None
    assert refresh["content"] == "0; url=../../centers/tielu-xincun-center/"
    assert canonical is not None
    assert canonical["href"] == f"{rongxi.root}centers/tielu-xincun-center/"
    assert [link["href"] for link in former.all("a")] == ["../../centers/tielu-xincun-center/"]


def test_the_host_is_told_what_a_page_cannot_say(demonstration: Path) -> None:
    """`_headers` says the same as the examples for nginx and Apache."""
    written = (demonstration / "_headers").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    assert written.startswith("/*\n  Content-Security-Policy: frame-ancestors 'self'\n")
    for name, value in HEADERS.items():
        assert f"  {name}: {value}\n" in written
        assert f'add_header {name} "{value}" always;\n' in readme
        assert f'Header always set {name} "{value}"\n' in readme


def test_tiles_are_allowed_from_their_hosts_only(tmp_path: Path) -> None:
    def problems(url: str) -> list[str]:
        tiles = f"  tiles: [{{name: 图, url: '{url}', datum: wgs84, attribution: 版权}}]\n"
        (tmp_path / "communities.yaml").write_text(
            f"directory:\n  id: town\n  name: 小镇\n  publisher: {{name: 编辑组}}\n{tiles}", "utf-8"
        )
        return [problem.code for problem in load_project(tmp_path).problems if problem.code.startswith("R")]

    (tmp_path / "content").mkdir()
    assert problems("https://{s}.tile.example.org/{z}/{x}/{y}.png") == []
    assert problems("https://tile.example.org:8443/{z}/{x}/{y}.png?key=1") == []
    for wide in ("https://{s}/{z}.png", "https://{s}.org/{z}.png", "https://{x}.example.org/{z}.png",
                 "https://t{s}.example.org/{z}.png", "https://example.org", "https://a@example.org/{z}"):  # fmt: skip
        assert problems(wide) == ["R215"], wide
