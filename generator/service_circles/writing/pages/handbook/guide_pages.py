"""The usual changes, step by step, with pictures and with text to type that a test builds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from service_circles.basics.content_hash import content_hash
from service_circles.basics.theme_folder import THEME
from service_circles.languages.translator import message
from service_circles.problems.stories import code_examples
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

EXAMPLES = Path(__file__).with_name("examples")
_SHOWN_CODES = ("Y104", "D102", "G104")


@dataclass(frozen=True)
class Guide:
    """A page of the handbook; its template is named after it."""

    name: str
    title: str
    about: str
    icon: str

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"handbook/{self.name}/"


GUIDES = (
    Guide(
        "first-change",
        message("第一次改动：换一个电话"),
        message("街坊最常找的就是电话。换了号码，照这样改；别的字段也一样。"),
        "phone",
    ),
    Guide(
        "add-event",
        message("加一个活动"),
        message("每周的课写一次就够，网站自己一天天排下去；日历和订阅跟着变。"),
        "calendar-plus",
    ),
    Guide(
        "closed-days",
        message("关门几天"),
        message("某一天不开，和整个地方关一段时间，写在两个地方；写对了，服务和活动跟着变。"),
        "calendar-remove",
    ),
    Guide(
        "add-center",
        message("加一个中心"),
        message("一定要写的只有三行。知道多少写多少；不知道的不写，不要猜。"),
        "store-plus",
    ),
    Guide(
        "plain-words",
        message("写给街坊看"),
        message("一段话念给家里的老人听一遍，听得懂，就是好的。"),
        "account-voice",
    ),
    Guide(
        "reports",
        message("看懂报告"),
        message("每条话都是一个样子。从上往下改，改一处再查一次，常常后面几条就没了。"),
        "text-search",
    ),
)


def picture_files(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The pictures of guides, which show the form, in Chinese or English; taken by tests/browser/handbook_pictures.py."""
    for address, file in _pictures(site).values():
        yield address, file.read_bytes


def _pictures(site: Site) -> dict[str, tuple[str, Path]]:
    """By name the address, with the content hash that keeps it apart from authors' files, and the file."""
    if not (site.directory.settings.handbook and site.directory.settings.editing):
        return {}
    files = sorted((THEME / "handbook").glob(f"*.{'zh' if site.language.is_chinese else 'en'}.webp"))
    names = {file.name.partition(".")[0]: file for file in files}
    return {
        name: (f"handbook/{name}.{content_hash(file.read_bytes())}.webp", file)
        for name, file in names.items()
    }


def guide_pages(site: Site) -> Iterator[Page]:
    """A page for each of the usual changes."""
    for guide in GUIDES:
        yield Page(
            guide.address,
            f"guide_{guide.name.replace('-', '_')}.html",
            site.words(guide.title),
            partial(_values, site),
            site.words(guide.about),
            indexed=False,
        )


def _values(site: Site) -> dict[str, object]:
    codes = code_examples()
    return {
        "pictures": {name: address for name, (address, _) in _pictures(site).items()},
        "typed": {file.stem: file.read_text("utf-8").strip() for file in EXAMPLES.iterdir()},
        "reports": {code: codes[code].report for code in _SHOWN_CODES},
    }
