// Changes the text of a file so that only the lines of an operation change. What is not simple is refused by an error;
// then the request itself is sent, for `circles apply`.
const SAFE_TEXT = /^[\p{L}\p{N}/（《“+][^\x00-\x1f\x7f-\x9f]*$/u;
const NOT_PLAIN = /: |:$| #|^null$|\s$/i;

function quote(text) {
  const escaped = found => "\\u" + found.charCodeAt(0).toString(16).padStart(4, "0");
  return JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029]/g, escaped);
}

function writeText(text, style, inFlow) {
  if (style === "'" && !/[\x00-\x1f\x7f-\x9f]/.test(text)) return "'" + text.replace(/'/g, "''") + "'";
  const isPlain = style !== '"' && SAFE_TEXT.test(text) && !NOT_PLAIN.test(text) && !(inFlow && /[,[\]{}:#]/.test(text));
  return isPlain ? text : quote(text);
}

// The lines of a value behind a key or a dash, which stand `indent` spaces from the edge.
function writeValue(value, indent) {
  const room = " ".repeat(indent + 2);
  if (Array.isArray(value)) return value.map(item => "\n" + room + "-" + writeItem(item, indent + 2)).join("");
  if (value && typeof value === "object") return writeEntries(value, indent + 2).map(line => "\n" + room + line).join("");
  if (/\n/.test(value) && /^\S/.test(value) && !/\n$/.test(value) && !/[\x00-\x09\x0b-\x1f\x7f-\x9f]/.test(value)) {
    return " |-" + value.split("\n").map(line => "\n" + (line && room + line)).join("");
  }
  return " " + writeText(value, "");
}

const writeEntries = (value, indent) => Object.keys(value).map(key => key + ":" + writeValue(value[key], indent));

function writeItem(item, indent) {
  if (Array.isArray(item)) throw new Error("a list in a list");
  if (item && typeof item === "object") return " " + writeEntries(item, indent + 2).join("\n" + " ".repeat(indent + 2));
  return writeValue(item, indent);
}

// The record with an id: under the key of its kind, or in a list. The settings have an id of their own.
function findRecord(root, id) {
  const isIt = node => node.entries && node.entries.some(entry => entry.key === "id" && entry.value.text === id);
  const found = (root.entries || []).filter(({ key }) => key !== "directory").map(({ value }) => (
    isIt(value) ? value : ((value.items || []).find(item => isIt(item.value)) || {}).value)).find(Boolean);
  if (!found) throw new Error("no record");
  return found;
}

function follow(node, path) {
  const within = (now, step) => (
    typeof step === "number" ? (now.items || [])[step] : (now.entries || []).find(entry => entry.key === step));
  return path.reduce((now, step) => (now && within(now, step) || {}).value, node);
}

function insertAt(source, node, flowText, blockText) {
  if (!node.flow) return source.slice(0, node.end) + "\n" + " ".repeat(node.indent) + blockText + source.slice(node.end);
  const inside = source.slice(node.start + 1, node.end - 1), room = inside.match(/\s*$/)[0], edge = node.end - 1 - room.length;
  return source.slice(0, edge) + (inside.trim() ? ", " : "") + flowText + source.slice(edge);
}

function addTo(source, holder, step, value) {
  const isScalar = typeof value === "string";
  if (step === "-" && holder && holder.items) {
    if (holder.flow && !isScalar) throw new Error("a part in brackets");
    return insertAt(source, holder, isScalar && writeText(value, "", true), "-" + writeItem(value, holder.indent || 0));
  }
  if (!holder || !holder.entries || typeof step !== "string") throw new Error("no place");
  if (holder.flow && !isScalar) throw new Error("a part in brackets");
  const inFlow = isScalar && step + ": " + writeText(value, "", true);
  return insertAt(source, holder, inFlow, step + ":" + writeValue(value, holder.indent || 0));
}

// Takes whole lines away, but for the first key of an item, which shares its line with the dash.
function removeFrom(source, holder, step) {
  const list = holder.items || holder.entries, number = holder.items ? step : list.findIndex(entry => entry.key === step);
  const part = list[number], begin = source.lastIndexOf("\n", part.start - 1) + 1;
  if (holder.flow || list.length < 2 || source.slice(begin, part.start).trim()) throw new Error("shares its line");
  return source.slice(0, begin) + source.slice(part.value.end).replace(/^[^\n]*\n?/, "");
}

function replaceText(source, node, value) {
  if (typeof value !== "string" || node.text === undefined || node.style === "|") throw new Error("not one text");
  return source.slice(0, node.start) + writeText(value, node.style, !!node.inFlow) + source.slice(node.end);
}

// The text with one operation; `stale` is called with what stands there if it is not what the request says.
function spliceOne(source, { op, record, field, before, after }, stale) {
  const root = findRecord(readYaml(source), record), last = field[field.length - 1];
  const holder = follow(root, field.slice(0, -1)), node = follow(root, field), now = node && dataOf(node);
  if (op === "add") {
    if (node) stale(now);
    return addTo(source, holder, last, after);
  }
  if (!node || JSON.stringify(now) !== JSON.stringify(before)) stale(now);
  if (op === "remove") return removeFrom(source, holder, last);
  node.inFlow = holder.flow;
  return replaceText(source, node, after);
}

// What the record has to be after an operation, computed from data alone: the splice is compared with it.
function expected(data, { op, field, after }) {
  const holder = field.slice(0, -1).reduce((node, step) => node[step], data), last = field[field.length - 1];
  if (op === "remove") Array.isArray(holder) ? holder.splice(last, 1) : delete holder[last];
  else if (last === "-") holder.push(after);
  else holder[last] = after;
  return data;
}

function splice(source, operation, stale) {
  const whole = dataOf(findRecord(readYaml(source), operation.record)), made = spliceOne(source, operation, stale);
  const found = dataOf(findRecord(readYaml(made), operation.record));
  if (JSON.stringify(found) !== JSON.stringify(expected(whole, operation))) throw new Error("not what was meant");
  return made;
}
