// The match of a row with a term, in any of its forms: {rank, field, from, to}, the smallest rank the best; null if there
// is none. `field` is the text to mark, with the part of it in its plain characters.
function matchOf(row, term, offered) {
  return formsOf(term).reduce((best, [form, cost]) => {
    const found = best && best.rank <= cost ? null : matchOfForm(row, form, offered);
    return found && (!best || found.rank + cost < best.rank) ? Object.assign(found, { rank: found.rank + cost }) : best;
  }, null);
}

function matchOfForm(row, term, offered) {
  compare(row);
  const name = inName(row.characters, row.plainName, term, row.name);
  if (name && name.rank <= 2) return Object.assign(name, { field: "name" });
  let best = name && Object.assign(name, { field: "name" });
  row.plainAlso.forEach((text, at) => {
    const found = inName(row.alsoCharacters[at], text, term, row.also[at]);
    const rank = found && found.rank + 1.5 + Math.min(at, 20) / 100;  // what most people say is written first
    if (found && (!best || rank < best.rank)) best = Object.assign(found, { rank, field: at });
  });
  if (best && best.rank < OFFERED) return best;
  const service = Array.isArray(row.offers) ? row.offers.find(number => offered.has(number)) : undefined;
  if (service !== undefined) return { rank: OFFERED, field: "offer", service };
  const line = row.plainLine.indexOf(term);
  if (line >= 0 && beginsWord(row.line, term)) return Object.assign(placesIn(row.plainLine, line, term), { rank: TOLD, field: "line" });
  const isHere = (text, at) => text.includes(term) && beginsWord(row.more[at], term);
  const ends = row.plainMore.findIndex((text, at) => text.endsWith(term) && isHere(text, at));
  const told = ends >= 0 ? ends : row.plainMore.findIndex(isHere);
  if (told >= 0) return { rank: TOLD + (ends >= 0 ? 0.3 : 0.5), field: "more", told };
  return best;
}

function compare(row) {
  if (row.characters) return;
  row.plainName = folded(row.name);
  row.characters = Array.from(row.plainName);
  row.plainAlso = row.also.map(folded);
  row.alsoCharacters = row.plainAlso.map(text => Array.from(text));
  row.plainLine = folded(row.line);
  row.plainMore = row.more.map(folded);
}

// Places of a term in a text, in whole characters.
function placesIn(text, at, term) {
  const from = Array.from(text.slice(0, at)).length;
  return { from, to: from + Array.from(term).length };
}

// False for a few Latin letters inside a word: "ym" are initials, and not a part of "Unemployment".
function beginsWord(written, term) {
  return term.length > 3 || !/^[a-z]+$/.test(term)
    || new RegExp("(^|[^a-z])" + Array.from(term).join("[^a-z]*")).test(written.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase());
}

// A name that is the term, begins with it, ends with it, has it in it, sounds like it.
function inName(characters, text, term, written) {
  const at = text.indexOf(term);
  if (at >= 0 && beginsWord(written, term)) {
    const rank = text === term ? 0 : at === 0 ? 1 : text.endsWith(term) ? 1.4 : 2;
    return Object.assign(placesIn(text, at, term), { rank });
  }
  if (!/^[a-z\d]*[a-z][a-z\d]*$/.test(term) || isKnownWord(term)) return null;  // "gym" is a word, not initials
  const heard = heardIn(term, characters);
  if (!heard) return null;
  const length = heard.to - heard.from;
  const isWhole = length === characters.length;
  const rank = heard.skips === 0 ? 3 : heard.skips === length ? 4 : 7;
  return { rank: rank + (heard.from ? 0.5 : isWhole ? -0.5 : 0), from: heard.from, to: heard.to };
}

// The row with all terms: {row, rank, matches}. Terms found together as they were typed count as one.
function resultOf(row, terms, offered) {
  const matches = [];
  for (let at = 0; at < terms.length; at++) {
    const match = matchOf(row, terms[at], offered[at]);
    if (!match) return null;
    matches.push(match);
  }
  const sum = matches.reduce((total, match) => total + match.rank, 0);
  const joined = terms.length > 1 ? matchOf(row, terms.join(""), new Set()) : null;
  return joined && joined.rank <= sum ? { row, rank: joined.rank, matches: [joined] } : { row, rank: sum, matches };
}

// Ties: rows that are closed for long come last, large areas and centers first.
const byRank = (one, other) => one.rank - other.rank || Number(Boolean(one.row.note)) - Number(Boolean(other.row.note))
  || one.row.part - other.row.part || one.row.characters.length - other.row.characters.length || one.row.number - other.row.number;
