"""Bars of coverage: by board, and by time of the week."""

from collections.abc import Mapping

from markupsafe import Markup

from service_circles.coverage.area_figures import ReachFigures, amount, percent
from service_circles.coverage.estate_coverage import Coverage
from service_circles.languages.translator import Translator
from service_circles.writing.drawings.charts import Bar, bars
from service_circles.writing.site.site import Site


def board_bars(site: Site, found: Mapping[str, Coverage | None]) -> Markup:
    """Bars of the households that services of each board are within reach of."""
    names = {board.id: board.short or board.name for board in site.directory.settings.boards}
    rows = [
        Bar(names[id_], _bar_text(each, site.words), each.share if each else None)
        for id_, each in found.items()
    ]
    return bars(site.words("每类服务有多少户走得到"), rows)


def time_bars(found: ReachFigures, words: Translator) -> Markup:
    """Bars of the households that an open center is within reach of, at each time of the week."""
    rows = [
        Bar(
            words(each.moment.label),
            _bar_text(each.surely, words),
            each.surely.share if each.surely else None,
            each.perhaps.share if each.perhaps else None,
        )
        for each in found.times
    ]
    return bars(words("什么时候有多少户走得到开着的服务点"), rows)


def _bar_text(coverage: Coverage | None, words: Translator) -> str:
    if coverage is None:
        return "—"
    households = amount(coverage.reached.households)
    if coverage.reached.households is None:
        return words("户数不知道")
    return words("{count} 户 · {share}", count=households, share=percent(coverage.share))
