// The change request (改动单) of what is typed, and the same in sentences.
const edit = { ...window.circlesEdit, ...window.circlesEditing };

function requestOf() {
  const { made } = edit, used = (edit.cleaned(made.draft.photos) || []).map(photo => photo.file);
  const pictures = Object.keys(made.pictures).filter(file => used.includes(file));
  const operations = edit.operations().concat(pictures.map(file => ({
    op: "attach", file: "content/" + file, sha256: sha256(bytesOfBase64(made.pictures[file])), data: made.pictures[file],
  })));
  return {
    format: "service-circles/change-request/1",
    why: made.why.trim() || titleWords(operations),
    ...(made.role.trim() ? { role: made.role.trim() } : {}),
    made: edit.today(),
    operations,
    texts: { [made.file]: made.sha256 },
  };
}

// "电话 › 0000-0000 0010 前台 › 号码"
function placeWords(path) {
  const words = path.map((step, at) => {
    const here = path.slice(0, at + 1), found = edit.fieldAt(here);
    if (step === "-" || !found) return "";
    if (typeof step !== "number") return edit.titleOf(found.field, step);
    return edit.summaryOf(found.field, here.reduce((node, each) => node[each], edit.made.values));
  });
  return words.filter(Boolean).join(" › ");
}

function valueWords(path, value) {
  if (value === undefined) return "";
  const named = path.filter(step => step !== "-"), found = edit.fieldAt(named);
  return found ? edit.summaryOf(found.field, value) : "";
}

// { place, before, after }, all in words.
function sentenceOf({ op, field, file, before, after }) {
  if (op === "create") return { place: _("新活动"), after: after.name + " " + after.date };
  if (op === "attach") return { place: _("照片文件"), after: file };
  return { place: placeWords(field), before: valueWords(field, before), after: valueWords(field, after) };
}

const lineOf = ({ place, before, after }) => place + _("：") + [before, after || _("（删掉）")].filter(Boolean).join(" → ");

function titleWords(operations) {
  const { made } = edit, places = operations.map(operation => sentenceOf(operation).place.split(" › ")[0]);
  return (made.draft.name || made.record) + _("：") + [...new Set(places)].join(_("、"));
}

// For people: what changes, why, and who says so.
function bodyWords(request) {
  const lines = request.operations.map(operation => lineOf(sentenceOf(operation)));
  const { role } = request, why = edit.made.why.trim();
  return [...lines, why && fill(_("为什么改：{why}"), { why }), role && fill(_("岗位：{role}"), { role })].filter(Boolean).join("\n");
}

// What is pasted into a chat: the request alone, so that it can be saved as it is, for `circles apply`.
const messageOf = request => JSON.stringify(request, null, 1);
