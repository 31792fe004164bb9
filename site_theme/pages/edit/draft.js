// The draft: a record as it was typed when the site was built, and as it shall be. It is kept on this phone until it is
// sent, so that nothing typed is lost.
const page = document.getElementById("edit");
const facts = JSON.parse(document.getElementById("edit-facts").textContent);
const asked = new URLSearchParams(location.search);
const DRAFTS = "edit:" + new URL(page.dataset.root, location.href).pathname + ":";

// { record, kind, file, sha256, values: as it was, draft: as it shall be, events: new ones, pictures: by file, doing:
// what is typed on screens of single jobs, why, role }
let made = null;
let more = null;  // what editing.js gives

function keep() {
  try {
    localStorage.setItem(DRAFTS + made.record, JSON.stringify(made));
  } catch (refused) {}  // in private mode it lives as long as the page
}

function forget() {
  try {
    localStorage.removeItem(DRAFTS + made.record);
  } catch (refused) {}
}

function keptDraft(id) {
  try {
    return JSON.parse(localStorage.getItem(DRAFTS + id));
  } catch (refused) {
    return null;
  }
}

const copyOf = value => JSON.parse(JSON.stringify(value));
const isText = value => typeof value === "string";
const isPart = value => !!value && typeof value === "object" && !Array.isArray(value);
const isNumber = step => typeof step === "number";

function draftOf(typed) {
  return { ...typed, draft: copyOf(typed.values), events: [], pictures: {}, doing: {}, why: "", role: "" };
}

function valueAt(path) {
  return path.reduce((node, step) => (node == null ? undefined : node[step]), made.draft);
}

// The thing that holds the last step of a path, made where it is missing; one text in place of a list becomes its item.
function holderOf(path) {
  return path.slice(0, -1).reduce((node, step, index) => {
    const next = node[step], inList = isNumber(path[index + 1]);
    if (inList && isText(next)) node[step] = [next];
    else if (!next || isText(next)) node[step] = inList ? [] : {};
    return node[step];
  }, made.draft);
}

// An item that is removed leaves a null, so that those behind it keep their numbers.
function setAt(path, value) {
  const holder = holderOf(path), last = path[path.length - 1];
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder[last] = null;
  else delete holder[last];
  keep();
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
