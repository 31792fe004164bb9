// The REST API of a forge: the text of a file, a new branch with some files, a pull request. Each call needs a token.
// Whoever may not write there gets a fork in an account of theirs, and the pull request comes from that.
const isDenied = failed => failed.status === 403 || failed.status === 404;
const isThere = failed => failed.status === 409 || failed.status === 422 || failed.status === 403;

function callerOf({ kind, api }, token) {
  const base = api.replace(/\/$/, ""), isPrivate = kind === "gitlab" || kind === "gitcode";
  const scheme = kind === "github" ? "Bearer " : "token ";
  const headers = {
    Accept: "application/json", ...(isPrivate ? { "PRIVATE-TOKEN": token } : { Authorization: scheme + token }),
  };
  return (method, path, body) => fetch(base + path, {
    method, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", body: body && JSON.stringify(body),
    headers: body ? { ...headers, "Content-Type": "application/json" } : headers,
  }).then(answer => {
    if (answer.ok) return answer.status === 204 ? {} : answer.json();
    throw Object.assign(new Error(method + " " + path), { status: answer.status });
  });
}

const named = path => path.split("/").map(encodeURIComponent).join("/");
const orNothing = answer => answer.catch(failed => { if (failed.status !== 404) throw failed; return null; });
const inOrder = (files, send) => files.reduce((before, file) => before.then(() => send(file)), Promise.resolve());

// A fork takes the forge a moment: asks until it is there.
function whenReady(ask, left) {
  return ask().catch(failed => {
    if (!isDenied(failed) || !left) throw failed;
    return new Promise(resolve => setTimeout(resolve, 1500)).then(() => whenReady(ask, left - 1));
  });
}

// The way of those who may write; where that is denied, the way over a fork.
const directOrForked = (direct, forked) => direct().catch(failed => {
  if (!isDenied(failed)) throw failed;
  return forked();
});

// GitLab takes all files in one commit, on a branch that it makes.
function gitlabOf({ repository, branch }, call) {
  const project = "/projects/" + encodeURIComponent(repository);
  const commit = (place, { name, files, title }, more) => call("POST", place + "/repository/commits", {
    branch: name, start_branch: branch, commit_message: title, ...more,
    actions: files.map(({ isNew, path, content }) => (
      { action: isNew ? "create" : "update", file_path: path, content, encoding: "base64" })),
  });
  const propose = (place, { name, title, body }, more) => call("POST", place + "/merge_requests", {
    source_branch: name, target_branch: branch, title, description: body, remove_source_branch: true, ...more,
  }).then(made => made.web_url);
  const fork = () => call("POST", project + "/fork", {}).catch(failed => {
    if (failed.status !== 409) throw failed;
    return call("GET", project + "/forks?owned=true&per_page=1").then(found => found[0]);
  }).then(({ id }) => whenReady(() => call("GET", "/projects/" + id).then(found => {
    if (/^(?:none|finished|undefined)$/.test(found.import_status)) return "/projects/" + id;
    throw Object.assign(new Error("fork"), { status: 404 });
  }), 20));
  return {
    read: path => orNothing(call("GET", project + "/repository/files/" + encodeURIComponent(path) + "?ref=" + encodeURIComponent(branch)))
      .then(found => found && { text: textOfBase64(found.content) }),
    send: what => directOrForked(() => commit(project, what).then(() => propose(project, what)), () => (
      call("GET", project).then(({ id }) => fork().then(place => (
        commit(place, what, { start_project: id }).then(() => propose(place, what, { target_project_id: id }))))))),
  };
}

// GitHub names the commit that a branch starts from, the others another branch.
function othersOf({ kind, repository, branch }, call) {
  const own = "/repos/" + repository;
  const startBranch = (place, name) => {
    if (kind === "gitea") return call("POST", place + "/branches", { new_branch_name: name, old_branch_name: branch });
    if (kind !== "github") return call("POST", place + "/branches", { branch_name: name, refs: branch });
    return call("GET", own + "/git/ref/heads/" + named(branch))
      .then(found => call("POST", place + "/git/refs", { ref: "refs/heads/" + name, sha: found.object.sha }));
  };
  const commit = (place, { name, files, title }) => startBranch(place, name).then(() => inOrder(files, file => call(
    kind === "github" || !file.isNew ? "PUT" : "POST", place + "/contents/" + named(file.path),
    { message: title, content: file.content, branch: name, ...(file.isNew ? {} : { sha: file.sha }) },
  )));
  const propose = ({ title, body }, head) => call("POST", own + "/pulls", { title, body, head, base: branch })
    .then(made => made.html_url);
  // An older fork is brought up to date first: Gitea and Forgejo each have a call for it.
  const renew = place => (kind !== "gitea" ? Promise.resolve() : call("POST", place + "/merge-upstream", { branch })
    .catch(() => call("POST", place + "/sync_fork/" + named(branch))).catch(() => {}));
  const fork = () => call("POST", own + "/forks", {}).catch(failed => {
    if (!isThere(failed)) throw failed;
    return call("GET", "/user").then(({ login }) => ({ full_name: login + "/" + repository.split("/").pop() }));
  }).then(({ full_name: name }) => whenReady(() => call("GET", "/repos/" + name + (
    kind === "github" ? "/git/ref/heads/" : "/branches/") + named(branch)).then(() => name), 20));
  return {
    read: path => orNothing(call("GET", own + "/contents/" + named(path) + "?ref=" + encodeURIComponent(branch)))
      .then(found => found && found.content && { text: textOfBase64(found.content), sha: found.sha }),
    send: what => directOrForked(() => commit(own, what).then(() => propose(what, what.name)), () => fork().then(name => (
      renew("/repos/" + name).then(() => commit("/repos/" + name, what))
        .then(() => propose(what, name.split("/")[0] + ":" + what.name))))),
  };
}

function apiOf(settings, token) {
  const call = callerOf(settings, token);
  return settings.kind === "gitlab" ? gitlabOf(settings, call) : othersOf(settings, call);
}
