// Results as elements. Texts of records only ever become text nodes.
const GROUP_NAMES = { emergency: _("紧急电话"), center: _("中心和站点"), service: _("能办什么"), board: _("服务板块"), area: _("地方"),
  organization: _("机构"), channel: _("网上办"), circle: _("服务圈"), page: _("文章"), ledger: _("公开栏"),
  entry: _("公开栏里的事"), event: _("活动"), group: _("小组"), campaign: _("行动"), indicator: _("指标"), honor: _("称号") };

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) {
    made.textContent = text;
    if (!isChinese && /[\u3400-\u9fff]/.test(text)) made.lang = "zh-Hans";
  }
  return made;
}
const isChinese = document.documentElement.lang.startsWith("zh");

// The text with what was looked for marked; `from` and `to` count its plain characters.
function marked(tag, text, match) {
  const made = element(tag, "", text);
  if (!match) return made;
  const places = plainPlaces(text);
  if (!(match.to <= places.length)) return made;
  const start = places[match.from], last = places[match.to - 1];
  const end = last + String.fromCodePoint(text.codePointAt(last)).length;
  made.textContent = text.slice(0, start);
  made.appendChild(element("mark", "", text.slice(start, end)));
  made.appendChild(document.createTextNode(text.slice(end)));
  return made;
}

// Where in a text each of its plain characters begins.
function plainPlaces(text) {
  const places = [];
  let at = 0;
  for (const sign of text) {
    Array.from(folded(sign)).forEach(() => places.push(at));
    at += sign.length;
  }
  return places;
}

function rowElement({ row, matches, meters }, schedules) {
  const item = element("li"), link = element("a", "row"), words = element("span", "row-text");
  const of = field => matches.find(match => match.field === field);
  link.href = row.address;
  words.appendChild(marked("b", row.name, of("name")));
  if (row.line) words.appendChild(marked("span", row.line, of("line")));
  new Set(matches.map(match => toldBy(row, match))).forEach(told => {
    if (told) words.appendChild(element("span", "", told));
  });
  const state = stateElement(row, schedules);
  if (state) words.appendChild(state);
  link.appendChild(words);
  const end = meters < Infinity ? distanceWords(meters)
    : row.kind === "service" && row.offers ? fill(_("{count} 处可办"), { count: row.offers }) : "";
  if (end) link.appendChild(element("span", "row-end", end));
  item.appendChild(link);
  return item;
}

// Why a row was found, where its name and line do not show it.
function toldBy(row, match) {
  if (typeof match.field === "number") return fill(_("也叫：{name}"), { name: row.also[match.field] });
  if (match.field === "offer") return fill(_("能办：{name}"), { name: known.rowsScanned[0][match.service].name });
  return match.field === "more" ? row.more[match.told] : "";
}

function stateElement(row, schedules) {
  if (!row.schedule && !row.note) return null;
  const state = element("span", "state", row.note);
  if (row.schedule) {
    state.dataset.hours = "s" + schedules.length;
    schedules.push(row.schedule);
    state.appendChild(element("span", "status-state"));
    state.appendChild(element("span", "status-text"));
  }
  return state;
}

function distanceWords(meters) {
  if (meters < 975) return fill(_("{meters} 米"), { meters: Math.max(50, Math.round(meters / 50) * 50) });
  return fill(_("{kilometers} 公里"), { kilometers: (meters / 1000).toFixed(meters < 9950 ? 1 : 0) });
}

function groupElement(group, shown, schedules, showMore) {
  const section = element("section"), head = element("div", "section-head"), card = element("div", "card");
  const id = "found-" + group.kind;
  const title = element("h2", "", GROUP_NAMES[group.kind]);
  title.id = id;
  section.setAttribute("aria-labelledby", id);
  head.appendChild(title);
  head.appendChild(element("span", "small", fill(group.isAbout ? _("约 {count} 条") : _("共 {count} 条"), { count: group.count })));
  const list = element("ul", "rows");
  group.results.slice(0, shown).forEach(result => list.appendChild(rowElement(result, schedules)));
  card.appendChild(list);
  const left = group.count - Math.min(shown, group.results.length);
  if (left > 0) {
    const more = element("button", "more-results", fill(_("再看 {count} 条"), { count: Math.min(MORE_SHOWN, left) }));
    more.type = "button";
    more.addEventListener("click", () => showMore(group.kind));
    card.appendChild(more);
  }
  section.appendChild(head);
  section.appendChild(card);
  return section;
}

function showHours(schedules) {
  const named = {};
  schedules.forEach((schedule, at) => { named["s" + at] = schedule; });
  if (schedules.length) window.circles.showHours(named);
}
