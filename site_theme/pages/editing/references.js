// Ids of records, chosen by their names. The list of all names of a kind is fetched when such a field is shown.
const MANY_NAMES = 30, MOST_NAMES = 200;
const isReference = field => /^ref:/.test(field.kind);
const namesOf = {};

const nameOf = id => (made.names || {})[id] || id;

function fetchNames(kind) {
  if (!namesOf[kind]) {
    namesOf[kind] = fetch(page.dataset.home + "edit/names/" + kind + ".json").then(answer => {
      if (!answer.ok) throw answer.status;
      return answer.json();
    }).catch(failed => {
      delete namesOf[kind];
      throw failed;
    });
  }
  return namesOf[kind];
}

// A choice of names, with a box above it that narrows a long list; `take` gets the id.
function namesSelect(field, value, none, take) {
  const select = selectInput(value, [none, value && [value, nameOf(value)]].filter(Boolean), take);
  const narrow = textInput("", typed => showNames(typed), { type: "search" });
  let all = [];
  select.setAttribute("aria-label", field.title);
  const showNames = typed => {
    const found = all.filter(([id, name]) => name.includes(typed.trim()) || id.includes(typed.trim())).slice(0, MOST_NAMES);
    const kept = value && !found.some(([id]) => id === value) ? [[value, nameOf(value)]] : [];
    select.textContent = "";
    [none, ...kept, ...found].filter(Boolean).forEach(([id, name]) => select.appendChild(Object.assign(element("option", "", name), { value: id })));
    select.value = value;
  };
  select.addEventListener("change", () => { value = select.value; });
  narrow.hidden = true;
  narrow.placeholder = _("输入名称找一找");
  narrow.setAttribute("aria-label", _("输入名称找一找"));
  fetchNames(field.kind.slice(4)).then(found => {
    all = found;
    made.names = { ...made.names };
    all.forEach(([id, name]) => { made.names[id] = name; });
    narrow.hidden = all.length <= MANY_NAMES;
    showNames("");
  }).catch(() => {});  // without the list the id that is there stays
  return { select, narrow };
}

function referenceControl(field, value, change) {
  const { select, narrow } = namesSelect(field, value || "", field.required ? null : NOT_SAID, change);
  return element("div", "reference", [narrow, select]);
}

// Several: those chosen, each with a way to take it out, and a choice of one more.
function referencesControl(field, value, change) {
  let ids = [].concat(value || []);
  const chosen = element("p", "chips"), box = element("div", "reference", [chosen]);
  const { select, narrow } = namesSelect(field, "", ["", _("＋ 加一项")], id => {
    if (id && !ids.includes(id)) tell([...ids, id]);
    select.value = "";
  });
  function tell(now) {
    ids = now;
    show();
    change(ids);
  }
  function show() {
    chosen.textContent = "";
    ids.forEach(id => {
      const button = plainButton(nameOf(id) + " ×", () => tell(ids.filter(each => each !== id)));
      button.setAttribute("aria-label", fill(_("去掉 {name}"), { name: nameOf(id) }));
      chosen.appendChild(button);
    });
  }
  show();
  [narrow, select].forEach(part => box.appendChild(part));
  return box;
}
