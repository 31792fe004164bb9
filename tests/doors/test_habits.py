"""The files that run us: the Makefile, the workflows, the license."""

import re
import subprocess
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]


def test_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    told = subprocess.run(["make", "-C", ROOT, "help"], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make ([a-z]+) ", told, re.MULTILINE) == phony[1].split()


def test_nothing_is_published_that_was_not_checked() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))["jobs"]
    assert jobs["check"] == {"uses": "./.github/workflows/check.yml"}
    assert (jobs["build"]["needs"], jobs["publish"]["needs"]) == ("check", "build")


def test_the_build_server_runs_the_same_tests_as_people() -> None:
    assert (ROOT / ".ci/run").read_text("utf-8").splitlines()[-1] == "make test"


def test_the_license_is_the_whole_apache_license() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert "Copyright 2026 The Service Circles authors" in text
