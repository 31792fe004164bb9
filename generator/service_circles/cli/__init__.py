"""The command `circles`."""

from service_circles.cli.program import main, run

__all__ = ["main", "run"]
