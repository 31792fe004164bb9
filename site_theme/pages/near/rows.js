// Rows of the list: how far, how long, open or closed, and what was asked for.

function wordsOf(place) {
  if (!place.words) {
    place.words = folded([place.name, place.address, place.kind].concat(place.services.map(function (service) {
      return service.slice(1).join("\n");
    })).join("\n"));
  }
  return place.words;
}

function termsOf(words) { return folded(words).split(/\s+/).filter(Boolean); }

// Whether a place is what was asked for: {words, board, open}.
function acceptsFor(asked) {
  var terms = termsOf(asked.words), states = {}, now = Date.now(), offset = circles.offsetNow();
  function isOpen(place) {
    if (place.hours && !states[place.key]) { states[place.key] = circles.statusAt(place.hours, now, offset).state; }
    return states[place.key] === "open";
  }
  return function (place) {
    return (!asked.board || place.services.some(function (service) { return service[0] === asked.board; }))
      && terms.every(function (term) { return wordsOf(place).indexOf(term) >= 0; })
      && (!asked.open || isOpen(place));
  };
}

// The services of a place that answer what was asked for.
function answersOf(place, asked) {
  var terms = termsOf(asked.words), ownWords = folded([place.name, place.address, place.kind].join("\n"));
  var open = terms.filter(function (term) { return ownWords.indexOf(term) < 0; });
  if (!asked.board && !open.length) { return []; }
  return place.services.filter(function (service) {
    var words = folded(service.slice(1).join("\n"));
    return (!asked.board || service[0] === asked.board) && open.every(function (term) { return words.indexOf(term) >= 0; });
  }).map(function (service) { return service[1]; });
}

// To 50 meters, as nobody knows it better.
function distanceWords(meters) {
  if (meters < 975) { return fill(_("约 {meters} 米"), { meters: Math.max(50, Math.round(meters / 50) * 50) }); }
  return fill(_("约 {kilometers} 公里"), { kilometers: meters < 9950 ? Math.round(meters / 100) / 10 : Math.round(meters / 1000) });
}

function minutesOf(meters) { return Math.max(1, Math.ceil(meters / index.pace)); }

function minutesWords(meters) { return fill(_("约 {count} 分钟"), { count: minutesOf(meters) }); }

function stateOf(place) {
  var state = element("span", "state");
  if (!place.hours) {
    state.textContent = place.reason;
    return state;
  }
  state.setAttribute("data-hours", place.key);
  state.appendChild(element("span", "status-state"));
  state.appendChild(element("span", "status-text", place.summary));
  return state;
}

function addressOf(place) { return "../centers/" + place.id + "/"; }

function rowOf(one, number, asked) {
  var item = element("li"), link = element("a", "row"), text = element("span", "row-text"), end = element("span", "row-end near-end");
  var answers = answersOf(one.place, asked);
  item.setAttribute("data-place", "");
  link.href = addressOf(one.place);
  link.appendChild(element("span", "number", String(number)));
  text.appendChild(element("b", "", one.place.name));
  text.appendChild(element("span", "", one.place.kind));
  if (answers.length) { text.appendChild(element("span", "near-answer", answers.slice(0, 3).join(_("、")))); }
  text.appendChild(stateOf(one.place));
  if (minutesOf(one.meters) <= 60) {
    end.appendChild(element("span", "visually-hidden", _("步行")));
    end.appendChild(element("span", "", minutesWords(one.meters)));
  }
  end.appendChild(element("small", "", distanceWords(one.meters)));
  link.appendChild(text);
  link.appendChild(end);
  item.appendChild(link);
  return item;
}

function showRows(list, found, asked) {
  var schedules = {};
  list.textContent = "";
  found.forEach(function (one, at) {
    list.appendChild(rowOf(one, at + 1, asked));
    if (one.place.hours) { schedules[one.place.key] = one.place.hours; }
  });
  circles.showHours(schedules);
}
