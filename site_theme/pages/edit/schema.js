// The fields of the record's kind, as the site published them from the schema.
let form = null;
const COLUMNS = ["name", "title", "hint", "kind", "required", "list", "part", "choices", "pattern", "most"];

// Each field comes as a row of values; what it does not have is left out.
function formOf({ kind, parts }) {
  const made = { kind, parts: {} };
  Object.keys(parts).forEach(part => {
    made.parts[part] = parts[part].map(row => {
      const field = {};
      row.forEach((value, column) => { if (value) field[COLUMNS[column]] = value; });
      return field;
    });
  });
  return made;
}

// The field that a path leads to, and the part whose fields lie below it, if any; null where there is no such field.
function fieldAt(path) {
  let part = form.kind, field = null;
  for (const step of path) {
    if (isNumber(step)) {
      if (!field || !field.list) return null;
      continue;
    }
    if (!part || !form.parts[part]) return null;
    field = form.parts[part].find(each => each.name === step.split(".")[0]);
    if (!field) return null;
    part = field.part;
  }
  const inItem = isNumber(path[path.length - 1]);
  return { field, part, isList: !!field && !!field.list && !inItem };
}

const hasField = name => form.parts[form.kind].some(field => field.name === name);
const languageOf = key => key.split(".").slice(1).join(".");

// `name.en` beside `name`: the name of the language stands behind the title, its code in older browsers.
function titleOf(field, key) {
  const code = languageOf(key || "");
  if (!code) return field.title;
  const names = Intl.DisplayNames && new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
  return fill(_("{title}（{language}）"), { title: field.title, language: names ? names.of(code) : code });
}

function choiceLabel(field, value) {
  const choice = (field.choices || []).find(([each]) => each === value);
  return choice ? choice[1] : (made.names || {})[value] || value;
}

// A value in a few words; `part` has the fields of what lies below.
function summaryOf(field, value) {
  if (value == null) return "";
  if (Array.isArray(value)) {
    const items = value.filter(item => item != null).map(item => summaryOf(field, item)).filter(Boolean);
    return items.length > 3 ? fill(_("共 {count} 项"), { count: items.length }) : items.join(_("；"));
  }
  if (isPart(value)) {
    const texts = (form.parts[field.part] || []).map(each => summaryOf(each, value[each.name])).filter(Boolean);
    return texts.slice(0, 4).join(" ");
  }
  return choiceLabel(field, value);
}
