"""Settings of mkdocs.yml that have no effect here: each is named, with what to do in its place."""

from collections.abc import Iterator, Mapping
from typing import Any

_IGNORED = {
    "nav": (
        "菜单写 communities.yaml 的 face: menu 和 footer；页面按文件夹和文件名排列",
        "menus are `face: menu` and `footer` in communities.yaml; pages are in the order of their folders and names",
    ),
    "copyright": (
        "页脚的话写 communities.yaml 的 face: footer_note",
        "write `face: footer_note` in communities.yaml",
    ),
    "extra": (
        "网站的名字、主办、语言写在 communities.yaml",
        "name, publisher and languages are in communities.yaml",
    ),
    "site_description": ("简介写 communities.yaml 的 description", "write `description` in communities.yaml"),
    "site_author": ("主办写 communities.yaml 的 publisher", "write `publisher` in communities.yaml"),
    "site_dir": ("用 circles build --output 文件夹", "use circles build --output FOLDER"),
    "use_directory_urls": ("网址总是以 / 结尾", "addresses always end in /"),
    "draft_docs": (
        "草稿放到 content/ 外面，或者把名字的结尾改成 .md 以外的",
        "keep drafts outside of content/, or end their names otherwise than in .md",
    ),
    "exclude_docs": ("不要的页面放到 content/ 外面", "keep such pages outside of content/"),
    "not_in_nav": ("每一页都能搜到", "every page can be found"),
}
_IGNORED_OF_THEME = {
    "palette": ("主色写 communities.yaml 的 accent", "write `accent` in communities.yaml"),
    "features": ("没有 Material 的功能可以开关", "nothing of Material is left to be switched"),
    "language": ("语言写 communities.yaml 的 languages", "write `languages` in communities.yaml"),
    "icon": ("标志用 logo", "use `logo`"),
    "favicon": ("图标由 accent 和标志画成", "icons are drawn in `accent`"),
    "font": ("字体写 communities.yaml 的 face: fonts", "write `face: fonts` in communities.yaml"),
}
_CUSTOM_DIR = "site_theme"
_OF_STARTER = {"site_dir": "site", "font": False}
"""Settings of every new project, and those that change nothing."""


def ignored_settings(written: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each setting of a mkdocs.yml that changes nothing, in both languages."""
    for name, (zh, en) in _IGNORED.items():
        if name in written and not _is_of_starter(name, written[name]):
            yield f"{name} 不起作用：{zh} / `{name}` has no effect: {en}"
    if written.get("extra_javascript"):
        yield (
            "extra_javascript 只管手写的页面，记录的页面没有它"
            " / `extra_javascript` holds for hand-written pages only, record pages are without it"
        )
    theme = written.get("theme")
    if not isinstance(theme, Mapping):
        return
    for name, (zh, en) in _IGNORED_OF_THEME.items():
        if name in theme and not _is_of_starter(name, theme[name]):
            yield f"theme: {name} 不起作用：{zh} / `theme: {name}` has no effect: {en}"
    custom = str(theme.get("custom_dir", _CUSTOM_DIR)).strip("/")
    if custom != _CUSTOM_DIR:
        yield (
            f"custom_dir: {custom} 只管手写的页面，两种页面都要管就用 site_theme"
            f" / `custom_dir: {custom}` holds for hand-written pages only; name the folder site_theme for all pages"
        )


def _is_of_starter(name: str, value: object) -> bool:
    return name in _OF_STARTER and value == _OF_STARTER[name]
