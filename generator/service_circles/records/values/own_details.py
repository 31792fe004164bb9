"""Values of fields that a directory has declared itself, and accounts by which a place is reached online."""

from service_circles.records.values.fields import Line, described, optional
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part


class Detail(Part):
    """A field of the directory's own (`own_fields`), with what this place says there."""

    field: Line = described("字段", "own_fields 里写的名称", "Its name in `own_fields`")
    value: Line = described("内容", "照它的类型写", "By the type of the field")


class AccountKind(LabeledEnum):
    """Platform of an account."""

    EMAIL = "email", "电子邮箱"
    WECHAT = "wechat", "微信公众号"
    WHATSAPP = "whatsapp", "WhatsApp"
    TELEGRAM = "telegram", "Telegram"
    SIGNAL = "signal", "Signal"
    LINE = "line", "LINE"
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    WEIBO = "weibo", "微博"
    OTHER = "other", "别的"


class Account(Part):
    """A public account of an office, never a private one."""

    kind: AccountKind = described(
        "类别",
        "email 邮箱、wechat 微信公众号、whatsapp、telegram、signal、line、facebook、instagram、weibo 微博、other 别的",
        "E-mail, messenger or network",
    )
    account: Line = described(
        "账号", "邮箱、公众号的名字或网址；不写私人账号", "Address, name or URL; never a private one"
    )
    label: Line | None = optional("说明", "例如：订餐", "What it is for")

    @property
    def link(self) -> str | None:
        """The URL that opens it; None for what has to be looked up by name."""
        account = self.account
        if account.startswith("https://"):
            return account
        plain = account.lstrip("@+")
        if (
            not plain.replace(".", "")
            .replace("_", "")
            .replace("-", "")
            .replace("@", "")
            .replace(" ", "")
            .isalnum()
        ):
            return None
        if not plain.isascii():
            return None
        digits = plain.replace(" ", "").replace("-", "")
        return {
            "email": f"mailto:{plain}" if "@" in plain and " " not in plain else None,
            "whatsapp": f"https://wa.me/{digits}" if digits.isdigit() else None,
            "telegram": f"https://t.me/{digits}",
            "facebook": f"https://www.facebook.com/{digits}",
            "instagram": f"https://www.instagram.com/{digits}",
        }.get(str(self.kind.value))
