// Controls: a label, a hint, what is typed into, and the sentence that says what is wrong with it.
let numbered = 0;

function plainButton(words, press, className) {
  const button = element("button", className || "chip", words);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

function textInput(value, change, shape) {
  const input = element(shape.rows ? "textarea" : "input");
  if (shape.rows) input.rows = shape.rows;
  else input.type = shape.type || "text";
  if (shape.mode) input.inputMode = shape.mode;
  input.value = value;
  input.autocomplete = "off";
  input.addEventListener("input", () => change(shape.lines ? input.value : input.value.replace(/\s*\n\s*/g, " ")));
  return input;
}

function selectInput(value, choices, change) {
  const select = element("select");
  choices.forEach(([each, words]) => {
    const option = element("option", "", words);
    option.value = each;
    select.appendChild(option);
  });
  if (!choices.some(([each]) => each === value)) select.appendChild(Object.assign(element("option", "", value), { value }));
  select.value = value;
  select.addEventListener("change", () => change(select.value));
  return select;
}

const IS_PHONE = /^\^\(\?:\\\+/;
const NOT_SAID = ["", _("（不写）")];

// Controls that few fields have are in editing.js.
const isReference = field => /^ref:/.test(field.kind);
const isRare = field => !field.part && (field.list || isReference(field) || /^(?:flag|hours|byday)$/.test(field.kind) || field.name === "datum");

function controlOf(field, value, change) {
  const text = value == null ? "" : String(value);
  const rare = more && more.rareControl(field, value, change);
  if (rare) return rare;
  if (field.kind === "choice") return selectInput(text, [...(field.required ? [] : [NOT_SAID]), ...field.choices], change);
  if (field.kind === "date") return textInput(text, change, { type: "date" });
  if (field.kind === "number") return textInput(text, change, { mode: "decimal" });
  if (field.kind === "prose") return textInput(text, change, { rows: 6, lines: true });
  if (field.pattern) return textInput(text, change, { mode: IS_PHONE.test(field.pattern) ? "tel" : "text" });
  return textInput(text, change, field.kind || (field.most || 200) > 60 ? { rows: 2 } : {});
}

// A control with its label; `change` gets the new value, and undefined for an empty one.
function labeled(field, value, change, title) {
  const name = "f" + (numbered += 1), wrong = element("p", "wrong");
  wrong.id = name + "-wrong";
  wrong.hidden = true;
  const box = element("div", "field");
  let now = value;
  const check = () => {
    const fault = Array.isArray(now) ? "" : more.faultOf(field, now == null ? "" : String(now));
    wrong.textContent = fault;
    wrong.hidden = !fault;
    control.setAttribute("aria-invalid", !!fault);
    return !fault;
  };
  const control = controlOf(field, value, changed => {
    now = changed;
    change(changed === "" || (Array.isArray(changed) && !changed.length) ? undefined : changed);
    if (!wrong.hidden) check();
  });
  const isGroup = control.tagName === "DIV", label = element(isGroup ? "p" : "label", "label", title || field.title);
  label.id = name + "-label";
  if (field.required) label.appendChild(element("span", "tag", _("必填")));
  control.id = name;
  if (isGroup) {
    control.setAttribute("role", "group");
    control.setAttribute("aria-labelledby", label.id);
  } else {
    label.htmlFor = name;
  }
  const hint = field.hint && element("p", "small muted", field.hint);
  if (hint) hint.id = name + "-hint";
  control.setAttribute("aria-describedby", (hint ? hint.id + " " : "") + wrong.id);
  control.addEventListener("focusin", () => withMore(() => {}));
  // Not at once: a sentence that pushes the button down would take the tap on it away.
  control.addEventListener("focusout", () => setTimeout(() => { if (now && more && box.isConnected) check(); }, 300));
  [label, hint, control, wrong].forEach(part => part && box.appendChild(part));
  box.check = check;
  return box;
}

// The control of a field of the draft.
function draftControl(field, path) {
  const key = path[path.length - 1], shown = languageOf(key) ? { ...field, hint: "" } : field;
  return labeled(shown, valueAt(path), value => setAt(path, value), titleOf(field, key));
}
