// Rows of the list: distance, minutes, open or closed, and the services asked for.

// The texts by which a place is found: its own, and those of each service.
function textsOf(place) {
  if (!place.texts) {
    const own = [place.name, place.address, place.kind].map(folded).join("\n");
    const services = place.services.map(([, ...names]) => names.map(folded).join("\n"));
    place.texts = { own, services, all: [own, ...services].join("\n") };
  }
  return place.texts;
}

// The filter of places by a query: {words, board, open}.
function acceptsFor(asked) {
  const terms = termsOf(asked.words), states = {}, now = Date.now(), offset = circles.offsetNow();
  function isOpen({ hours, key }) {
    if (hours && !states[key]) states[key] = circles.statusAt(hours, now, offset).state;
    return states[key] === "open";
  }
  return place => (!asked.board || place.services.some(([board]) => board === asked.board))
    && terms.every(term => textsOf(place).all.includes(term))
    && (!asked.open || isOpen(place));
}

// The services of a place that match the query.
function answersOf(place, asked) {
  const { own, services } = textsOf(place), left = termsOf(asked.words).filter(term => !own.includes(term));
  if (!asked.board && !left.length) return [];
  return place.services.filter(([board], at) => (
    (!asked.board || board === asked.board) && left.every(term => services[at].includes(term))
  )).map(([, name]) => name);
}

const aboutWords = meters => fill(_("约 {distance}"), { distance: distanceWords(meters) });
const minutesOf = meters => Math.max(1, Math.ceil(meters / index.pace));
const addressOf = place => "../centers/" + place.id + "/";

function rowOf({ place, meters }, number, asked) {
  const answers = answersOf(place, asked), minutes = minutesOf(meters);
  const item = linkItem(addressOf(place), [
    element("span", "number", String(number)),
    element("span", "row-text", [
      element("b", "", place.name),
      element("span", "", place.kind),
      answers.length > 0 && element("span", "near-answer", answers.slice(0, 3).join(_("、"))),
      place.hours ? hoursElement(place.key, place.summary) : element("span", "state", place.reason),
    ]),
    element("span", "row-end near-end", [
      minutes <= 60 && element("span", "visually-hidden", _("步行")),
      minutes <= 60 && element("span", "", fill(_("约 {count} 分钟"), { count: minutes })),
      element("small", "", aboutWords(meters)),
    ]),
  ]);
  item.setAttribute("data-place", "");
  return item;
}

function showRows(list, found, asked) {
  const schedules = {};
  list.textContent = "";
  found.forEach((one, at) => {
    list.appendChild(rowOf(one, at + 1, asked));
    if (one.place.hours) schedules[one.place.key] = one.place.hours;
  });
  circles.showHours(schedules);
}
