// The REST API of a forge: the text of a file, a new branch with some files, a pull request. Each call needs a token.
function apiOf({ kind, api, repository, branch }, token) {
  const base = api.replace(/\/$/, ""), own = "/repos/" + repository, project = "/projects/" + encodeURIComponent(repository);
  const isPrivate = kind === "gitlab" || kind === "gitcode", scheme = kind === "github" ? "Bearer " : "token ";
  const headers = {
    Accept: "application/json", ...(isPrivate ? { "PRIVATE-TOKEN": token } : { Authorization: scheme + token }),
  };

  function call(method, path, body) {
    return fetch(base + path, {
      method, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", body: body && JSON.stringify(body),
      headers: body ? { ...headers, "Content-Type": "application/json" } : headers,
    }).then(answer => {
      if (answer.ok) return answer.json();
      throw Object.assign(new Error(method + " " + path), { status: answer.status });
    });
  }

  const ref = "?ref=" + encodeURIComponent(branch);
  const named = path => path.split("/").map(encodeURIComponent).join("/");
  const orNothing = answer => answer.catch(failed => { if (failed.status !== 404) throw failed; return null; });
  const inOrder = (files, send) => files.reduce((before, file) => before.then(() => send(file)), Promise.resolve());

  // GitLab takes all files in one commit, on a branch that it makes.
  const gitlab = {
    read: path => orNothing(call("GET", project + "/repository/files/" + encodeURIComponent(path) + ref))
      .then(found => found && { text: textOfBase64(found.content) }),
    send: ({ name, files, title, body }) => call("POST", project + "/repository/commits", {
      branch: name, start_branch: branch, commit_message: title,
      actions: files.map(({ isNew, path, content }) => (
        { action: isNew ? "create" : "update", file_path: path, content, encoding: "base64" })),
    }).then(() => call("POST", project + "/merge_requests", {
      source_branch: name, target_branch: branch, title, description: body, remove_source_branch: true,
    })).then(made => made.web_url),
  };

  // A branch in the words of each: GitHub names a commit, the others the branch that it starts from.
  const startBranch = name => ({
    github: () => call("GET", own + "/git/ref/heads/" + named(branch))
      .then(found => call("POST", own + "/git/refs", { ref: "refs/heads/" + name, sha: found.object.sha })),
    gitea: () => call("POST", own + "/branches", { new_branch_name: name, old_branch_name: branch }),
    gitee: () => call("POST", own + "/branches", { branch_name: name, refs: branch }),
  })[kind === "gitcode" ? "gitee" : kind]();

  const others = {
    read: path => orNothing(call("GET", own + "/contents/" + named(path) + ref))
      .then(found => found && found.content && { text: textOfBase64(found.content), sha: found.sha }),
    send: ({ name, files, title, body }) => startBranch(name).then(() => inOrder(files, file => call(
      kind === "github" || !file.isNew ? "PUT" : "POST", own + "/contents/" + named(file.path),
      { message: title, content: file.content, branch: name, ...(file.isNew ? {} : { sha: file.sha }) },
    ))).then(() => call("POST", own + "/pulls", { title, body, head: name, base: branch })).then(made => made.html_url),
  };
  return kind === "gitlab" ? gitlab : others;
}
