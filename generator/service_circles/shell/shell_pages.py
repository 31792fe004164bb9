"""The hand-written pages of a project, made by Python-Markdown and our own frame: what MkDocs makes, byte for byte."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from service_circles.basics.published_media import CLEANED_ENDINGS, is_published_media, without_metadata
from service_circles.build.publication import Publication
from service_circles.build.site_writer import Progress
from service_circles.reading.project_files import CONTENT_FOLDER, find_files
from service_circles.shell.page_maker import PageMaker, page_address
from service_circles.shell.site_file import advice_about, read_site_file, settings_in, texts_in
from service_circles.writing.handwritten.page_in_edition import pages_by_source
from service_circles.writing.site.addresses import file_of


class ShellPages:
    """The hand-written pages of a project, built without MkDocs. PagesRefusedError for a mistake in mkdocs.yml."""

    def __init__(self, root: Path, say: Progress) -> None:
        self._root = root
        self._content = root / CONTENT_FOLDER
        self._written = read_site_file(root)
        self._say = say
        self.settings = settings_in(self._written)

    def build(self, publication: Publication, folder: Path) -> None:
        """Build the hand-written pages and media into a folder, which is emptied before."""
        if folder.is_dir():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        pages = pages_by_source(publication.editions)
        media = list(self._published_media(publication))
        addresses = {path: quote(page_address(shown)) or "./" for path, shown in pages.items()}
        addresses |= {path: quote(path) for path in media}
        for path in media:
            _write(folder / path, self._media(path) or b"")
        maker = PageMaker(self._root, self._written, addresses, self._media)
        for path, shown in pages.items():
            _write(folder / file_of(page_address(shown)), maker.page(path, shown).encode())
        for sentence in advice_about(self._written, self.settings, self._content):
            self._say(f"提醒 / warning: {sentence}")

    def _published_media(self, publication: Publication) -> Iterator[str]:
        """Paths below content/ of pictures, documents and files that mkdocs.yml names; the others are said aloud."""
        named = {*texts_in(self._written.get("extra_css")), *texts_in(self._written.get("extra_javascript"))}
        fonts = publication.written.directory.settings.face.font_files
        walking = publication.written.directory.settings.walking
        read = {
            *fonts,
            *(path.removeprefix(f"{CONTENT_FOLDER}/") for path in (walking.extracts if walking else ())),
        }
        for file in sorted(find_files(self._root)[0].others):
            path = file.removeprefix(f"{CONTENT_FOLDER}/")
            if is_published_media(path) or path in named:
                yield path
            elif path not in read:
                self._say(f"这类文件不发布 / files of this kind are not published: {file}")

    def _media(self, path: str) -> bytes | None:
        """The content of a published file; a picture is without the place where it was taken."""
        file = self._content / path
        if not file.is_file():
            return None
        content = file.read_bytes()
        return without_metadata(content) if path.lower().endswith(CLEANED_ENDINGS) else content


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
