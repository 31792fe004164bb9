"""The publisher of a directory, and the registration numbers that the law wants."""

from typing import Annotated

from pydantic import StringConstraints

from service_circles.records.values.contact import Phone
from service_circles.records.values.fields import Line, Mail, described, optional
from service_circles.records.values.record_part import Part


class Publisher(Part):
    """The publisher, who is responsible for the site."""

    name: Line = described("主办单位", "谁主办", "Who publishes the site")
    phone: Phone | None = optional("电话", "联系电话", "Whom to call")
    email: Mail | None = optional("邮箱", "联系邮箱", "Mail address")


class Legal(Part):
    """Numbers the law wants at the foot of a page. Absent means nothing is printed."""

    icp: Line | None = optional("ICP备案号", "例如：粤ICP备00000000号", "ICP number")
    police: Line | None = optional("公安备案号", "例如：粤公网安备00000000000000号", "Police number")
    police_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,20}$")] | None = optional(
        "公安备案代码", "备案号里的数字", "Its digits"
    )
    site_code: Annotated[str, StringConstraints(pattern=r"^[a-z]{0,2}[0-9]{8,12}$")] | None = optional(
        "网站标识码", "政府网站标识码", "Government site code"
    )
    map_approval: Line | None = optional("审图号", "例如：粤S(2026)000号", "Map approval number")
