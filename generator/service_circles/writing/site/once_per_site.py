"""Values computed once for a site and kept on it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from service_circles.basics.read_log import shared_value
from service_circles.writing.site.site import Site

Value = TypeVar("Value")


def once_per_site(compute: Callable[[Site], Value]) -> Callable[[Site], Value]:
    """A cached property of `Site` that is defined where it is used: the value lives as long as its site."""
    key = f"{compute.__module__}.{compute.__qualname__}"

    @wraps(compute)
    def cached(site: Site) -> Value:
        kept = vars(site)  # where cached_property keeps its values, too
        if key not in kept:
            with shared_value():
                kept[key] = compute(site)
        return cast("Value", kept[key])

    return cached
