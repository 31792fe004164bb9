// Choosing an estate or community to start from, by name or street by street.

// FNV-1a, as in generator/service_circles/writing/finding/near/start_areas.py.
function drawerOf(id, drawers) {
  let mixed = 2166136261;
  for (let at = 0; at < id.length; at++) mixed = Math.imul(mixed ^ id.charCodeAt(at), 16777619) >>> 0;
  return mixed % drawers;
}

// The area with an id, or null if no walk can start there.
async function areaIn(of, folder, id) {
  const drawers = of.drawers.length / HASH_LENGTH;
  if (!drawers) return null;
  const number = drawerOf(id, drawers);
  const areas = await fetchJson(folder + nameOf("at-" + number, of.drawers, number));
  return new Map(Object.entries(areas)).get(id) || null;
}

// Rows as they stand under each other, each with the name of the area around it; `deep` looks into folders too.
function flattened(rows, around, deep) {
  return [].concat(...rows.map(row => [
    { row, around }, ...flattened(row.below || [], row.name, deep), ...flattened(deep && row.open || [], row.name, deep),
  ]));
}

// The link in a box leads to the search of the whole site, which finds every estate by any part of its name.
function searchFor(box, words) { box.querySelector("a").href = "../search/?q=" + encodeURIComponent(words.trim()); }

function rowButton(name, line, act, isFolder) {
  const button = element("button", "row", [
    element("span", "row-text", [element("b", "", name), line && element("span", "", line)]),
    isFolder && element("span", "near-into"),
  ]);
  button.type = "button";
  button.addEventListener("click", act);
  return element("li", "", [button]);
}

// Returns what opens the chooser; `chosen` is called with a row that has a point.
function makeChooser(box, chosen, failed) {
  const head = box.querySelector("h2"), words = box.querySelector("input"), list = box.querySelector("ul");
  const back = box.querySelector(".near-back"), nothing = box.querySelector(".near-nothing"), above = [];
  let here = null;

  function show(folder) {
    here = folder;
    words.value = "";
    back.hidden = !above.length;
    head.textContent = folder.row ? folder.row.name : _("从哪里算起");
    showButtons();
  }

  function enter(row) {
    (row.open ? Promise.resolve(row.open) : rowsIn(row.file)).then(rows => {
      above.push(here);
      show({ row, rows });
      head.focus();
    }).catch(failed);
  }

  function buttonOf({ row, around }) {
    if (row.open || row.file) return rowButton(row.name, "", () => enter(row), true);
    return row.at ? rowButton(row.name, around, () => chosen(row)) : null;
  }

  function showButtons() {
    const wanted = folded(words.value), { row, rows } = here;
    const buttons = flattened(rows, row ? row.name : "", Boolean(wanted))
      .filter(one => folded(one.row.name).includes(wanted)).map(buttonOf).filter(Boolean);
    if (row && row.at && !wanted) buttons.unshift(rowButton(row.name, _("从正中间算起"), () => chosen(row)));
    list.textContent = "";
    buttons.forEach(button => list.appendChild(button));
    list.hidden = !buttons.length;
    nothing.hidden = !list.hidden;
    searchFor(nothing, words.value);
  }

  words.addEventListener("input", showButtons);
  back.addEventListener("click", () => {
    show(above.pop());
    head.focus();
  });
  return async () => {
    if (!here) show({ row: null, rows: await rowsIn(index.chooser) });
  };
}
