"""Choices with the label that readers see."""

from __future__ import annotations

from enum import Enum


class LabeledEnum(Enum):
    """Choices that authors write as values, each with its label in Chinese; catalogs translate the labels."""

    _value_: str
    label: str

    def __new__(cls, value: str, label: str = "") -> LabeledEnum:
        """Takes the pair that a member is declared as: `DUTY = "duty", "值班电话"`."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member
