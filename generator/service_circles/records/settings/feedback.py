"""Feedback of residents to the publisher: a form, e-mail, the repository. No server of ours."""

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from service_circles.records.values.fields import Mail, OneOrMany, checked_url, described, optional
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part

PLACEHOLDERS = ("record", "id", "kind", "field", "page", "language", "query", "title", "text")
"""Placeholders of an address, in braces: name and id of the record, subject of the message, its field,
the page's address, the reader's language, what was searched, and a whole message as its title and text."""
_KNOWN = {f"{{{name}}}" for name in PLACEHOLDERS}
_BRACES = re.compile(r"\{[^{}]*\}?|\}")


class FeedbackWay(LabeledEnum):
    """A way to the publisher."""

    FORM = "form", "填一张表"
    EMAIL = "email", "发邮件"
    ISSUES = "issues", "写到仓库里"
    EDIT = "edit", "看原文，直接改"


def _checked_template(value: str, *schemes: str) -> str:
    """A web address whose braces hold known names only, none of them in its host."""
    for brace in _BRACES.findall(value):
        if brace not in _KNOWN:
            raise PydanticCustomError("placeholder", "{found}", {"found": brace})
    try:
        parts = urlsplit(value)
    except ValueError:
        raise PydanticCustomError("url_shape", "{found}", {"found": value}) from None
    if parts.scheme not in schemes:
        raise PydanticCustomError(
            "feedback_scheme", "{found}", {"found": value, "schemes": "、".join(schemes)}
        )
    if "{" in parts.netloc or (parts.scheme == "mailto" and not re.fullmatch(r"[^@{}]+@[^@{}]+", parts.path)):
        raise PydanticCustomError("url_shape", "{found}", {"found": value})
    checked_url(_BRACES.sub("x", value))
    return value


def _checked_form(value: str) -> str:
    return _checked_template(value, "https", "http", "mailto")


def _checked_issues(value: str) -> str:
    return _checked_template(value, "https", "http")


_Template = StringConstraints(min_length=1, max_length=1_000)
_IN_BRACES = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)


class Feedback(Part):
    """The destinations of "correct this", "was this useful" and "nothing found"."""

    ways: Annotated[tuple[FeedbackWay, ...], OneOrMany] = described(
        "先后",
        "form、email、issues、edit（打开仓库里的那一行），先写的先给居民看；不写就用下面写了的",
        "form, email, issues, edit (the line in the repository), the first one first; all given below if left out",
        default=(),
    )
    form: Annotated[str, _Template, AfterValidator(_checked_form)] | None = optional(
        "表单", f"表单网址，花括号里的会换成内容：{_IN_BRACES}", f"Address of a form; filled in: {_IN_BRACES}"
    )
    email: Mail | None = optional("邮箱", "收纠错邮件的邮箱", "Where mails about mistakes go")
    issues: Annotated[str, _Template, AfterValidator(_checked_issues)] | None = optional(
        "仓库问题",
        "新建问题的网址，例如 https://example.org/district/issues/new",
        "Where a new issue is written, for example https://example.org/district/issues/new",
    )

    @model_validator(mode="after")
    def _ways_have_addresses(self) -> Self:
        for way in self.ways:
            if way is not FeedbackWay.EDIT and getattr(self, way.value) is None:
                raise PydanticCustomError("way_without_address", "{found}", {"found": way.value})
        return self

    @property
    def given(self) -> tuple[FeedbackWay, ...]:
        """The ways in the publisher's order; none if he named none."""
        return self.ways or tuple(
            way for way in FeedbackWay if way is not FeedbackWay.EDIT and getattr(self, way.value)
        )
