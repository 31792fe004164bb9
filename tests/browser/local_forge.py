"""A forge on this machine: a real git repository behind the REST calls that the form makes of each kind of forge."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "token-of-a-test"  # noqa: S105 - opens nothing
REPOSITORY = "district/circles"
READER = "reader"
READERS_TOKEN = "token-of-a-reader"  # noqa: S105 - opens nothing
"""Token of somebody who may read and fork, but not write."""
FORK = f"{READER}/circles"
_IDS = {REPOSITORY: "1", FORK: "2"}
PREFIXES = {"github": "", "gitea": "/api/v1", "gitlab": "/api/v4", "gitee": "/api/v5", "gitcode": "/api/v5"}
_AUTHOR = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]


class NotFoundError(Exception):
    """The forge answers 404, or another code."""

    code = 404


class ConflictError(NotFoundError):
    """The forge answers that this is there already, or has changed."""

    code = 409


class ForbiddenError(NotFoundError):
    """The forge does not let this person do it."""

    code = 403


def git(folder: Path, *words: str, text: bytes | None = None) -> bytes:
    """Return the output of git in a folder."""
    done = subprocess.run(["git", *_AUTHOR, *words], cwd=folder, input=text, capture_output=True, check=False)
    if done.returncode:
        raise NotFoundError(done.stderr.decode())
    return done.stdout


@dataclass
class LocalForge:
    """A bare repository, the requests it got, and the pull requests that were opened."""

    repository: Path
    kind: str
    url: str = ""
    asked: list[str] = field(default_factory=list)
    pulls: list[dict[str, str]] = field(default_factory=list)
    fork: LocalForge | None = None
    until_ready: int = 0
    """Number of requests for a new fork before it is there."""

    @property
    def api(self) -> str:
        """The address of its REST API."""
        return self.url + PREFIXES[self.kind]

    @staticmethod
    def of(project: Path, repository: Path, kind: str) -> LocalForge:
        """A forge with the files of a project as its first commit."""
        git(project, "init", "-q", "-b", "main")
        git(project, "add", "-A")
        git(project, "commit", "-q", "-m", "The directory")
        git(project, "clone", "-q", "--bare", ".", str(repository))
        return LocalForge(repository, kind)

    def git(self, *words: str, text: bytes | None = None) -> str:
        """Return the output of git in the repository."""
        return git(self.repository, *words, text=text).decode().strip()

    def read(self, path: str, ref: str) -> dict[str, Any]:
        content = git(self.repository, "show", f"{ref}:{path}")
        name = self.git("rev-parse", f"{ref}:{path}")
        return {
            "content": base64.encodebytes(content).decode(),
            "encoding": "base64",
            "sha": name,
            "path": path,
        }

    def start(self, branch: str, from_: str) -> dict[str, Any]:
        self.git("branch", branch, from_)
        return {"name": branch}

    def commit(self, branch: str, path: str, content: str, message: str, known: str | None) -> dict[str, Any]:
        """Put a file on a branch; `known` is the hash of the version that it replaces, None for a new file."""
        listed = self.git("ls-tree", branch, "--", path).split()
        if (listed[2] if listed else None) != known:
            raise ConflictError(f"{path} is {listed}, not {known}")
        blob = self.git("hash-object", "-w", "--stdin", text=base64.b64decode(content))
        self.git("read-tree", branch)
        self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
        tree = self.git("write-tree")
        made = self.git("commit-tree", tree, "-p", branch, "-m", message)
        self.git("update-ref", f"refs/heads/{branch}", made)
        return {"content": {"path": path}}

    def make_fork(self) -> dict[str, Any]:
        """A fork of the reader's, which takes a moment."""
        if self.fork:
            raise ConflictError("there is one")
        folder = self.repository.with_name("fork.git")
        git(self.repository, "clone", "-q", "--bare", "--shared", ".", str(folder))
        self.fork = LocalForge(folder, self.kind, until_ready=1)
        return {"full_name": FORK, "id": 2, "import_status": "scheduled"}

    def renew(self, from_: LocalForge) -> dict[str, Any]:
        """Bring a fork up to date."""
        self.git("fetch", "-q", str(from_.repository), "+main:main")
        return {}

    def pull(self, head: str, base: str, title: str, body: str) -> dict[str, Any]:
        owner, _, branch = head.rpartition(":")
        if owner:
            assert self.fork
            assert owner == READER
            head = f"pull-{len(self.pulls) + 1}"
            self.git("fetch", "-q", str(self.fork.repository), f"refs/heads/{branch}:refs/heads/{head}")
        self.git("rev-parse", f"refs/heads/{head}", f"refs/heads/{base}")
        self.pulls.append({"head": head, "base": base, "title": title, "body": body})
        address = f"{self.url}/{REPOSITORY}/pulls/{len(self.pulls)}"
        return {"html_url": address, "web_url": address}

    def merge(self) -> None:
        """Merge the last pull request into main."""
        self.git("update-ref", "refs/heads/main", self.pulls[-1]["head"])

    def changed(self) -> list[list[str]]:
        """Lines added and removed per file, between main and the last pull request."""
        lines = self.git("diff", "--numstat", "main", self.pulls[-1]["head"]).splitlines()
        return [line.split("\t") for line in lines]


def _github(forge: LocalForge, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> Any:
    if method == "GET" and (found := re.fullmatch("/git/ref/heads/(.+)", path)):
        return {"object": {"sha": forge.git("rev-parse", f"refs/heads/{found[1]}")}}
    if (method, path) == ("POST", "/git/refs"):
        return forge.start(body["ref"].removeprefix("refs/heads/"), body["sha"])
    if method == "POST" and path.startswith("/contents/"):
        raise NotFoundError("GitHub makes files by PUT")
    if method == "GET" and path.startswith("/branches/"):
        raise NotFoundError("not asked of GitHub")
    return _contents(forge, method, path, query, body)


def _gitea(forge: LocalForge, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> Any:
    if (method, path) == ("POST", "/branches"):
        return forge.start(body["new_branch_name"], body["old_branch_name"])
    return _contents(forge, method, path, query, body)


def _gitee(forge: LocalForge, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> Any:
    if (method, path) == ("POST", "/branches"):
        return forge.start(body["branch_name"], body["refs"])
    return _contents(forge, method, path, query, body)


def _contents(forge: LocalForge, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> Any:
    if path.startswith("/contents/"):
        file = path.removeprefix("/contents/")
        if method == "GET":
            return forge.read(file, query["ref"])
        return forge.commit(body["branch"], file, body["content"], body["message"], body.get("sha"))
    if method == "GET" and path.startswith("/branches/"):
        return {"name": forge.git("rev-parse", "--abbrev-ref", path.removeprefix("/branches/"))}
    if (method, path) == ("POST", "/forks"):
        return forge.make_fork()
    if (method, path) == ("POST", "/pulls"):
        return forge.pull(body["head"], body["base"], body["title"], body["body"])
    raise NotFoundError(path)


def _gitlab(forge: LocalForge, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> Any:
    if method == "GET" and path.startswith("/repository/files/"):
        return forge.read(path.removeprefix("/repository/files/"), query["ref"])
    if (method, path) == ("POST", "/repository/commits"):
        forge.start(body["branch"], body["start_branch"])
        for action in body["actions"]:
            file = action["file_path"]
            known = forge.read(file, body["branch"])["sha"] if action["action"] == "update" else None
            forge.commit(body["branch"], file, action["content"], body["commit_message"], known)
        return {"id": "1"}
    if (method, path) == ("POST", "/merge_requests"):
        return forge.pull(body["source_branch"], body["target_branch"], body["title"], body["description"])
    if (method, path) == ("POST", "/fork"):
        return forge.make_fork()
    if (method, path) == ("GET", "/forks"):
        return [{"id": 2}] if forge.fork else []
    if (method, path) == ("GET", ""):
        return {"id": 1, "import_status": "finished"}
    raise NotFoundError(path)


_APIS: dict[str, Callable[..., Any]] = {
    "github": _github,
    "gitea": _gitea,
    "gitlab": _gitlab,
    "gitee": _gitee,
    "gitcode": _gitee,
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, forge: LocalForge) -> None:
        self.forge = forge
        super().__init__(*args)

    def do_OPTIONS(self) -> None:
        self._answer(204, None)

    def do_GET(self) -> None:
        self._call("GET")

    def do_POST(self) -> None:
        self._call("POST")

    def do_PUT(self) -> None:
        self._call("PUT")

    def _call(self, method: str) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length)) if length else {}
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.forge.asked.append(f"{method} {parts.path}")
        if self._token() not in {TOKEN, READERS_TOKEN}:
            self._answer(401, {"message": "who are you?"})
            return
        try:
            self._answer(200, self._told(method, parts.path, query, body))
        except NotFoundError as refused:
            self._answer(refused.code, {"message": str(refused)})

    def _told(self, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> Any:
        if path == PREFIXES[self.forge.kind] + "/user":
            return {"login": READER}
        repository, place = self._place(path)
        if repository == FORK:
            return self._told_of_fork(method, place, query, body)
        proposes = {("POST", each) for each in ("/fork", "/forks", "/pulls")}
        if self._token() == READERS_TOKEN and method != "GET" and (method, place) not in proposes:
            raise ForbiddenError("read only")
        return _APIS[self.forge.kind](self.forge, method, place, query, body)

    def _told_of_fork(self, method: str, place: str, query: dict[str, str], body: dict[str, Any]) -> Any:
        fork, own = self.forge.fork, self.forge
        if fork is None or self._token() != READERS_TOKEN:
            raise NotFoundError(FORK)
        if fork.until_ready:
            fork.until_ready -= 1
            if own.kind == "gitlab" and method == "GET":
                return {"id": 2, "import_status": "started"}
            raise NotFoundError("a moment")
        if place == "/merge-upstream" and own.kind == "gitea":
            return fork.renew(own)
        if place == "/merge_requests":
            assert str(body["target_project_id"]) == "1"
            return own.pull(
                f"{READER}:{body['source_branch']}", body["target_branch"], body["title"], body["description"]
            )
        if own.kind == "gitlab" and "start_project" in body:
            assert str(body["start_project"]) == "1"
            git(fork.repository, "fetch", "-q", str(own.repository), f"+{body['start_branch']}:upstream")
            body = {**body, "start_branch": "upstream"}
        return _APIS[own.kind](fork, method, place, query, body)

    def _token(self) -> str:
        kind = self.forge.kind
        if kind in ("gitlab", "gitcode"):
            return str(self.headers.get("PRIVATE-TOKEN", ""))
        return str(self.headers.get("Authorization", "")).removeprefix(
            "Bearer " if kind == "github" else "token "
        )

    def _place(self, path: str) -> tuple[str, str]:
        """The repository that a path names, and the part of the path behind its name."""
        begin = PREFIXES[self.forge.kind]
        for name, number in _IDS.items():
            names = (name.replace("/", "%2F"), number) if self.forge.kind == "gitlab" else (name,)
            for each in names:
                own = f"{begin}/{'projects' if self.forge.kind == 'gitlab' else 'repos'}/{each}"
                if path == own or path.startswith(own + "/"):
                    return name, unquote(path.removeprefix(own))
        raise NotFoundError(path)

    def _answer(self, code: int, content: object) -> None:
        text = b"" if content is None else json.dumps(content).encode()
        self.send_response(code)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT")
        self.send_header("Access-Control-Allow-Headers", "Authorization, PRIVATE-TOKEN, Content-Type")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def forge_at_work(forge: LocalForge) -> Iterator[LocalForge]:
    """The forge, answering at `forge.url`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, forge=forge))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    forge.url = f"http://127.0.0.1:{server.server_port}"
    yield forge
    server.shutdown()
    thread.join()
    server.server_close()
