// Screens: one thing at a time. The part of the address behind # says which, so that the phone's way back works.
function routeTo(path) {
  return "#" + path.map(encodeURIComponent).join("/");
}

function pathOf(route) {
  return route.split("/").map(decodeURIComponent).map(step => (/^\d+$/.test(step) ? Number(step) : step));
}

function rowLink(route, title, line, end) {
  const text = element("span", "row-text", [element("b", "", title), line && element("span", "", line)]);
  return linkItem(route, [text, end && element("span", "tag", end)]);
}

const rowsCard = rows => element("div", "card", [element("ul", "rows", rows)]);
const mainLink = (words, route) => Object.assign(element("a", "action action-main", words), { href: route });

function backTo(route) {
  const link = element("a", "chip", _("‹ 返回"));
  link.href = route;
  return element("p", "back", [link]);
}

// The end of a screen: goes on if everything on it is right, else to the first fault.
function doneButton(fields, words, next) {
  return plainButton(words, () => withMore(() => {
    const wrong = fields.filter(field => !field.check())[0];
    if (!wrong) next();
    else wrong.querySelector("[aria-invalid=true]").focus();
  }), "action action-main");
}

// The keys that a part has or may have: its fields, each followed by its texts in other languages.
function keysOf(part, value) {
  return form.parts[part].reduce((keys, field) => {
    const translated = Object.keys(value || {}).filter(key => key.startsWith(field.name + "."));
    return [...keys, field.name, ...translated];
  }, []);
}

function partScreen(path, part, title) {
  const value = valueAt(path), own = isPart(value) ? value : {}, parent = routeTo(path.slice(0, -1));
  const places = keysOf(part, own).map(key => ({ place: [...path, key], field: fieldAt([...path, key]).field }));
  const deeper = places.filter(({ field }) => field.part);
  const fields = places.filter(({ field }) => !field.part && field.kind !== "other")
    .map(({ field, place }) => draftControl(field, place));
  const inItem = isNumber(path[path.length - 1]);
  return [
    backTo(parent), element("h2", "", title), more && more.pointTools(part, path, fields), ...fields,
    deeper.length && rowsCard(deeper.map(({ field, place }) => (
      rowLink(routeTo(place), field.title, summaryOf(field, valueAt(place)))))),
    doneButton(fields, _("好了"), () => go(parent)),
    inItem && plainButton(_("删掉这一项"), () => {
      setAt(path, undefined);
      go(parent);
    }, "chip remove"),
  ];
}

function listScreen(path, field) {
  const items = [].concat(valueAt(path) || []), add = routeTo([...path, items.length]);
  const rows = items.map((item, number) => (
    item && rowLink(routeTo([...path, number]), summaryOf(field, item) || _("（还没有写）"))));
  return [
    backTo(path.length > 1 ? routeTo(path.slice(0, -1)) : "#"), element("h2", "", field.title),
    rows.some(Boolean) && rowsCard(rows),
    Object.assign(element("a", "chip", _("＋ 加一项")), { href: add }),
    mainLink(_("好了"), "#"),
  ];
}

// The screen of a place in the record; null where the address names none.
function placeScreen(path) {
  const found = fieldAt(path);
  if (!found || !found.field || found.field.kind === "other") return null;
  if (found.isList && found.part) return listScreen(path, found.field);
  if (found.part) return partScreen(path, found.part, found.field.title);
  return more.fieldScreen(path, found.field);
}

function go(route) {
  location.hash = route;
}
