"""The form in the browser with which anybody proposes a change, and where the proposals go."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import StringConstraints

from service_circles.records.values.fields import Mail, described, optional
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part


class ForgeKind(LabeledEnum):
    """The kind of forge, by the REST API that it speaks."""

    GITHUB = "github", "GitHub"
    GITEA = "gitea", "Gitea"
    GITLAB = "gitlab", "GitLab"
    GITEE = "gitee", "Gitee"
    GITCODE = "gitcode", "GitCode"


class Forge(Part):
    """The repository in which the form opens pull requests, for editors who have a token there."""

    kind: ForgeKind = described(
        "类别", "github、gitea（Forgejo 也写它）、gitlab、gitee、gitcode", "gitea stands for Forgejo as well"
    )
    api: Annotated[
        str,
        StringConstraints(
            pattern=r"^(?:https://[A-Za-z0-9.-]+|http://127\.0\.0\.1)(?::[0-9]+)?(?:/[A-Za-z0-9._-]+)*/?$",
            max_length=200,
        ),
    ] = described(
        "接口地址",
        "https://api.github.com、https://gitlab.com/api/v4、https://gitee.com/api/v5、https://自己的主机/api/v1",
        "Address of its REST API: https://api.github.com, https://gitlab.com/api/v4, https://your-host/api/v1",
    )
    repository: Annotated[
        str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+$", max_length=200)
    ] = described("仓库", "所有者/仓库名，例如 district/circles", "Owner and name, such as district/circles")
    branch: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_./-]+$", max_length=100)] = described(
        "分支", "合并到哪个分支", "The branch that pull requests are for", default="main"
    )

    @property
    def origin(self) -> str:
        """Scheme and host of the API, as a policy names them."""
        parts = urlsplit(self.api)
        return f"{parts.scheme}://{parts.netloc}"


class Editing(Part):
    """The form at edit/: a change is shared, copied, mailed or saved, or becomes a pull request."""

    email: Mail | None = optional(
        "邮箱",
        "改动寄到哪里；不写就用反馈或主办单位的邮箱",
        "Where changes are mailed; the address for feedback or of the publisher if left out",
    )
    forge: Forge | None = optional(
        "代码平台", "编辑在哪里提合并请求；没有就不写", "Where editors open pull requests, if anywhere"
    )
