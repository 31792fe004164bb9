// A pull request from a change request: the changed YAML itself where the splice is simple, else the request's JSON below
// changes/, for `circles apply`.
class StaleError extends Error {}

const newFile = (path, bytes) => ({ path, isNew: true, content: base64Of(bytes) });
const eventFile = ({ record, after }) => newFile(
  "content/events/" + record + ".yaml", bytesOf("event:\n  id: " + record + writeValue(after, 0) + "\n"));

function splicedFiles(forge, request, file) {
  const changed = request.operations.filter(operation => operation.field);
  const rest = request.operations.filter(operation => !operation.field).map(operation => (
    operation.op === "attach" ? { path: operation.file, isNew: true, content: operation.data } : eventFile(operation)));
  if (!changed.length) return Promise.resolve(rest);
  return forge.read(file).then(found => {
    if (!found) throw new Error("no file");
    const text = changed.reduce((source, operation) => splice(source, operation, now => {
      throw Object.assign(new StaleError(), { operation, now });
    }), found.text);
    return [...rest, { path: file, sha: found.sha, content: base64Of(bytesOf(text)) }];
  });
}

function openPullRequest(settings, token, request, { file, record, title, body }) {
  const forge = apiOf(settings, token), name = "circles-" + record + "-" + Date.now().toString(36) +
    Math.random().toString(36).slice(2, 6);
  return splicedFiles(forge, request, file).catch(failed => {
    if (failed instanceof StaleError || failed.status || failed instanceof TypeError) throw failed;
    return [newFile("changes/" + name + ".change.json", bytesOf(JSON.stringify(request, null, 2) + "\n"))];
  }).then(files => forge.send({ name, files, title, body }));
}
