"""A place where a center could be: vacant, or offered."""

from service_circles.records.values.contact import Location
from service_circles.records.values.fields import Id, Line, Part, described, optional


class Candidate(Part):
    """A place where the next center could be."""

    id: Id = described("编号", "小写字母、数字、连字符", "a-z, 0-9, hyphens")
    name: Line = described("名称", "例如：原北渡幼儿园", "For example: the old kindergarten")
    location: Location = described("位置", "门口的坐标", "Where its door is")
    note: Line | None = optional("说明", "现在是什么情况，例如：空置、可租", "What it is now: vacant, to let")
