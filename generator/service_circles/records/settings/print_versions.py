"""Settings for pages made for paper."""

from service_circles.records.values.fields import Flag, Part, described


class OnPaper(Part):
    """The pages made for print. A directory that nobody prints builds sooner without them."""

    posters: Flag = described(
        "海报", "每个中心一张 A4 海报，贴在楼道里", "An A4 poster of every center", default=True
    )
    booklets: Flag = described(
        "大字本",
        "每个社区或村一本大字手册",
        "A large-print booklet of every community and village",
        default=True,
    )
