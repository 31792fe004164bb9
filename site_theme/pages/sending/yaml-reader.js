// Reads the YAML that records are written in, with the place of every value in the text. What records do not need
// (anchors, tags, texts folded over lines, flow over lines) is refused by an error: then nothing is spliced here.
// Nodes: { text, start, end, style } · { entries: [{ key, start, value }], start, end, indent, flow }
// · { items: [{ start, value }], start, end, indent, flow }.
function readYaml(source) {
  const lines = [];
  let at = 0;

  function refuse(why) {
    throw new Error("YAML: " + why);
  }

  if (/[\r\t\ufeff\u0085\u2028\u2029]/.test(source)) refuse("characters");
  let offset = 0;
  source.split("\n").forEach(line => {
    lines.push({ start: offset + line.search(/\S|$/), indent: line.search(/\S|$/), end: offset + line.length, begin: offset });
    offset += line.length + 1;
  });

  const rest = () => source.slice(lines[at].start, lines[at].end);
  const isSpare = () => /^(?:#.*)?$/.test(rest());
  const skip = () => { while (at < lines.length && isSpare()) at += 1; };

  function next() {
    at += 1;
    skip();
  }

  function node() {
    return /^-(?: |$)/.test(rest()) ? list(lines[at].indent) : map(lines[at].indent);
  }

  // What follows a dash or a colon: on the same line or below it.
  function value(start, indent, mayAlign) {
    const line = lines[at], text = source.slice(start, line.end), gap = text.search(/\S|$/);
    if (!text.trim() || /^\s*#/.test(text)) {
      next();
      if (at >= lines.length) refuse("nothing");
      const isAligned = mayAlign && lines[at].indent === indent && /^-(?: |$)/.test(rest());
      if (lines[at].indent <= indent && !isAligned) refuse("nothing");
      return node();
    }
    const found = /^\s*[|>]/.test(text) ? literal(start + gap, indent) : inLine(start + gap, line.end, true);
    if (found.style !== "|") next();
    if (at < lines.length && lines[at].indent > indent && found.style !== "|") refuse("a text over lines");
    return found;
  }

  function list(indent) {
    const items = [], start = lines[at].start;
    let end = start;
    while (at < lines.length && lines[at].indent === indent && /^-(?: |$)/.test(rest())) {
      const line = lines[at], dash = line.start, inner = rest().slice(1), gap = inner.search(/\S|$/);
      const isBlock = /^- /.test(inner.trim()) || keyIn(inner.slice(gap));
      if (isBlock) {
        line.start = dash + 1 + gap;
        line.indent = indent + 1 + gap;
      }
      items.push({ start: dash, value: isBlock ? node() : value(dash + 1, indent, false) });
      end = lastEnd();
    }
    if (at < lines.length && lines[at].indent > indent) refuse("indent");
    return { items, start, end, indent };
  }

  function map(indent) {
    const entries = [], start = lines[at].start;
    let end = start;
    while (at < lines.length && lines[at].indent === indent && !/^-(?: |$)/.test(rest())) {
      const begin = lines[at].start, found = keyIn(rest());
      if (!found) refuse("a key");
      if (entries.some(entry => entry.key === found.key)) refuse("a key twice");
      entries.push({ key: found.key, start: begin, value: value(begin + found.length, indent, true) });
      end = lastEnd();
    }
    if (at < lines.length && lines[at].indent > indent) refuse("indent");
    return { entries, start, end, indent };
  }

  // The end of the last line that was read, spare lines behind it left out.
  function lastEnd() {
    let last = at - 1;
    while (/^\s*(?:#.*)?$/.test(source.slice(lines[last].begin, lines[last].end))) last -= 1;
    return lines[last].end;
  }

  function keyIn(text) {
    const found = text.match(/^([^\s"'#&*!|>%@`{}[\],?:-](?:[^:#]|:(?! |$)|#)*?)\s*:(?= |$)/) ||
      text.match(/^"([^"\\]+)"\s*:(?= |$)/);
    return found && { key: found[1], length: found[0].length };
  }

  function literal(start, indent) {
    const mark = source.slice(start, lines[at].end).match(/^\|([-+]?)\s*(?:#.*)?$/), kept = [];
    if (!mark) refuse("a block text");
    let inner = 0, last = at;
    for (at += 1; at < lines.length; at++) {
      const line = lines[at], isEmpty = line.start === line.end;
      if (!isEmpty && line.indent <= indent) break;
      if (!isEmpty && !inner) inner = line.indent;
      if (!isEmpty && line.indent < inner) refuse("a block text");
      if (!isEmpty) last = at;
      kept.push(source.slice(Math.min(line.begin + inner, line.end), line.end));
    }
    skip();
    const text = kept.join("\n").replace(/\n+$/, "");
    if (!inner || mark[1] === "+") refuse("a block text");
    return { text: mark[1] ? text : text + "\n", start, end: lines[last].end, style: "|" };
  }

  // A value within a line: quoted, flow or plain. Behind it only a comment may stand.
  function inLine(start, end, isWhole) {
    const first = source[start];
    const read = first === '"' || first === "'" ? quoted : /[[{]/.test(first) ? flow : plain;
    const found = read(start, end, isWhole);
    if (isWhole && !/^\s*(?:\s#.*)?$/.test(source.slice(found.end, end))) refuse("something behind a value");
    return found;
  }

  function quoted(start, end) {
    const style = source[start];
    const pattern = style === '"' ? /^"((?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*)"/ : /^'((?:[^']|'')*)'/;
    const found = source.slice(start, end).match(pattern);
    if (!found) refuse("quotes");
    const text = style === '"' ? JSON.parse(found[0]) : found[1].replace(/''/g, "'");
    return { text, start, end: start + found[0].length, style };
  }

  function plain(start, end, isWhole) {
    const text = source.slice(start, end).match(isWhole ? /^.*?(?=\s+#|\s*$)/ : /^[^,[\]{}]*?(?=\s*[,\]}]|:\s)/);
    if (!text || !text[0] || /^[&*!|>%@`,\]}]|^[?-](?: |$)|: |:$/.test(text[0])) refuse("a plain text");
    return { text: text[0], start, end: start + text[0].length, style: "" };
  }

  function flow(start, end) {
    const isMap = source[start] === "{", parts = [], close = isMap ? "}" : "]";
    let place = start + 1;
    const gap = () => { while (source[place] === " ") place += 1; };
    for (gap(); source[place] !== close; gap()) {
      if (place >= end) refuse("brackets over lines");
      const begin = place, first = inLine(place, end, false);
      place = first.end;
      if (isMap) {
        gap();
        if (source[place] !== ":" || first.text === undefined) refuse("a key");
        place += 1;
        gap();
        const inside = inLine(place, end, false);
        place = inside.end;
        parts.push({ key: first.text, start: begin, value: inside });
      } else parts.push({ start: begin, value: first });
      gap();
      if (source[place] === ",") place += 1; else if (source[place] !== close) refuse("brackets over lines");
    }
    return { [isMap ? "entries" : "items"]: parts, start, end: place + 1, flow: true };
  }

  skip();
  if (at >= lines.length || lines[at].indent) refuse("no record");
  const root = node();
  if (at < lines.length) refuse("indent");
  return root;
}

// The node as texts, lists and objects.
function dataOf(node) {
  if (node.items) return node.items.map(item => dataOf(item.value));
  if (!node.entries) return node.text;
  const data = {};
  node.entries.forEach(entry => { data[entry.key] = dataOf(entry.value); });
  return data;
}
