// Results as elements.

// The text with the matched part marked; `from` and `to` count the characters of its folded form.
function marked(tag, text, match) {
  const made = element(tag, "", text);
  if (!match) return made;
  const places = foldedPlaces(text);
  if (!(match.to <= places.length)) return made;
  const start = places[match.from], last = places[match.to - 1];
  const end = last + String.fromCodePoint(text.codePointAt(last)).length;
  made.textContent = text.slice(0, start);
  made.appendChild(element("mark", "", text.slice(start, end)));
  made.appendChild(document.createTextNode(text.slice(end)));
  return made;
}

// The place in a text where each character of its folded form begins.
function foldedPlaces(text) {
  const places = [];
  let at = 0;
  for (const character of text) {
    Array.from(folded(character)).forEach(() => places.push(at));
    at += character.length;
  }
  return places;
}

function rowElement({ row, matches, meters }, schedules) {
  const of = field => matches.find(match => match.field === field);
  const reasons = Array.from(new Set(matches.map(match => toldBy(row, match)).filter(Boolean)));
  const end = meters < Infinity ? distanceWords(meters)
    : row.kind === "service" && row.offers ? fill(_("{count} 处可办"), { count: row.offers }) : "";
  return linkItem(row.address, [
    element("span", "row-text", [
      marked("b", row.name, of("name")),
      row.line && marked("span", row.line, of("line")),
      ...reasons.map(reason => element("span", "", reason)),
      stateElement(row, matches, schedules),
    ]),
    end && element("span", "row-end", end),
  ]);
}

// Why a row was found, where its name and line do not show it.
function toldBy(row, match) {
  if (typeof match.field === "number") return fill(_("也叫：{name}"), { name: row.also[match.field] });
  if (match.field === "offer") return fill(_("能办：{name}"), { name: known.services[match.service].name });
  return match.field === "more" ? row.more[match.told] : "";
}

// Where a service is what was found, its own hours decide.
function hoursOf(row, matches) {
  const offer = matches.find(match => match.field === "offer");
  return offer && row.own(offer.service) || row.schedule;
}

function stateElement(row, matches, schedules) {
  if (!row.schedule) return row.note && element("span", "state", row.note);
  schedules.push(hoursOf(row, matches));
  return hoursElement("s" + (schedules.length - 1), "", hoursOf(row, matches) !== row.schedule);
}

function groupElement(group, shown, schedules, showMore) {
  const title = element("h2", "", known.kinds.get(group.kind).heading);
  title.id = "found-" + group.kind;
  const count = fill(group.isAbout ? _("约 {count} 条") : _("共 {count} 条"), { count: group.count });
  const left = group.count - Math.min(shown, group.results.length);
  const section = element("section", "", [
    element("div", "section-head", [title, element("span", "small", count)]),
    resultCard(group.results.slice(0, shown), schedules, left > 0 && moreButton(group.kind, left, showMore)),
  ]);
  section.setAttribute("aria-labelledby", title.id);
  return section;
}

function resultCard(results, schedules, more) {
  return element("div", "card", [element("ul", "rows", results.map(result => rowElement(result, schedules))), more]);
}

function moreButton(kind, left, showMore) {
  const more = element("button", "more-results", fill(_("再看 {count} 条"), { count: Math.min(MORE_SHOWN, left) }));
  more.type = "button";
  more.addEventListener("click", () => showMore(kind));
  return more;
}

function showHours(schedules) {
  const named = {};
  schedules.forEach((schedule, at) => { named["s" + at] = schedule; });
  if (schedules.length) circles.showHours(named);
}
