// Rows of the list: distance, minutes, open or closed, and the services asked for.

// The texts by which a place is found: its own, and those of each service.
function textsOf(place) {
  if (!place.texts) {
    const has = index.facilities.filter((words, at) => place.has[at] === "y");
    const own = [place.name, place.address, place.kind, ...has].map(folded).join("\n");
    const services = place.services.map(([, ...names]) => names.map(folded).join("\n"));
    place.texts = { own, services, all: [own, ...services].join("\n") };
  }
  return place.texts;
}

// The filter of hours by being open at the moment that is asked for.
function openThen() {
  const states = {}, minute = (circles.minuteMeant || circles.localNow)();
  return ({ hours, key }) => {
    if (hours && !states[key]) states[key] = circles.statusAt(hours, minute).state;
    return /open/.test(states[key]);  // also what is usually open, past the known calendar
  };
}

// The filter of places by a query: {words, board, open, has, unknown}.
function acceptsFor(asked) {
  const terms = termsOf(asked.words), isOpen = openThen();
  return place => (!asked.board || place.services.some(([board]) => board === asked.board))
    && (!asked.has.length || hasAll(place.has, asked.has) || asked.unknown && hasAll(place.has, asked.has) === null)
    && terms.every(term => textsOf(place).all.includes(term))
    && (!asked.open || answersOf(place, asked).some(answer => isOpen(answer.open)));
}

// The services of a place that match the query, {name, open}, with the hours that hold for each; without any the place
// itself, which has no name here.
function answersOf(place, asked) {
  const { own, services } = textsOf(place), left = termsOf(asked.words).filter(term => !own.includes(term));
  const found = place.services.map(([board, name], at) => (
    (asked.board || left.length) && (!asked.board || board === asked.board)
      && left.every(term => services[at].includes(term)) && { name, open: place.hours && place.own[at] || place }
  )).filter(Boolean);
  return found.length ? found : [{ open: place }];
}

const aboutWords = meters => fill(_("约 {distance}"), { distance: distanceWords(meters) });
const addressOf = place => (place.of.site || "../") + "centers/" + place.id + "/";

// The services that answer, those whose hours are shown before all others.
function shownAnswers(place, asked) {
  const answers = answersOf(place, asked), isOpen = openThen();
  const { open } = answers.find(answer => isOpen(answer.open)) || answers[0];
  const names = answers.filter(answer => answer.open === open).concat(answers.filter(answer => answer.open !== open));
  return { open, names: names.map(({ name }) => name).filter(Boolean) };
}

function minutesWords({ place, minutes, isBeyond, isEstimate }) {
  if (isBeyond) return fill(_("超过 {count} 分钟"), { count: place.of.minutes });
  return fill(isEstimate ? _("约 {count} 分钟") : _("{count} 分钟"), { count: minutes });
}

function rowOf(walk, number, { open, names }, has) {
  const { place, minutes, onFoot, isEstimate } = walk;
  const item = linkItem(addressOf(place), [
    element("span", "number", String(number)),
    element("span", "row-text", [
      element("b", "", place.name),
      element("span", "", place.of.name ? place.of.name + " · " + place.kind : place.kind),
      names.length > 0 && element("span", "near-answer", names.slice(0, 3).join(_("、"))),
      has.length > 0 && element("span", "near-answer", facilitiesWords(place.has, has)),
      open.hours ? hoursElement(open.key, open.summary, open !== place) : element("span", "state", open.reason),
    ]),
    element("span", "row-end near-end", [
      minutes <= 60 && element("span", "visually-hidden", _("步行")),
      minutes <= 60 && element("span", "", minutesWords(walk)),
      element("small", "", isEstimate ? aboutWords(onFoot) : distanceWords(onFoot)),
    ]),
  ]);
  item.setAttribute("data-place", "");
  return item;
}

function showRows(list, found, asked) {
  const schedules = {};
  list.textContent = "";
  found.forEach((one, at) => {
    const answers = shownAnswers(one.place, asked), { key, hours } = answers.open;
    list.appendChild(rowOf(one, at + 1, answers, asked.has));
    if (hours) schedules[key] = hours;
  });
  circles.showHours(schedules);
}
