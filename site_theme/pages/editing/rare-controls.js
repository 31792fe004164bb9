// Controls of fields that few records have: yes or no, lists, weekdays and hours.
const YES = new RegExp("^(?:" + written.true_too + ")$", "i");

function flagInput(value, change) {
  const [yes, no] = isChinese ? [written.true, written.false] : ["true", "false"];
  const now = value && (YES.test(value) ? yes : no);
  return selectInput(now, [NOT_SAID, [yes, _("是")], [no, _("不是")]], change);
}

// Several of some choices, or a text with an item in each line.
function listControl(field, value, change) {
  const items = [].concat(value || []);
  const tell = text => change(text.split("\n").filter(line => line.trim()));
  if (!field.choices) return textInput(items.join("\n"), tell, { rows: 4, lines: true });
  const chosen = new Set(items);
  return element("div", "choices", field.choices.map(([each, words]) => {
    const box = element("input"), label = element("label", "switch", [box, element("span", "", words)]);
    box.type = "checkbox";
    box.checked = chosen.has(each);
    box.addEventListener("change", () => {
      if (!chosen.delete(each)) chosen.add(each);
      const order = [...items.filter(item => chosen.has(item)), ...[...chosen].filter(item => !items.includes(item))];
      change(order);
    });
    return label;
  }));
}

// Null for a field with a control of the usual kind, and for hours that can only be shown as text.
function rareControl(field, value, change) {
  const text = value == null ? "" : String(value);
  if (isReference(field)) return (field.list ? referencesControl : referenceControl)(field, value, change);
  if (field.list) return listControl(field, value, change);
  if (field.kind === "flag") return flagInput(text, change);
  if (field.kind === "byday" && readDays(text)) return daysControl(text, change);
  return field.kind === "hours" && readSpans(text).every(Boolean) ? hoursControl(text, change) : null;
}
